/// A field whose index is being built, and the table of its records.
struct FieldIndexTarget {
    /// Locked until the transaction ends.
    let definition: Record
    private let field: Field
    private let slot: String
    private let type: RecordType

    /// Nil when the job has nothing to do any more: the field is gone, not to be filtered by, or another job's.
    static func lock(_ id: ID, job: ID, registry: Registry, _ tx: RecordTransaction) async throws -> FieldIndexTarget? {
        guard let record = try await tx.lock(FieldDefinition.type, [id]).first, record.values.id("index_job") == job,
            record.values.boolean("filterable") == true
        else { return nil }
        let definition = FieldDefinition(id: id, values: record.values, choices: [])
        let types = try await types(registry, tx)
        guard let type = types(definition.recordType), let field = definition.field(types: types) else { return nil }
        return FieldIndexTarget(definition: record, field: field, slot: definition.slot, type: type)
    }

    /// Objects in the bin too: they come out of it with the indexes of their fields.
    static func types(_ registry: Registry, _ tx: RecordTransaction) async throws -> (String) -> RecordType? {
        let objects = try ObjectLookup.read(try await tx.query(ObjectLookup.statement(tx.tenant, withBin: true)))
        return { name in registry.recordType(name) ?? objects.first { $0.name == name } }
    }

    func count(_ tenant: ID) -> SQL { "select count(*) from \(identifier: type.table) t where t.tenant_id = \(tenant)\(type.belongs())" }

    /// Columns: id, value, whether it is live. In the order of their ids, and locked.
    func records(after last: ID, limit: Int, _ tenant: ID) -> SQL {
        """
        select t.id, t.custom -> \(slot), t.deleted_at is null from \(identifier: type.table) t \
        where t.tenant_id = \(tenant) and t.id > \(last)\(type.belongs()) order by t.id limit \(literal: limit) for no key update
        """
    }

    /// Writes the rows of the records, in place of those that are there. What is in the bin keeps no other from having its value.
    func write(_ records: Rows, _ tx: RecordTransaction) throws {
        for (isLive, field) in [(true, field), (false, field.without(.unique))] {
            let written = try records.filter { try $0[2] == isLive }.map { (id: try $0[0] as ID, values: values(of: $0)) }
            for statement in CustomStorage.index(written, [field], isNew: false, tenant: tx.tenant) { tx.enqueue(statement) }
        }
    }

    private func values(of record: Row) -> Values {
        // Behind the version of jsonb's binary format.
        [field.name: record.bytes(1).map { field.kind.stored(UnsafeRawBufferPointer(rebasing: $0.dropFirst())) } ?? .null]
    }
}
