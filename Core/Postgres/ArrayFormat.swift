/// PostgreSQL's binary format of one-dimensional arrays: dimensions, has-null flag, element OID, length, lower bound, then each
/// element as an int4 length (-1 for null) and its bytes (`array_send` in `src/backend/utils/adt/arrayfuncs.c`).
enum ArrayFormat {
    static func encode<Value, Values: Collection<Value?>>(
        _ values: Values, element: BindType, width: Int, write: (Value, inout [UInt8]) -> Void
    ) -> Bind.Payload {
        var bytes = [UInt8]()
        bytes.reserveCapacity(20 + values.count * (4 + width))
        bytes.append(bigEndian: Int32(values.isEmpty ? 0 : 1))
        bytes.append(bigEndian: Int32(values.contains { $0 == nil } ? 1 : 0))
        bytes.append(bigEndian: element.oid)
        guard !values.isEmpty else { return .encoded(bytes) }
        bytes.append(bigEndian: Int32(values.count))
        bytes.append(bigEndian: Int32(1))
        for value in values { append(value, to: &bytes, write: write) }
        return .encoded(bytes)
    }

    private static func append<Value>(_ value: Value?, to bytes: inout [UInt8], write: (Value, inout [UInt8]) -> Void) {
        guard let value else { return bytes.append(bigEndian: Int32(-1)) }
        let start = bytes.count
        bytes.append(bigEndian: Int32(0))
        write(value, &bytes)
        let length = Int32(bytes.count - start - 4)
        withUnsafeBytes(of: length.bigEndian) { digits in
            for offset in 0..<4 { bytes[start + offset] = digits[offset] }
        }
    }

    /// The elements of an array value. Refuses more than one dimension: no column of ours has that.
    static func decode<Value: PostgresDecodable>(_ value: PostgresValue, as type: Value.Type) throws -> [Value] {
        let bytes = try value.present(as: [Value].self)
        guard bytes.count >= 12 else { throw value.mismatch([Value].self) }
        let dimensions: Int32 = bytes.bigEndian(at: 0)
        guard dimensions > 0 else { return [] }
        guard dimensions == 1, bytes.count >= 20 else { throw value.mismatch([Value].self) }
        let element: UInt32 = bytes.bigEndian(at: 8)
        let count: Int32 = bytes.bigEndian(at: 12)
        var offset = 20
        return try (0..<count).map { _ in
            let length: Int32 = bytes.bigEndian(at: offset)
            offset += 4
            guard length >= 0 else { return try Value.decode(PostgresValue(bytes: nil, type: element)) }
            defer { offset += Int(length) }
            return try Value.decode(PostgresValue(bytes: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)]), type: element))
        }
    }
}

extension [UInt8] {
    mutating func append(bigEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
    }
}

extension UnsafeRawBufferPointer {
    @inlinable func bigEndian<Number: FixedWidthInteger>(at offset: Int) -> Number {
        Number(bigEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}
