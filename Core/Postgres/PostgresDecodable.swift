/// A value that can be read from a column.
public protocol PostgresDecodable {
    static func decode(_ value: PostgresValue) throws -> Self
}

/// One field as it came: its bytes are valid only during the call that gets it.
public struct PostgresValue {
    public let bytes: UnsafeRawBufferPointer?
    /// The OID of the column's type.
    public let type: UInt32

    public init(bytes: UnsafeRawBufferPointer?, type: UInt32) {
        self.bytes = bytes
        self.type = type
    }

    func present(as target: Any.Type) throws -> UnsafeRawBufferPointer {
        guard let bytes else { throw DatabaseError.decoding("null where \(target) was expected") }
        return bytes
    }

    func bytes(_ oids: UInt32..., expecting target: Any.Type) throws -> UnsafeRawBufferPointer {
        guard oids.contains(type) else { throw mismatch(target) }
        return try present(as: target)
    }

    func mismatch(_ target: Any.Type) -> DatabaseError { .decoding("type \(type) read as \(target)") }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> Wrapped? {
        value.bytes == nil ? nil : try Wrapped.decode(value)
    }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> [Element] {
        guard Element.self == UInt8.self, value.type == BindType.bytes.oid else { return try ArrayFormat.decode(value, as: Element.self) }
        return try value.present(as: [UInt8].self).map { unsafeBitCast($0, to: Element.self) }
    }
}

extension ID: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> ID {
        let bytes = try value.bytes(2950, expecting: ID.self)
        return ID(hi: bytes.bigEndian(at: 0), lo: bytes.bigEndian(at: 8))
    }
}

extension Timestamp: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> Timestamp {
        Timestamp(microseconds: try value.bytes(1184, 1114, expecting: Timestamp.self).bigEndian(at: 0))
    }
}

extension CalendarDate: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> CalendarDate {
        CalendarDate(days: try value.bytes(1082, expecting: CalendarDate.self).bigEndian(at: 0))
    }
}
