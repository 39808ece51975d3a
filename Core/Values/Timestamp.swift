import CLinux

/// A moment in UTC, in microseconds since 2000-01-01T00:00Z: the epoch and unit of PostgreSQL's `timestamptz`.
public struct Timestamp: Hashable, Sendable {
    public let microseconds: Int64

    @inlinable public init(microseconds: Int64) { self.microseconds = microseconds }

    public static var now: Timestamp { Timestamp(microseconds: clinux_realtime() / 1000 - epochOffset * 1_000_000) }

    /// Microseconds since 1970-01-01T00:00Z.
    @inlinable public var unixMicroseconds: Int64 { microseconds + Self.epochOffset * 1_000_000 }

    @inlinable public init(unixSeconds: Int64) { microseconds = (unixSeconds - Self.epochOffset) * 1_000_000 }

    /// Seconds from 1970-01-01 to 2000-01-01.
    @usableFromInline static let epochOffset: Int64 = 946_684_800

    public func adding(seconds: Int) -> Timestamp { Timestamp(microseconds: microseconds + Int64(seconds) * 1_000_000) }
    public func adding(days: Int) -> Timestamp { adding(seconds: days * 86_400) }
    public func seconds(since earlier: Timestamp) -> Double { Double(microseconds - earlier.microseconds) / 1e6 }

    /// The day in UTC.
    public var date: CalendarDate { CalendarDate(days: Int32(floorDivide(microseconds, 86_400_000_000).quotient)) }
}

extension Timestamp: Comparable {
    @inlinable public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with microseconds: `2026-01-02T03:04:05.123456Z`.
    public var description: String {
        String(unsafeUninitializedCapacity: 27) { target in
            write(to: target.baseAddress.unsafelyUnwrapped)
            return 27
        }
    }

    /// Writes the 27 bytes of the RFC 3339 text.
    @inlinable public func write(to target: UnsafeMutablePointer<UInt8>) {
        let (day, time) = floorDivide(microseconds, 86_400_000_000)
        CalendarDate(days: Int32(truncatingIfNeeded: day)).write(to: target)
        let (second, fraction) = time.quotientAndRemainder(dividingBy: 1_000_000)
        target[10] = UInt8(ascii: "T")
        writeTwoDigits(second / 3600, target + 11)
        target[13] = UInt8(ascii: ":")
        writeTwoDigits(second / 60 % 60, target + 14)
        target[16] = UInt8(ascii: ":")
        writeTwoDigits(second % 60, target + 17)
        target[19] = UInt8(ascii: ".")
        writeTwoDigits(fraction / 10_000, target + 20)
        writeTwoDigits(fraction / 100 % 100, target + 22)
        writeTwoDigits(fraction % 100, target + 24)
        target[26] = UInt8(ascii: "Z")
    }

    /// Reads RFC 3339, section 5.6, years 0001–9999, with `Z` or a numeric offset; nil when malformed.
    public init?(rfc3339 text: some StringProtocol) {
        var text = String(text)
        guard let value = text.withUTF8({ Timestamp(utf8: $0) }) else { return nil }
        self = value
    }

    init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 20, let date = CalendarDate(utf8: UnsafeBufferPointer(rebasing: bytes[0..<10])) else { return nil }
        guard bytes[10] | 32 == UInt8(ascii: "t") || bytes[10] == 32, bytes[13] == 58, bytes[16] == 58 else { return nil }
        guard let hour = readDigits(bytes, 11, 2), let minute = readDigits(bytes, 14, 2), let second = readDigits(bytes, 17, 2),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var index = 19
        guard let fraction = Self.readFraction(bytes, &index), let offset = Self.readOffset(bytes, index) else { return nil }
        let seconds = Int64(date.days) * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    private static func readFraction(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Int64? {
        guard bytes[index] == UInt8(ascii: ".") else { return 0 }
        index += 1
        let start = index
        var value: Int64 = 0
        var scale: Int64 = 1_000_000
        while index < bytes.count, let digit = readDigits(bytes, index, 1) {
            if scale > 1 {
                scale /= 10
                value += digit * scale
            }
            index += 1
        }
        return index > start ? value : nil
    }

    private static func readOffset(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int64? {
        guard index < bytes.count else { return nil }
        if bytes[index] | 32 == UInt8(ascii: "z") { return index + 1 == bytes.count ? 0 : nil }
        guard bytes[index] == 43 || bytes[index] == 45, index + 6 == bytes.count, bytes[index + 3] == 58,
            let hours = readDigits(bytes, index + 1, 2), let minutes = readDigits(bytes, index + 4, 2), hours < 24, minutes < 60
        else { return nil }
        return (hours * 3600 + minutes * 60) * (bytes[index] == 43 ? 1 : -1)
    }
}

@inlinable func floorDivide(_ value: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

@inlinable func writeTwoDigits(_ value: Int64, _ target: UnsafeMutablePointer<UInt8>) {
    target[0] = UInt8(truncatingIfNeeded: 48 &+ value / 10)
    target[1] = UInt8(truncatingIfNeeded: 48 &+ value % 10)
}

/// `count` decimal digits at `index`, or nil when one of them is something else or missing.
func readDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ count: Int) -> Int64? {
    guard index + count <= bytes.count else { return nil }
    var value: Int64 = 0
    for position in index..<index + count {
        let digit = bytes[position] &- 48
        guard digit < 10 else { return nil }
        value = value * 10 + Int64(digit)
    }
    return value
}
