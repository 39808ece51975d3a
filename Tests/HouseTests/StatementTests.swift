import Testing

/// Row-level security is the second guard of every tenant's rows; the statement itself is the first.
@Suite struct StatementTests {
    nonisolated(unsafe) static let use = #/\b(?:from|join|into|update|delete\s+from)\s+(?:only\s+)?([a-z_]+\.[a-z_]+)/#

    /// Tables that a migration handed to `core.isolate_by_tenant`.
    static let tenantTables: Set<String> = {
        let calls = SourceFile.migrations.flatMap { $0.text.matches(of: #/isolate_by_tenant\('([a-z_.]+)'/#).map { String($0.1) } }
        return Set(calls)
    }()

    /// Statements of the operator's role, which sees every tenant and is never used by the server.
    static let operators: Set<String> = ["Tenants/Operations/Operations.swift core.workspace"]

    @Test func `there are tenant tables to look after`() {
        #expect(Self.tenantTables.count >= 5)
    }

    @Test func `every statement on a tenant's table names the tenant`() {
        #expect(SourceFile.shipped.flatMap { nameless(in: $0, tables: Self.tenantTables) } == [])
    }

    @Test func `a statement that trusts row-level security alone is found`() {
        let text = "let a: SQL = \"select name from core.user where id = \\(id)\"\nlet b: SQL = \"select 1 from core.user where tenant_id = \\(t)\"\n"
        #expect(nameless(in: SourceFile(path: "a.swift", text: text), tables: ["core.user"]) == ["a.swift:1: core.user"])
    }

    private func nameless(in file: SourceFile, tables: Set<String>) -> [String] {
        SwiftText(file.text).literals.flatMap { literal in
            let sql = literal.text.lowercased()
            guard !sql.contains("tenant_id") else { return [String]() }
            let used = sql.matches(of: Self.use).map { String($0.1) }.filter { tables.contains($0) && !Self.operators.contains("\(file.path) \($0)") }
            return used.map { "\(file.place(literal.offset)): \($0)" }
        }
    }
}
