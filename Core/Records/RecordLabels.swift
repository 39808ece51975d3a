/// What people call records, by their ids.
enum RecordLabels {
    /// Of records in the bin too: what has pointed at them still does.
    static func read(_ type: RecordType, _ ids: Set<ID>, from database: Database, tenant: ID) async throws -> [ID: String] {
        guard let statement = type.labelStatement, !ids.isEmpty else { return [:] }
        let rows = try await database.query(SQL(statement: statement, binds: [.id(tenant), .ids(ids.sorted())]), tenant: tenant)
        var labels: [ID: String] = [:]
        for row in rows { labels[try row[0]] = try row[1] as String? }
        return labels
    }
}

extension RecordType {
    /// Binds: tenant, ids. Nil for a type whose records have no name.
    fileprivate var labelStatement: Statement? {
        guard let labelField else { return nil }
        return plans.statement("labels") {
            let none: [ID] = []
            let sql: SQL = """
                select t.id, t.\(identifier: labelField.name) from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and t.id = any(\(none))
                """
            return Statement(sql)
        }
    }
}
