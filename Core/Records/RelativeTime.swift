/// Times in filters that move with the clock: `now`, `today`, `yesterday`, `tomorrow`, and spans from now such as `-30d`, `+2w`, `-12h`.
package enum RelativeTime {
    /// Nil when the text is none of these. Months and years are calendar months and years in UTC.
    package static func resolve(_ text: String, now: Timestamp) -> Timestamp? {
        switch text {
        case "now": return now
        case "today": return now.date.startOfDay
        case "yesterday": return now.date.adding(days: -1).startOfDay
        case "tomorrow": return now.date.adding(days: 1).startOfDay
        default: return span(text, now: now)
        }
    }

    private static func span(_ text: String, now: Timestamp) -> Timestamp? {
        guard let sign = text.first, sign == "-" || sign == "+", let unit = text.last, let count = Int(text.dropFirst().dropLast()),
            (0...5000).contains(count), text.utf8.dropFirst().first != UInt8(ascii: "+"), text.utf8.dropFirst().first != UInt8(ascii: "-")
        else { return nil }
        let amount = sign == "-" ? -count : count
        switch unit {
        case "h": return now.adding(seconds: amount * 3600)
        case "d": return now.adding(days: amount)
        case "w": return now.adding(days: amount * 7)
        case "m": return months(amount, now)
        case "y": return months(amount * 12, now)
        default: return nil
        }
    }

    /// The same day some months away, or the last of that month.
    private static func months(_ count: Int, _ now: Timestamp) -> Timestamp? {
        let (year, month, day) = now.date.components
        let (years, rest) = floorDivide(Int64(month - 1 + count), 12)
        let target = (year: year + Int(years), month: Int(rest) + 1)
        guard (1...9999).contains(target.year) else { return nil }
        let lastDay = CalendarDate.length(of: target.month, in: target.year)
        guard let date = CalendarDate(year: target.year, month: target.month, day: min(day, lastDay)) else { return nil }
        return Timestamp(microseconds: date.startOfDay.microseconds + floorDivide(now.microseconds, 86_400_000_000).remainder)
    }
}
