/// What people call records, by their ids.
enum RecordLabels {
    /// Of records in the bin too: what has pointed at them still does. `type` is the reader's form of it; what she may not see has no name.
    static func read(_ type: RecordType, _ ids: Set<ID>, from database: Database, for reader: Authority) async throws -> [ID: String] {
        guard let field = type.labelField, !ids.isEmpty else { return [:] }
        let visible = reader.records(of: type, for: .read).and()
        let rows = try await database.query(
            """
            select t.id, t.\(identifier: field.name) from \(identifier: type.table) t \
            where t.tenant_id = \(reader.tenant) and t.id = any(\(ids.sorted()))\(type.belongs())\(visible)
            """, tenant: reader.tenant)
        var labels: [ID: String] = [:]
        for row in rows {
            let label: String? = try row[1]
            labels[try row[0]] = field.isMasked ? label.map(Mask.shown) : label
        }
        return labels
    }
}
