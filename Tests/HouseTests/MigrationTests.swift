import Testing

@Suite struct MigrationTests {
    @Test(arguments: SourceFile.migrations)
    func `a migration is named by its time, a verb and a noun`(_ file: SourceFile) {
        #expect(file.name.wholeMatch(of: #/\d{8}_\d{4}_[a-z]+(_[a-z0-9]+)+\.sql/#) != nil)
    }

    @Test(arguments: SourceFile.migrations)
    func `a migration waits for no lock and destroys nothing`(_ file: SourceFile) {
        #expect(faults(of: file) == [])
    }

    @Test func `a careless migration is caught`() {
        let careless = SourceFile(path: "m.sql", text: "create table a ();\ntruncate b;\ndrop table c cascade;\n-- cascade\n")
        #expect(faults(of: careless) == ["the first statement sets no lock_timeout", "TRUNCATE", "CASCADE"])
    }

    private func faults(of file: SourceFile) -> [String] {
        let sql = Self.code(of: file.text)
        var faults: [String] = []
        if sql.prefixMatch(of: #/\s*set\s+local\s+lock_timeout/#) == nil { faults.append("the first statement sets no lock_timeout") }
        if sql.contains(#/\btruncate\b/#) && !sql.contains(#/revoke[^;]*truncate/#) { faults.append("TRUNCATE") }
        if sql.contains(#/\bcascade\b/#) { faults.append("CASCADE") }
        return faults
    }

    /// Lower case, without comments and quoted texts.
    static func code(of sql: String) -> String {
        sql.lowercased().replacing(#/--[^\n]*/#, with: "").replacing(#/'[^']*'/#, with: "''")
    }
}
