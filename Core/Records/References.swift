/// References must lead to a live record of the same tenant. The database's foreign keys know nothing of the bin, hence this look first.
enum References {
    /// - Throws: `Problem.validation` naming each field whose record isn't there.
    static func check(_ change: RecordChange, in tx: RecordTransaction) async throws {
        let fields = change.type.fields.filter { isNew($0, change, tx.actor) }
        guard !fields.isEmpty else { return }
        let statements = fields.map { field in exists(field, change.values.id(field.name), tx.tenant) }
        let results = try await tx.batch(statements)
        let errors = zip(fields, results).filter { $1.isEmpty }.map { field, _ in
            field.error("unknown_reference", "There is no such record.", "没有此记录。")
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
    }

    /// Only what this change sets; the actor is known to be there.
    private static func isNew(_ field: Field, _ change: RecordChange, _ actor: Actor) -> Bool {
        guard field.kind.reference != nil, let target = change.values.id(field.name) else { return false }
        return change.changes(field.name) && target != actor.user
    }

    private static func exists(_ field: Field, _ target: ID?, _ tenant: ID) -> SQL {
        guard let type = field.kind.reference else { return "select 1" }
        return "select 1 from \(identifier: type.table) t where t.tenant_id = \(tenant) and t.id = \(target) and t.deleted_at is null"
    }
}
