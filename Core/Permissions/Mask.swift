/// What is shown of a text to somebody who may know that it is there, and tell two from each other at a glance, but not use it.
enum Mask {
    /// `138****1234` of a number, `+86138****1234` with its country, `l****@example.com` of an address, `王****` of anything else.
    static func shown(_ text: String) -> String {
        if let at = text.lastIndex(of: "@"), at > text.startIndex { return text.prefix(1) + hidden + text[at...] }
        let digits = text.count { $0.isNumber }
        guard digits >= 7, digits * 2 > text.count else { return text.prefix(1) + hidden }
        return digits >= 10 ? text.prefix(min(text.count - 8, 6)) + hidden + text.suffix(4) : text.prefix(2) + hidden + text.suffix(2)
    }

    /// Of anything but texts nothing is shown.
    static func shown(_ value: Value) -> Value {
        if case .text(let text) = value { .text(shown(text)) } else { .null }
    }

    private static let hidden = "****"
}
