/// Dates and times as files write them.
package struct DateReader: Sendable {
    /// In which order the numbers stand where the year does not come first.
    package enum Order: String, CaseIterable, Sendable {
        /// Only what can be read in one way.
        case auto
        case ymd, dmy, mdy
    }

    package enum Reading: Equatable {
        case date(CalendarDate, rest: Substring)
        case ambiguous
        case none
    }

    package let order: Order
    /// Seconds east of UTC of times that don't say it.
    package let offset: Int64

    package init(order: Order, offset: Int64) {
        self.order = order
        self.offset = offset
    }

    /// `2026-01-31`, `2026/1/31`, `20260131`, `2026年1月31日`, `31.1.2026`, each with a time behind it that is left in `rest`.
    package func date(_ text: String) -> Reading {
        if text.utf8.count == 10, let date = CalendarDate(text) { return .date(date, rest: "") }
        let parts = Self.numbers(text)
        if let first = parts.numbers.first, first.utf8.count == 8, let date = Self.compact(first) {
            return .date(date, rest: text[first.endIndex...])
        }
        guard parts.numbers.count == 3, let numbers = Self.values(parts.numbers) else { return .none }
        if parts.numbers[0].utf8.count == 4 { return found(numbers[0], numbers[1], numbers[2], parts.rest) }
        guard parts.numbers[2].utf8.count == 4 else { return .none }
        return yearLast(numbers, parts.rest)
    }

    /// A date with an optional time and offset; without a time, the day's beginning.
    package func timestamp(_ text: String) -> (reading: Reading, time: Timestamp?) {
        if let exact = Timestamp(rfc3339: text) { return (.none, exact) }
        let reading = date(text)
        guard case .date(let date, let rest) = reading else { return (reading, nil) }
        guard let seconds = Self.time(rest) else { return (.none, nil) }
        return (reading, Timestamp(microseconds: date.startOfDay.microseconds + (seconds - offset) * 1_000_000))
    }

    private func yearLast(_ numbers: [Int], _ rest: Substring) -> Reading {
        switch order {
        case .dmy: return found(numbers[2], numbers[1], numbers[0], rest)
        case .mdy: return found(numbers[2], numbers[0], numbers[1], rest)
        case .ymd: return .none
        case .auto:
            if numbers[0] > 12 || numbers[0] == numbers[1] { return found(numbers[2], numbers[1], numbers[0], rest) }
            return numbers[1] > 12 ? found(numbers[2], numbers[0], numbers[1], rest) : .ambiguous
        }
    }

    private func found(_ year: Int, _ month: Int, _ day: Int, _ rest: Substring) -> Reading {
        CalendarDate(year: year, month: month, day: day).map { .date($0, rest: rest) } ?? .none
    }

    /// The three numbers at the beginning and what follows them.
    private static func numbers(_ text: String) -> (numbers: [Substring], rest: Substring) {
        var numbers: [Substring] = []
        var rest = text[...]
        while numbers.count < 3 {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty else { break }
            numbers.append(digits)
            rest = rest[digits.endIndex...]
            guard let separator = rest.first, "-/.年月日".contains(separator), numbers.count < 3 || separator == "日" else { break }
            rest = rest.dropFirst()
        }
        return (numbers, rest)
    }

    private static func compact(_ digits: Substring) -> CalendarDate? {
        guard let number = Int(digits) else { return nil }
        return CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    private static func values(_ numbers: [Substring]) -> [Int]? {
        let values = numbers.compactMap { $0.utf8.count <= 4 ? Int($0) : nil }
        return values.count == 3 ? values : nil
    }

    /// Seconds of ` 8:30`, `T08:30:15.25`; 0 for nothing; nil for anything else.
    package static func time(_ text: Substring) -> Int64? {
        let text = text.drop { $0 == " " || $0 == "T" }
        guard !text.isEmpty else { return 0 }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = Int64(parts[0]), let minute = Int64(parts[1]) else { return nil }
        guard let second = parts.count == 3 ? Int64(parts[2].prefix { $0 != "." }) : 0 else { return nil }
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// Seconds of `+08:00`; nil where it is no offset.
    package static func offset(_ text: String) -> Int64? {
        guard let sign = text.first, sign == "+" || sign == "-", text.utf8.count == 6, let seconds = time(text.dropFirst()) else { return nil }
        return sign == "-" ? -seconds : seconds
    }
}
