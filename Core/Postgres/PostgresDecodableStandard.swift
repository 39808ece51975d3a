/// Columns read as the standard library's types.
extension Int64: PostgresDecodable {
    /// Also int2, int4, oid and xid8.
    public static func decode(_ value: PostgresValue) throws -> Int64 {
        let bytes = try value.bytes(20, 23, 21, 26, 28, 5069, expecting: Int64.self)
        switch (value.type, bytes.count) {
        case (_, 8): return bytes.bigEndian(at: 0)
        case (26, 4), (28, 4): return Int64(bytes.bigEndian(at: 0) as UInt32)
        case (_, 4): return Int64(bytes.bigEndian(at: 0) as Int32)
        case (_, 2): return Int64(bytes.bigEndian(at: 0) as Int16)
        default: throw value.mismatch(Int64.self)
        }
    }
}

extension Int: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> Int { Int(try Int64.decode(value)) }
}

extension Int32: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> Int32 {
        guard let number = Int32(exactly: try Int64.decode(value)) else { throw value.mismatch(Int32.self) }
        return number
    }
}

/// Only an element of bytea: `[UInt8]` reads it whole.
extension UInt8: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> UInt8 { throw value.mismatch(UInt8.self) }
}

extension Bool: PostgresDecodable {
    public static func decode(_ value: PostgresValue) throws -> Bool { try value.bytes(16, expecting: Bool.self)[0] != 0 }
}

extension Double: PostgresDecodable {
    /// Also float4.
    public static func decode(_ value: PostgresValue) throws -> Double {
        let bytes = try value.bytes(701, 700, expecting: Double.self)
        if value.type == 700 { return Double(Float(bitPattern: bytes.bigEndian(at: 0))) }
        return Double(bitPattern: bytes.bigEndian(at: 0))
    }
}

extension String: PostgresDecodable {
    /// text, varchar, char(n), name, "char", json, jsonb, unknown (a bare literal).
    public static func decode(_ value: PostgresValue) throws -> String {
        let bytes = try value.bytes(25, 1043, 1042, 19, 18, 114, 3802, 705, expecting: String.self)
        let text = value.type == BindType.json.oid ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst()) : bytes
        return String(decoding: text, as: UTF8.self)
    }
}

extension JSON: PostgresDecodable {
    /// json and jsonb.
    public static func decode(_ value: PostgresValue) throws -> JSON {
        let bytes = try value.bytes(3802, 114, expecting: JSON.self)
        let text = value.type == BindType.json.oid ? UnsafeRawBufferPointer(rebasing: bytes.dropFirst()) : bytes
        return try text.withMemoryRebound(to: UInt8.self) { try JSON.parse($0, maximumDepth: 512) }
    }
}
