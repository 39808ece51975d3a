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

    /// Own objects share a table: a statement on a record type's table says which object, by `belongs` or by a condition that has it.
    @Test func `every statement on a record type's table says which object's records it is about`() {
        #expect(SourceFile.shipped.flatMap(objectless) == [])
        #expect(SourceFile.shipped.flatMap { SwiftText($0.text).literals }.count { $0.text.contains(Self.ofType) } >= 12)
    }

    @Test func `a statement that forgets the object is found`() {
        let text = "let a: SQL = \"select 1 from \\(identifier: type.table) t where t.tenant_id = \\(tenant)\"\nlet b: SQL = \"\\(type.belongs())\"\n"
        #expect(objectless(in: SourceFile(path: "a.swift", text: text)) == ["a.swift:1"])
        #expect(objectless(in: SourceFile(path: "a.swift", text: text.replacing("(tenant)", with: "(tenant)\\(type.belongs())"))) == [])
    }

    nonisolated(unsafe) private static let ofType = #/\\\(identifier: (?:\w+\.)*table\)/#

    /// By itself, or by a condition that was made with it.
    nonisolated(unsafe) private static let saysObject = #/belongs\(|live|matching|\\\(tail\)|condition|having|lacking/#

    /// What is about all of them: the count of a workspace's records; what governs another record, which is of a declared type.
    private static let general: Set<String> = ["Core/Records/RecordCountJob.swift", "Core/Permissions/Visibility.swift"]

    private func objectless(in file: SourceFile) -> [String] {
        SwiftText(file.text).literals.filter { literal in
            literal.text.contains(Self.ofType) && !literal.text.contains(Self.saysObject) && !Self.general.contains(file.path)
        }.map { file.place($0.offset) }
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
