/// Times of day to the minute, `09:30`, 24 hours: a text whose order is that of time.
public enum TimeOfDay {
    public static func isValid(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            guard let hour = readDigits(bytes, 0, 2), let minute = readDigits(bytes, 3, 2) else { return false }
            return hour < 24 && minute < 60
        }
    }

    /// Reads what people write: `9:30`, `09:30:00`, `9:30 pm`, `下午9:30`; nil where it is no time to the minute.
    package static func read(_ text: String) -> String? {
        let half = half(of: text.lowercased())
        let parts = half.rest.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "\u{ff1a}" }
        guard (2...3).contains(parts.count), let hour = number(parts[0], digits: 1...2), let minute = number(parts[1], digits: 2...2), minute < 60,
            parts.count == 2 || number(parts[2], digits: 2...2) == 0, let hour = half.hour(hour)
        else { return nil }
        return (hour < 10 ? "0" : "") + "\(hour):" + (minute < 10 ? "0" : "") + "\(minute)"
    }

    /// Which half of the day is named, and the text without it.
    private static func half(of text: String) -> Half {
        for (word, isAfternoon) in [("am", false), ("pm", true), ("a.m.", false), ("p.m.", true)] where text.hasSuffix(word) {
            return Half(isAfternoon: isAfternoon, rest: trim(String(text.dropLast(word.count))))
        }
        for (word, isAfternoon) in [("上午", false), ("下午", true), ("晚上", true)] where text.hasPrefix(word) {
            return Half(isAfternoon: isAfternoon, rest: trim(String(text.dropFirst(word.count))))
        }
        return Half(isAfternoon: nil, rest: text)
    }

    private struct Half {
        let isAfternoon: Bool?
        let rest: String

        func hour(_ hour: Int) -> Int? {
            guard let isAfternoon else { return hour < 24 ? hour : nil }
            guard (1...12).contains(hour) else { return nil }
            return hour % 12 + (isAfternoon ? 12 : 0)
        }
    }

    private static func number(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
        return Int(text)
    }
}
