import Core
import TestKit
import Testing

/// A05: SQL of an attacker's choice on a raw connection of the application role, with the context of tenant A set, none, or forged.
/// Not one byte of tenant B's may come back, be it as a row, in an error or in a notice of what is there.
@Suite struct HostileSQLTests {
    @Test(.timeLimit(.minutes(3))) func `hostile SQL sees nothing of another tenant`() async throws {
        try await withScratch { scratch in
            let canary = try await Canary.plant(in: scratch)
            let statements = HostileSQL.statements(tables: canary.tables, victim: canary.victim)
            #expect(statements.count >= 200)
            #expect(canary.tables.count >= 15)
            let leaks = try await leaks(of: canary, in: scratch, statements)
            #expect(leaks == [])
            let isUntouched = try await canary.isUntouched(in: scratch)
            #expect(isUntouched)
        }
    }

    @Test func `the same SQL does find a table whose isolation is gone`() async throws {
        try await withScratch { scratch in
            let canary = try await Canary.plant(in: scratch)
            try await scratch.run(asSuperuser: "alter table core.team disable row level security")
            let statements = HostileSQL.statements(tables: ["core.team"], victim: canary.victim)
            let leaks = try await leaks(of: canary, in: scratch, statements)
            #expect(leaks.count > 5)
        }
    }

    /// The statements whose answer or error holds a canary.
    private func leaks(of canary: Canary, in scratch: ScratchDatabase, _ statements: [String]) async throws -> [String] {
        let attacker = ID.new()
        return try await scratch.connected({ ($0.sharedConnections, $0.transactionConnections) = (1, 1) }) { database in
            var leaks: [String] = []
            for (index, statement) in statements.enumerated() {
                let answer = await answer(database, statement, tenant: index % 3 == 0 ? nil : attacker)
                if canary.marks.contains(where: answer.contains) { leaks.append(statement) }
            }
            return leaks
        }
    }

    /// Everything that comes back, as text; bytes in hexadecimal as well.
    private func answer(_ database: Database, _ statement: String, tenant: ID?) async -> String {
        do {
            let rows = try await database.transaction(tenant: tenant) { try await $0.query(SQL(trusted: statement)) }
            return rows.indices.map { row in (0..<rows.columns).map { text(rows.bytes(row, $0)) }.joined(separator: "|") }.joined(separator: "\n")
        } catch let error as DatabaseError {
            return error.debugDescription
        } catch {
            return "\(error)"
        }
    }

    private func text(_ bytes: UnsafeRawBufferPointer?) -> String {
        guard let bytes else { return "" }
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return String(decoding: bytes, as: UTF8.self) + " " + digits
    }
}

/// Rows of a victim in every tenant table, full of marks that can be recognised wherever they turn up.
struct Canary: Sendable {
    let victim: ID
    /// Stands in every other column of the same type; no statement of the attacker's names it.
    let secret: ID
    let tables: [String]

    private static let word = "canary-7f3c9d"

    /// The word, its bytes in hexadecimal and in base64, the secret id with and without hyphens.
    var marks: [String] {
        [Self.word, "63616e6172792d376633633964", "Y2FuYXJ5LTdmM2M5Z", secret.description, secret.description.filter { $0 != "-" }]
    }

    /// Constraints and foreign keys stand aside for this: only who may read the rows is of interest.
    static func plant(in scratch: ScratchDatabase) async throws -> Canary {
        let (victim, secret) = (ID.new(), ID.new())
        return try await AdminSession.run(scratch.urls.superuser) { session in
            try session.run(script: "set session_replication_role = replica")
            let tables: [String] = try session.query(
                """
                select format('%I.%I', t.relnamespace::regnamespace::text, t.relname) from pg_class t
                where t.relkind in ('r', 'p') and not t.relispartition and exists (
                    select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id' and not a.attisdropped)
                    and t.relnamespace::regnamespace::text !~ '^pg_'
                """
            ).map { try $0[0] }
            for table in tables { try plant(in: table, victim, secret, session) }
            return Canary(victim: victim, secret: secret, tables: tables)
        }
    }

    private static func plant(in table: String, _ victim: ID, _ secret: ID, _ session: AdminSession) throws {
        for row in try session.query("select conname::text from pg_constraint where contype = 'c' and conrelid = \(table)::regclass") {
            try session.query("alter table \(SQL(trusted: table)) drop constraint \(identifier: try row[0])")
        }
        let columns = try session.query(
            """
            select attname::text, atttypid::regtype::text from pg_attribute
            where attrelid = \(table)::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
            """)
        let names = try columns.map { row -> SQL in "\(identifier: try row[0])" }
        let values = try columns.map { row in value(named: try row[0], type: try row[1], victim, secret) }
        try session.query(
            """
            insert into \(SQL(trusted: table)) (\(SQL.joined(names, separator: ", "))) overriding system value values (\(SQL.joined(values, separator: ", ")))
            """)
    }

    private static func value(named name: String, type: String, _ victim: ID, _ secret: ID) -> SQL {
        switch type {
        case _ where name == "tenant_id": "\(victim)"
        case "uuid": "\(secret)"
        case "text": "\(word)"
        case "bytea": "\(Array(word.utf8))"
        case "jsonb": "\(JSON.string(word))"
        case "boolean": "true"
        case "timestamp with time zone": "now()"
        case "date": "current_date"
        case "text[]": "\([word])"
        case "uuid[]": "\([secret])"
        case "xid8": "'1'::xid8"
        default: "7"
        }
    }

    /// The victim's rows are all there, and nobody else's were made with the canary in them.
    func isUntouched(in scratch: ScratchDatabase) async throws -> Bool {
        for table in tables {
            let count: Int? = try await scratch.ask("select count(*) from \(SQL(trusted: table)) where tenant_id = \(victim)")
            guard count == 1 else { return false }
        }
        return true
    }
}
