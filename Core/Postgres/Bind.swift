import NIOCore

/// One value of a statement, in the form in which it travels. A null keeps its type.
public struct Bind: Sendable {
    enum Payload: Sendable {
        case null
        case id(ID)
        case text(String)
        case integer(Int64)
        case integer32(Int32)
        case boolean(Bool)
        case double(Double)
        /// Bytes that go out as they are: bytea, jsonb with its version byte, arrays in wire format.
        case encoded([UInt8])
    }

    public let type: BindType
    let payload: Payload

    init(_ type: BindType, _ payload: Payload) {
        self.type = type
        self.payload = payload
    }

    public static func null(_ type: BindType) -> Bind { Bind(type, .null) }

    public static func id(_ value: ID?) -> Bind { Bind(.id, value.map { .id($0) } ?? .null) }

    public static func text(_ value: String?) -> Bind { Bind(.text, value.map { .text($0) } ?? .null) }

    public static func integer(_ value: Int64?) -> Bind { Bind(.integer, value.map { .integer($0) } ?? .null) }

    public static func integer32(_ value: Int32?) -> Bind { Bind(.integer32, value.map { .integer32($0) } ?? .null) }

    public static func boolean(_ value: Bool?) -> Bind { Bind(.boolean, value.map { .boolean($0) } ?? .null) }

    public static func double(_ value: Double?) -> Bind { Bind(.double, value.map { .double($0) } ?? .null) }

    public static func timestamp(_ value: Timestamp?) -> Bind { Bind(.timestamp, value.map { .integer($0.microseconds) } ?? .null) }

    public static func date(_ value: CalendarDate?) -> Bind { Bind(.date, value.map { .integer32($0.days) } ?? .null) }

    public static func bytes(_ value: [UInt8]?) -> Bind { Bind(.bytes, value.map { .encoded($0) } ?? .null) }

    /// `jsonb` from text that is JSON already; PostgreSQL refuses anything else with 22P02.
    public static func json(_ text: (some Collection<UInt8>)?) -> Bind {
        guard let text else { return .null(.json) }
        var bytes = [UInt8]()
        bytes.reserveCapacity(text.count + 1)
        bytes.append(1)  // the version of jsonb's binary format
        bytes.append(contentsOf: text)
        return Bind(.json, .encoded(bytes))
    }

    public static func json(_ value: JSON?) -> Bind {
        guard let value else { return .null(.json) }
        var writer = JSONWriter()
        writer.json(value)
        return json(writer.buffer.readableBytesView)
    }
}

/// Arrays, for `unnest` and `= any`. Each takes optionals as well as plain values.
extension Bind {
    public static func ids(_ values: some Collection<ID?>) -> Bind {
        Bind(
            .ids,
            ArrayFormat.encode(values, element: .id, width: 16) { value, bytes in
                bytes.append(bigEndian: value.hi)
                bytes.append(bigEndian: value.lo)
            })
    }

    public static func texts(_ values: some Collection<String?>) -> Bind {
        Bind(.texts, ArrayFormat.encode(values, element: .text, width: 16) { value, bytes in bytes.append(contentsOf: value.utf8) })
    }

    public static func integers(_ values: some Collection<Int64?>) -> Bind {
        Bind(.integers, ArrayFormat.encode(values, element: .integer, width: 8) { value, bytes in bytes.append(bigEndian: value) })
    }

    public static func booleans(_ values: some Collection<Bool?>) -> Bind {
        Bind(.booleans, ArrayFormat.encode(values, element: .boolean, width: 1) { value, bytes in bytes.append(value ? 1 : 0) })
    }

    public static func doubles(_ values: some Collection<Double?>) -> Bind {
        Bind(.doubles, ArrayFormat.encode(values, element: .double, width: 8) { value, bytes in bytes.append(bigEndian: value.bitPattern) })
    }

    public static func timestamps(_ values: some Collection<Timestamp?>) -> Bind {
        Bind(.timestamps, ArrayFormat.encode(values, element: .timestamp, width: 8) { value, bytes in bytes.append(bigEndian: value.microseconds) })
    }

    public static func dates(_ values: some Collection<CalendarDate?>) -> Bind {
        Bind(.dates, ArrayFormat.encode(values, element: .date, width: 4) { value, bytes in bytes.append(bigEndian: value.days) })
    }

    public static func bytesList(_ values: some Collection<[UInt8]?>) -> Bind {
        Bind(.bytesList, ArrayFormat.encode(values, element: .bytes, width: 32) { value, bytes in bytes.append(contentsOf: value) })
    }

    /// `jsonb[]` from texts that are JSON already.
    public static func jsons(_ values: some Collection<[UInt8]?>) -> Bind {
        Bind(
            .jsons,
            ArrayFormat.encode(values, element: .json, width: 64) { value, bytes in
                bytes.append(1)
                bytes.append(contentsOf: value)
            })
    }
}

/// Arrays of values that are all there.
extension Bind {
    public static func ids(_ values: [ID]) -> Bind { ids(values.lazy.map(Optional.some)) }
    public static func texts(_ values: [String]) -> Bind { texts(values.lazy.map(Optional.some)) }
    public static func integers(_ values: [Int64]) -> Bind { integers(values.lazy.map(Optional.some)) }
    public static func booleans(_ values: [Bool]) -> Bind { booleans(values.lazy.map(Optional.some)) }
    public static func doubles(_ values: [Double]) -> Bind { doubles(values.lazy.map(Optional.some)) }
    public static func timestamps(_ values: [Timestamp]) -> Bind { timestamps(values.lazy.map(Optional.some)) }
    public static func dates(_ values: [CalendarDate]) -> Bind { dates(values.lazy.map(Optional.some)) }
    public static func bytesList(_ values: [[UInt8]]) -> Bind { bytesList(values.lazy.map(Optional.some)) }
}
