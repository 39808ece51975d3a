/// Writes JSON into memory that is large enough: the inner loop of replies. The caller reserves, the cursor only advances.
struct JSONCursor {
    private let start: UnsafeMutablePointer<UInt8>
    private var end: UnsafeMutablePointer<UInt8>

    /// Bytes that any value but a text takes at most: a money object has the longest.
    static let longestValue = 64

    init(_ target: UnsafeMutableRawBufferPointer) {
        start = target.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
        end = start
    }

    var count: Int { end - start }

    @inline(__always) mutating func byte(_ byte: UInt8) {
        end.pointee = byte
        end += 1
    }

    @inline(__always) mutating func bytes(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        end.update(from: bytes, count: count)
        end += count
    }

    @inline(__always) mutating func word(_ word: StaticString) { bytes(word.utf8Start, word.utf8CodeUnitCount) }

    /// Bytes that are JSON already.
    mutating func raw(_ json: UnsafeRawBufferPointer?, orElse fallback: StaticString) {
        guard let json, let start = json.baseAddress else { return word(fallback) }
        bytes(start.assumingMemoryBound(to: UInt8.self), json.count)
    }

    /// Text that is known to be UTF-8; takes up to six bytes a byte and two.
    @inline(__always) mutating func string(_ utf8: UnsafeRawBufferPointer) { end += escape(utf8, into: end) }

    @inline(__always) mutating func integer(_ value: Int64) { end += writeInteger(value, to: end) }

    @inline(__always) mutating func id(_ id: ID) {
        quoted(36) { id.write(to: $0) }
    }

    @inline(__always) mutating func timestamp(_ time: Timestamp) {
        quoted(27) { time.write(to: $0) }
    }

    @inline(__always) mutating func date(_ date: CalendarDate) {
        quoted(10) { date.write(to: $0) }
    }

    /// A whole multiple of 10^-scale.
    mutating func decimal(_ value: Int64, scale: Int) {
        guard scale > 0 else { return integer(value) }
        var text = Decimals.text(value, scale: scale)
        text.withUTF8 { if let base = $0.baseAddress { bytes(base, $0.count) } }
    }

    private mutating func quoted(_ length: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
        byte(UInt8(ascii: "\""))
        write(end)
        end += length
        byte(UInt8(ascii: "\""))
    }
}

/// Writes the decimal digits, at most twenty bytes, and returns their number.
@inlinable func writeInteger(_ value: Int64, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var magnitude = value.magnitude
    var length = value < 0 ? 2 : 1
    var power: UInt64 = 10
    while length < 20 && magnitude >= power {
        length &+= 1
        guard power <= .max / 10 else { break }
        power &*= 10
    }
    var index = length
    repeat {
        index &-= 1
        let (quotient, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
        target[index] = UInt8(truncatingIfNeeded: 48 &+ digit)
        magnitude = quotient
    } while magnitude > 0
    if value < 0 { target[0] = UInt8(ascii: "-") }
    return length
}
