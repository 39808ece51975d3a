import Core
import TestKit
import Testing

/// Every type there and back through the server, in binary.
@Suite struct RoundTripTests {
    private func echo<Value: PostgresDecodable & Sendable>(_ sql: SQL, as type: Value.Type = Value.self) async throws -> Value {
        let database = try await TestCluster.shared.database
        let row = try #require(try await database.query(sql, tenant: nil).first)
        return try row[0]
    }

    @Test func `identifiers, numbers and truth`() async throws {
        let id = ID.new()
        #expect(try await echo("select \(id)") == id)
        for number in [Int64.min, -1, 0, 1, Int64.max] { #expect(try await echo("select \(number)") == number) }
        #expect(try await echo("select \(Int32.min)") == Int32.min)
        #expect(try await echo("select 7::int2", as: Int.self) == 7)
        for number in [-0.0, 1.5, .pi, .infinity, .greatestFiniteMagnitude] { #expect(try await echo("select \(number)") == number) }
        #expect(try await echo("select \(true)"))
        #expect(try await !echo("select \(false)"))
    }

    @Test(arguments: ["", "plain", "关系 管理", "emoji 👩‍👩‍👧‍👦 and \u{301}", "quote ' \" \\ \n\t", String(repeating: "长", count: 100_000)])
    func `texts`(text: String) async throws {
        #expect(try await echo("select \(text)") == text)
    }

    @Test func `times and dates`() async throws {
        for moment in [Timestamp.now, Timestamp(microseconds: 0), Timestamp(microseconds: -1)] { #expect(try await echo("select \(moment)") == moment) }
        let day = try #require(CalendarDate("2024-02-29"))
        #expect(try await echo("select \(day)") == day)
        #expect(try await echo("select \(day)::text") == "2024-02-29")
        let noon = try #require(Timestamp(rfc3339: "2024-02-29T12:00:00Z"))
        #expect(try await echo("select to_char(\(noon), 'YYYY-MM-DD HH24:MI')") == "2024-02-29 12:00")
    }

    @Test func `bytes and JSON`() async throws {
        let bytes = (0...255).map { UInt8($0) }
        #expect(try await echo("select \(bytes)") == bytes)
        #expect(try await echo("select \([UInt8]())", as: [UInt8].self).isEmpty)
        let json: JSON = ["name": "关系", "list": [1, true, nil], "nested": ["a": 1.5]]
        #expect(try await echo("select \(json)->'list'") == (json["list"] ?? .null))
        #expect(try await echo("select \(json)->>'name'") == "关系")
    }

    @Test func `arrays, with and without nulls`() async throws {
        let ids = [ID.new(), ID.new()]
        #expect(try await echo("select \(ids)") == ids)
        #expect(try await echo("select \([String?.some("a"), nil, "ü"])") == ["a", nil, "ü"])
        #expect(try await echo("select \([Int64]())", as: [Int64].self).isEmpty)
        #expect(try await echo("select array_length(\([Int64](0..<10_000)), 1)", as: Int.self) == 10_000)
        #expect(try await echo("select \([true, false])") == [true, false])
        #expect(try await echo("select \([1.5, nil])") == [1.5, nil])
        let days = [CalendarDate("2024-01-01"), nil]
        #expect(try await echo("select \(days)") == days)
        #expect(try await echo("select \(Bind.bytesList([[1, 2], []]))", as: [[UInt8]].self) == [[1, 2], []])
        #expect(try await echo("select (\(Bind.jsons([Array("{\"a\":1}".utf8), nil])))[1]->'a'", as: JSON.self) == 1)
    }

    @Test func `nothing is read as nil, and refused where a value was expected`() async throws {
        let none: String? = nil
        #expect(try await echo("select \(none)", as: String?.self) == nil)
        await #expect(throws: DatabaseError.self) { try await echo("select null::text", as: String.self) }
    }

    @Test func `a value is not read as another type`() async throws {
        await #expect(throws: DatabaseError.self) { try await echo("select 1::int8", as: String.self) }
        await #expect(throws: DatabaseError.self) { try await echo("select 'x'::text", as: ID.self) }
    }

    @Test func `a statement may have thousands of binds`() async throws {
        let values = SQL.joined((0..<5_000).map { "(\($0))" }, separator: ", ")
        #expect(try await echo("select sum(v)::int8 from (values \(values)) as t (v)", as: Int.self) == 12_497_500)
    }

    @Test func `an update says how many rows it touched`() async throws {
        let database = try await TestCluster.shared.database
        let rows = try await database.query("select g from generate_series(1, 7) g", tenant: nil)
        #expect(rows.count == 7)
        #expect(rows.affected == 7)
    }
}
