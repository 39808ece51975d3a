/// A field and the type of its records, as jobs see them that go through all of them.
struct FieldRecords {
    /// Locked until the transaction ends.
    let definition: Record
    /// Without its conditions.
    let field: Field
    let type: RecordType

    /// Nil when the field or its type is gone.
    static func lock(_ id: ID, registry: Registry, _ tx: RecordTransaction) async throws -> FieldRecords? {
        guard let record = try await tx.lock(FieldDefinition.type, [id]).first else { return nil }
        return try await read(record, types: try await FieldIndexTarget.types(registry, tx), tx)
    }

    static func read(_ record: Record, types: (String) -> RecordType?, _ tx: RecordTransaction) async throws -> FieldRecords? {
        let choices = try await SchemaLookup.choices(of: [record.id], tx)[record.id] ?? []
        let definition = FieldDefinition(id: record.id, values: record.values, choices: choices)
        guard let type = types(definition.recordType), let field = definition.plainField(types: types) else { return nil }
        return FieldRecords(definition: record, field: field, type: type)
    }

    /// Their slot's key in `custom`.
    var slot: String { field.custom.map { String($0.slot) } ?? "" }

    /// Those that have a value of the field, and those that have none; the bin included.
    func having(_ slot: String, _ tenant: ID) -> SQL { "t.tenant_id = \(tenant)\(type.belongs()) and t.custom ? \(slot)" }
    func lacking(_ slot: String, _ tenant: ID) -> SQL { "t.tenant_id = \(tenant)\(type.belongs()) and not t.custom ? \(slot)" }
}
