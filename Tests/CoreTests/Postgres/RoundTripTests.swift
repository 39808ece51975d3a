import Core
import TestKit
import Testing

/// Every type there and back through the server, in binary.
@Suite struct RoundTripTests {
    private func echo<Value: PostgresDecodable & Sendable>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> Value {
        let rows = try await TestCluster.shared.database.query(sql, tenant: nil)
        return try rows[0][0]
    }

    private func expect<Value: PostgresDecodable & Equatable & Sendable>(
        _ expected: Value, from sql: SQL, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let found: Value = try await echo(sql)
        #expect(found == expected, sourceLocation: sourceLocation)
    }

    @Test func `identifiers, numbers and truth`() async throws {
        let id = ID.new()
        try await expect(id, from: "select \(id)")
        for number in [Int64.min, -1, 0, 1, Int64.max] { try await expect(number, from: "select \(number)") }
        try await expect(Int32.min, from: "select \(Int32.min)")
        try await expect(7, from: "select 7::int2")
        for number in [-0.0, 1.5, .pi, .infinity, .greatestFiniteMagnitude] { try await expect(number, from: "select \(number)") }
        try await expect(true, from: "select \(true)")
        try await expect(false, from: "select \(false)")
    }

    @Test(arguments: ["", "plain", "关系 管理", "emoji 👩‍👩‍👧‍👦 and \u{301}", "quote ' \" \\ \n\t", String(repeating: "长", count: 100_000)])
    func `texts`(text: String) async throws {
        try await expect(text, from: "select \(text)")
    }

    @Test func `times and dates`() async throws {
        for moment in [Timestamp.now, Timestamp(microseconds: 0), Timestamp(microseconds: -1)] { try await expect(moment, from: "select \(moment)") }
        let day = try #require(CalendarDate("2024-02-29"))
        try await expect(day, from: "select \(day)")
        try await expect("2024-02-29", from: "select \(day)::text")
        let noon = try #require(Timestamp(rfc3339: "2024-02-29T12:00:00Z"))
        try await expect("2024-02-29 12:00", from: "select to_char(\(noon), 'YYYY-MM-DD HH24:MI')")
    }

    @Test func `bytes and JSON`() async throws {
        let bytes = (0...255).map { UInt8($0) }
        try await expect(bytes, from: "select \(bytes)")
        try await expect([UInt8](), from: "select \([UInt8]())")
        let json: JSON = ["name": "关系", "list": [1, true, nil], "nested": ["a": 1.5]]
        try await expect(json["list"] ?? .null, from: "select \(json)->'list'")
        try await expect("关系", from: "select \(json)->>'name'")
    }

    @Test func `arrays, with and without nulls`() async throws {
        let ids = [ID.new(), ID.new()]
        try await expect(ids, from: "select \(ids)")
        try await expect(["a", nil, "ü"], from: "select \([String?.some("a"), nil, "ü"])")
        try await expect([Int64](), from: "select \([Int64]())")
        try await expect(10_000, from: "select array_length(\([Int64](0..<10_000)), 1)")
        try await expect([true, false], from: "select \([true, false])")
        try await expect([1.5, nil], from: "select \([1.5, nil])")
        let days = [CalendarDate("2024-01-01"), nil]
        try await expect(days, from: "select \(days)")
        try await expect([[1, 2], []] as [[UInt8]], from: "select \(Bind.bytesList([[1, 2], []]))")
        try await expect(JSON.integer(1), from: "select (\(Bind.jsons([Array("{\"a\":1}".utf8), nil])))[1]->'a'")
    }

    @Test func `nothing is read as nil, and refused where a value was expected`() async throws {
        let none: String? = nil
        try await expect(String?.none, from: "select \(none)")
        await #expect(throws: DatabaseError.self) { try await echo("select null::text", as: String.self) }
    }

    @Test func `a value is not read as another type`() async throws {
        await #expect(throws: DatabaseError.self) { try await echo("select 1::int8", as: String.self) }
        await #expect(throws: DatabaseError.self) { try await echo("select 'x'::text", as: ID.self) }
    }

    @Test func `a statement may have thousands of binds`() async throws {
        let values = SQL.joined((0..<5_000).map { "(\($0))" }, separator: ", ")
        try await expect(12_497_500, from: "select sum(v)::int8 from (values \(values)) as t (v)")
    }

    @Test func `an update says how many rows it touched`() async throws {
        let database = try await TestCluster.shared.database
        let rows = try await database.query("select g from generate_series(1, 7) g", tenant: nil)
        #expect(rows.count == 7)
        #expect(rows.affected == 7)
    }
}
