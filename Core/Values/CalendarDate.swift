/// A day without a time zone, in days since 2000-01-01: PostgreSQL's `date`.
public struct CalendarDate: Hashable, Sendable {
    public let days: Int32

    @inlinable public init(days: Int32) { self.days = days }

    /// Today in UTC.
    public static var today: CalendarDate { Timestamp.now.date }

    public func adding(days: Int) -> CalendarDate { CalendarDate(days: self.days + Int32(days)) }

    /// Midnight UTC at the start of the day.
    public var startOfDay: Timestamp { Timestamp(microseconds: Int64(days) * 86_400_000_000) }

    /// Nil when there is no such day in the Gregorian calendar, years 1–9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year) else { return nil }
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        days = Int32(era * 146_097 + dayOfEra - Self.marchEpoch)
    }

    /// Year, month and day. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
    @inlinable public var components: (year: Int, month: Int, day: Int) {
        let (era, dayOfEra64) = floorDivide(Int64(days) + Int64(Self.marchEpoch), 146_097)
        let dayOfEra = Int(dayOfEra64)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + Int(era) * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days from 0000-03-01 to 2000-01-01.
    @usableFromInline static let marchEpoch = 730_425

    static func length(of month: Int, in year: Int) -> Int {
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        if month == 2 { return isLeapYear ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}

extension CalendarDate: Comparable {
    @inlinable public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }
}

extension CalendarDate: LosslessStringConvertible {
    /// `YYYY-MM-DD` (RFC 3339 full-date).
    public var description: String {
        String(unsafeUninitializedCapacity: 10) { target in
            write(to: target.baseAddress.unsafelyUnwrapped)
            return 10
        }
    }

    public init?(_ text: String) {
        var text = text
        guard let date = text.withUTF8({ CalendarDate(utf8: $0) }) else { return nil }
        self = date
    }

    init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45,
            let year = readDigits(bytes, 0, 4), let month = readDigits(bytes, 5, 2), let day = readDigits(bytes, 8, 2)
        else { return nil }
        self.init(year: Int(year), month: Int(month), day: Int(day))
    }

    /// Writes the ten bytes of the text.
    @inlinable public func write(to target: UnsafeMutablePointer<UInt8>) {
        let (year, month, day) = components
        writeTwoDigits(Int64(year / 100), target)
        writeTwoDigits(Int64(year % 100), target + 2)
        target[4] = UInt8(ascii: "-")
        writeTwoDigits(Int64(month), target + 5)
        target[7] = UInt8(ascii: "-")
        writeTwoDigits(Int64(day), target + 8)
    }
}
