import CLibpq

/// What a statement returned: rows in binary form, decoded only where they are read. Immutable, so it may cross threads.
public struct Rows: Sendable, RandomAccessCollection {
    let result: QueryResult
    public let endIndex: Int

    init(_ result: QueryResult) {
        self.result = result
        endIndex = result.rowCount
    }

    public var startIndex: Int { 0 }

    public subscript(index: Int) -> Row { Row(result: result, index: index) }

    /// How many rows an INSERT, UPDATE or DELETE touched, or a SELECT returned.
    public var affected: Int { result.affected }

    public var columns: Int { result.columnCount }

    /// The bytes as PostgreSQL sent them, nil for null. Valid as long as these rows are.
    @inline(__always)
    public func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? { result.bytes(row, column) }

    /// The number of bytes, 0 for null.
    @inline(__always)
    func length(_ row: Int, _ column: Int) -> Int { result.length(row, column) }

    /// The value in a result of one row and one column, such as a count; nil where there is no row.
    public func scalar<Value: PostgresDecodable>(_ type: Value.Type = Value.self) throws -> Value? {
        guard let row = first else { return nil }
        return try row[0]
    }
}

/// One row. `let name: String? = try row[1]`
public struct Row: Sendable {
    let result: QueryResult
    let index: Int

    /// Throws `DatabaseError` where the column's type is another or an unexpected null is found.
    public subscript<Value: PostgresDecodable>(_ column: Int) -> Value {
        get throws {
            guard column >= 0, column < result.columnCount else { throw DatabaseError.decoding("no column \(column)") }
            return try Value.decode(PostgresValue(bytes: result.bytes(index, column), type: result.type(of: column)))
        }
    }

    public func bytes(_ column: Int) -> UnsafeRawBufferPointer? { result.bytes(index, column) }

    public func isNull(_ column: Int) -> Bool { result.bytes(index, column) == nil }
}

/// Owns a `PGresult`. It never changes after it was made: hence `@unchecked Sendable`.
final class QueryResult: @unchecked Sendable {
    private let pointer: OpaquePointer?
    let rowCount: Int
    let columnCount: Int

    init(_ pointer: OpaquePointer?) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        columnCount = Int(PQnfields(pointer))
    }

    deinit { PQclear(pointer) }

    var affected: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    func type(of column: Int) -> UInt32 { PQftype(pointer, Int32(column)) }

    @inline(__always)
    func length(_ row: Int, _ column: Int) -> Int {
        Int(PQgetlength(pointer, Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column)))
    }

    @inline(__always)
    func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
        let length = Int(PQgetlength(pointer, row, column))
        if length == 0, PQgetisnull(pointer, row, column) != 0 { return nil }
        return UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: length)
    }
}
