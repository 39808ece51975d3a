/// What a number that the house gives looks like: `TK-{YYYY}-{00000}`. In braces are the year, month and day on which the record was made (`YYYY`, `YY`,
/// `MM`, `DD`, in UTC) and, once, the number itself with as many digits as it has zeros, or more.
///
/// Dates have a fixed width, so two numbers of one pattern are never written alike.
package struct NumberPattern: Sendable {
    private enum Part: Equatable {
        case text(String)
        case number(digits: Int)
        case year, shortYear, month, day
    }

    package static let longest = 40
    static let highestStart: Int64 = 1_000_000_000_000
    /// Characters of a number by the longest pattern.
    static let longestNumber = 60

    private let parts: [Part]

    /// Nil where it is no pattern.
    package init?(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while !rest.isEmpty {
            guard let open = rest.firstIndex(of: "{") else {
                parts.append(.text(String(rest)))
                break
            }
            guard let close = rest[open...].firstIndex(of: "}"), let part = Self.part(rest[rest.index(after: open)..<close]) else { return nil }
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(part)
            rest = rest[rest.index(after: close)...]
        }
        let numbers = parts.count { if case .number = $0 { true } else { false } }
        guard numbers == 1, !parts.contains(where: Self.isMalformed) else { return nil }
        self.parts = parts
    }

    private static func part(_ token: Substring) -> Part? {
        switch token {
        case "YYYY": .year
        case "YY": .shortYear
        case "MM": .month
        case "DD": .day
        default: (1...12).contains(token.utf8.count) && token.utf8.allSatisfy { $0 == UInt8(ascii: "0") } ? .number(digits: token.utf8.count) : nil
        }
    }

    /// A brace without its other one.
    private static func isMalformed(_ part: Part) -> Bool {
        if case .text(let text) = part { text.contains { $0 == "{" || $0 == "}" } } else { false }
    }

    package func text(_ number: Int64, on date: CalendarDate) -> String {
        let (year, month, day) = date.components
        return parts.reduce(into: "") { text, part in
            switch part {
            case .text(let fixed): text += fixed
            case .number(let digits): text += Self.padded(number, digits)
            case .year: text += Self.padded(Int64(year), 4)
            case .shortYear: text += Self.padded(Int64(year % 100), 2)
            case .month: text += Self.padded(Int64(month), 2)
            case .day: text += Self.padded(Int64(day), 2)
            }
        }
    }

    private static func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
