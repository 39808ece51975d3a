/// A field whose index is being built, and the table of its records.
struct FieldIndexTarget {
    /// Locked until the transaction ends.
    let definition: Record
    private let field: Field
    private let slot: String
    private let table: String

    /// Nil when the job has nothing to do any more: the field is gone, not to be filtered by, or another job's.
    static func lock(_ id: ID, job: ID, registry: Registry, _ tx: RecordTransaction) async throws -> FieldIndexTarget? {
        guard let record = try await tx.lock(FieldDefinition.type, [id]).first, record.values.id("index_job") == job,
            record.values.boolean("filterable") == true
        else { return nil }
        let definition = FieldDefinition(id: id, values: record.values, choices: [])
        let types: (String) -> RecordType? = registry.recordType(_:)
        guard let type = types(definition.recordType), let field = definition.field(types: types) else { return nil }
        return FieldIndexTarget(definition: record, field: field, slot: definition.slot, table: type.table)
    }

    func count(_ tenant: ID) -> SQL { "select count(*) from \(identifier: table) t where t.tenant_id = \(tenant)" }

    /// Columns: id, value, whether it is live. In the order of their ids, and locked.
    func records(after last: ID, limit: Int, _ tenant: ID) -> SQL {
        """
        select t.id, t.custom -> \(slot), t.deleted_at is null from \(identifier: table) t \
        where t.tenant_id = \(tenant) and t.id > \(last) order by t.id limit \(literal: limit) for no key update
        """
    }

    /// Writes the rows of the records, in place of those that are there.
    func write(_ records: Rows, _ tx: RecordTransaction) throws {
        var ids: [ID] = []
        var rows: [(record: ID, field: ID, row: FieldValueRow)] = []
        for record in records {
            let id: ID = try record[0]
            let isLive: Bool = try record[2]
            ids.append(id)
            guard let json = record.bytes(1) else { continue }
            let value = field.kind.stored(UnsafeRawBufferPointer(rebasing: json.dropFirst()))  // the version of jsonb's binary format
            for var row in FieldValueRows.rows(of: field, value: value) {
                if !isLive { row.uniqueKey = nil }
                rows.append((record: id, field: definition.id, row: row))
            }
        }
        tx.enqueue(FieldValueRows.delete(records: ids, fields: [definition.id], tenant: tx.tenant))
        if !rows.isEmpty { tx.enqueue(FieldValueRows.insert(rows, tenant: tx.tenant)) }
    }
}
