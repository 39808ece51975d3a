import CLinux
import Synchronization

/// A 128-bit identifier; new ones are UUIDv7 (RFC 9562, section 5.7): ordered by time of creation, also across the months
/// by which the journal is partitioned.
public struct ID: Hashable, Sendable {
    /// The first and last eight bytes, read as big-endian integers.
    public let hi: UInt64
    public let lo: UInt64

    @inlinable public init(hi: UInt64, lo: UInt64) {
        self.hi = hi
        self.lo = lo
    }

    /// A new identifier, greater than every one made before in this process (RFC 9562, section 6.2, method 3).
    public static func new() -> ID {
        let tick = IDClock.next()
        let milliseconds = tick >> 12
        let hi = milliseconds << 16 | 0x7000 | tick & 0xfff
        let lo = UInt64.random(in: .min ... .max) & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000
        return ID(hi: hi, lo: lo)
    }

    /// The smallest identifier that a UUIDv7 made at `time` can have.
    public static func earliest(at time: Timestamp) -> ID {
        let milliseconds = UInt64(max(0, time.unixMicroseconds / 1000))
        return ID(hi: milliseconds << 16 | 0x7000, lo: 0x8000_0000_0000_0000)
    }
}

extension ID: Comparable {
    @inlinable public static func < (left: ID, right: ID) -> Bool {
        left.hi == right.hi ? left.lo < right.lo : left.hi < right.hi
    }
}

extension ID: LosslessStringConvertible {
    /// Canonical lower-case text: 8-4-4-4-12 hexadecimal digits.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { target in
            write(to: target.baseAddress.unsafelyUnwrapped)
            return 36
        }
    }

    /// Reads the canonical text in upper or lower case; nil when it is anything else.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 36 else { return nil }
        var text = String(text)
        guard let id = text.withUTF8({ ID(utf8: $0) }) else { return nil }
        self = id
    }

    @inlinable public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 36, bytes[8] == 45, bytes[13] == 45, bytes[18] == 45, bytes[23] == 45 else { return nil }
        var hi: UInt64 = 0
        var value: UInt64 = 0
        var digits = 0
        for index in 0..<36 where index != 8 && index != 13 && index != 18 && index != 23 {
            guard let digit = hexadecimalDigit(bytes[index]) else { return nil }
            value = value &<< 4 | UInt64(digit)
            digits &+= 1
            if digits == 16 {
                hi = value
                value = 0
            }
        }
        self.init(hi: hi, lo: value)
    }

    /// Writes the 36 bytes of the canonical text.
    @inlinable public func write(to target: UnsafeMutablePointer<UInt8>) {
        var position = 0
        for index in 0..<16 {
            let half = index < 8 ? hi : lo
            let byte = UInt8(truncatingIfNeeded: half &>> UInt64(56 &- 8 &* (index & 7)))
            if index == 4 || index == 6 || index == 8 || index == 10 {
                target[position] = 45
                position &+= 1
            }
            target[position] = hexadecimalCharacter(byte &>> 4)
            target[position &+ 1] = hexadecimalCharacter(byte & 15)
            position &+= 2
        }
    }
}

@inlinable func hexadecimalDigit(_ character: UInt8) -> UInt8? {
    switch character {
    case 48...57: character &- 48
    case 97...102: character &- 87
    case 65...70: character &- 55
    default: nil
    }
}

@inlinable func hexadecimalCharacter(_ digit: UInt8) -> UInt8 { digit < 10 ? digit &+ 48 : digit &+ 87 }

/// Milliseconds since 1970 in the upper bits and 1/4096 ms in the lower twelve, strictly increasing.
private enum IDClock {
    private static let last = Atomic<UInt64>(0)

    static func next() -> UInt64 {
        let (milliseconds, nanoseconds) = UInt64(clinux_realtime()).quotientAndRemainder(dividingBy: 1_000_000)
        let now = milliseconds << 12 | nanoseconds * 4096 / 1_000_000
        var previous = last.load(ordering: .relaxed)
        while true {
            let candidate = max(now, previous + 1)
            let (exchanged, original) = last.compareExchange(expected: previous, desired: candidate, ordering: .relaxed)
            if exchanged { return candidate }
            previous = original
        }
    }
}
