import NIOCore

/// Writes JSON straight into a byte buffer: no intermediate model, no allocation a field.
public struct JSONWriter {
    public var buffer: ByteBuffer
    @usableFromInline var needsComma = false

    public init(capacity: Int = 1024) { buffer = ByteBufferAllocator().buffer(capacity: capacity) }

    @inlinable public mutating func beginObject() { open(UInt8(ascii: "{")) }
    @inlinable public mutating func endObject() { close(UInt8(ascii: "}")) }
    /// Takes back the end of an object that has members, so that more of them can follow.
    mutating func reopenObject() { buffer.moveWriterIndex(to: buffer.writerIndex - 1) }
    @inlinable public mutating func beginArray() { open(UInt8(ascii: "[")) }
    @inlinable public mutating func endArray() { close(UInt8(ascii: "]")) }

    @inlinable public mutating func key(_ key: StaticString) {
        separate()
        buffer.writeInteger(UInt8(ascii: "\""))
        buffer.writeBytes(UnsafeRawBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        buffer.writeStaticString("\":")
        needsComma = false
    }

    public mutating func key(_ key: String) {
        string(key)
        buffer.writeInteger(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A key that was written once with its quotes and colon.
    @inlinable public mutating func key(prepared bytes: [UInt8]) {
        separate()
        buffer.writeBytes(bytes)
        needsComma = false
    }

    @inlinable public mutating func null() { word("null") }
    @inlinable public mutating func boolean(_ value: Bool) { if value { word("true") } else { word("false") } }

    @inlinable public mutating func integer(_ value: Int64) {
        separate()
        needsComma = true
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: 20) { target in
            writeInteger(value, to: target.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// A whole number of 10^-scale, such as 1250 with scale 2 for 12.5.
    public mutating func decimal(_ value: Int64, scale: Int) {
        guard scale > 0 else { return integer(value) }
        raw(Decimals.text(value, scale: scale))
    }

    /// A finite number; anything else is written as null.
    public mutating func number(_ value: Double) {
        guard value.isFinite else { return null() }
        raw(value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : value.description)
    }

    @inlinable public mutating func id(_ id: ID) { quoted(36) { id.write(to: $0) } }
    @inlinable public mutating func timestamp(_ value: Timestamp) { quoted(27) { value.write(to: $0) } }
    @inlinable public mutating func date(_ value: CalendarDate) { quoted(10) { value.write(to: $0) } }

    public mutating func money(_ value: Money) {
        beginObject()
        key("amount")
        integer(value.amount)
        key("currency")
        string(value.currency)
        endObject()
    }

    public mutating func string(_ value: String) {
        var value = value
        value.withUTF8 { string(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Text that is known to be UTF-8, such as a column of type text.
    @inlinable public mutating func string(utf8 bytes: UnsafeRawBufferPointer) {
        separate()
        needsComma = true
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: bytes.count &* 6 &+ 2) { target in
            escape(bytes, into: target.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self))
        }
    }

    /// Bytes that are JSON already.
    @inlinable public mutating func raw(_ bytes: UnsafeRawBufferPointer) {
        separate()
        needsComma = true
        buffer.writeBytes(bytes)
    }

    public mutating func raw(_ text: String) {
        separate()
        needsComma = true
        buffer.writeString(text)
    }

    public mutating func json(_ value: JSON) {
        switch value {
        case .null: null()
        case .boolean(let value): boolean(value)
        case .integer(let value): integer(value)
        case .number(let value): number(value)
        case .string(let value): string(value)
        case .array(let items):
            beginArray()
            for item in items { json(item) }
            endArray()
        case .object(let object):
            beginObject()
            for (name, value) in object {
                key(name)
                json(value)
            }
            endObject()
        }
    }

    /// One value of up to `maximum` bytes, written by `body` straight into memory.
    mutating func value(upTo maximum: Int, _ body: (inout JSONCursor) -> Void) {
        separate()
        needsComma = true
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: maximum) { target in
            var cursor = JSONCursor(target)
            body(&cursor)
            return cursor.count
        }
    }

    @inlinable mutating func open(_ bracket: UInt8) {
        separate()
        buffer.writeInteger(bracket)
        needsComma = false
    }

    @inlinable mutating func close(_ bracket: UInt8) {
        buffer.writeInteger(bracket)
        needsComma = true
    }

    @inlinable mutating func separate() {
        if needsComma { buffer.writeInteger(UInt8(ascii: ",")) }
    }

    @inlinable mutating func word(_ word: StaticString) {
        separate()
        needsComma = true
        buffer.writeStaticString(word)
    }

    @inlinable mutating func quoted(_ length: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Void) {
        separate()
        needsComma = true
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: length &+ 2) { target in
            let bytes = target.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
            bytes[0] = UInt8(ascii: "\"")
            write(bytes + 1)
            bytes[length &+ 1] = UInt8(ascii: "\"")
            return length &+ 2
        }
    }
}

/// Values that may be missing.
extension JSONWriter {
    public mutating func string(orNull value: String?) { if let value { string(value) } else { null() } }
    public mutating func integer(orNull value: Int64?) { if let value { integer(value) } else { null() } }
    public mutating func id(orNull value: ID?) { if let value { id(value) } else { null() } }
    public mutating func date(orNull value: CalendarDate?) { if let value { date(value) } else { null() } }
    public mutating func timestamp(orNull value: Timestamp?) { if let value { timestamp(value) } else { null() } }
}

/// Writes `bytes` as a JSON string at `target`, which has room for six bytes a byte and two; returns the length.
@inlinable func escape(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutablePointer<UInt8>) -> Int {
    var length = 1
    target[0] = UInt8(ascii: "\"")
    for byte in bytes {
        if byte >= 32 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
            target[length] = byte
            length &+= 1
        } else {
            length &+= escape(byte, into: target + length)
        }
    }
    target[length] = UInt8(ascii: "\"")
    return length &+ 1
}

@inlinable func escape(_ byte: UInt8, into target: UnsafeMutablePointer<UInt8>) -> Int {
    target[0] = UInt8(ascii: "\\")
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): target[1] = byte
    case 10: target[1] = UInt8(ascii: "n")
    case 13: target[1] = UInt8(ascii: "r")
    case 9: target[1] = UInt8(ascii: "t")
    default:
        target[1] = UInt8(ascii: "u")
        target[2] = 48
        target[3] = 48
        target[4] = hexadecimalCharacter(byte &>> 4)
        target[5] = hexadecimalCharacter(byte & 15)
        return 6
    }
    return 2
}
