/// References must lead to a live record of the same tenant that the author may see. The database's foreign keys know nothing of the bin, hence this look first.
enum References {
    /// - Throws: `Problem.validation` naming each field whose record isn't there; `<index>.<field>` where there are several changes.
    static func check(_ changes: [RecordChange], in tx: RecordTransaction) async throws {
        guard let type = changes.first?.type else { return }
        var fields: [(field: Field, targets: Set<ID>)] = []
        for field in type.fields where field.kind.reference != nil {
            let targets = Set(changes.compactMap { target(of: field, $0, tx.actor) })
            if !targets.isEmpty { fields.append((field, targets)) }
        }
        guard !fields.isEmpty else { return }
        let results = try await tx.batch(fields.map { live($0.field, $0.targets, tx) })
        var errors: [FieldError] = []
        for ((field, targets), rows) in zip(fields, results) where rows.count < targets.count {
            let found = Set(try rows.map { try $0[0] as ID })
            errors += missing(field, changes, found, tx.actor)
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
    }

    /// What this change points at anew; the actor is known to be there.
    private static func target(of field: Field, _ change: RecordChange, _ actor: Actor) -> ID? {
        guard change.changes(field.name), let target = change.values.id(field.name), target != actor.user else { return nil }
        return target
    }

    /// A record that the author may not see is as good as none.
    private static func live(_ field: Field, _ targets: Set<ID>, _ tx: RecordTransaction) -> SQL {
        guard let type = field.target(in: tx.schema) else { return .empty }
        let visible: SQL = tx.authority?.records(of: type, for: .read).and() ?? ""
        return """
            select t.id from \(identifier: type.table) t
            where t.tenant_id = \(tx.tenant) and t.id in (select unnest(\(targets.sorted()))) and t.deleted_at is null\(type.belongs())\(visible)
            """
    }

    private static func missing(_ field: Field, _ changes: [RecordChange], _ found: Set<ID>, _ actor: Actor) -> [FieldError] {
        changes.enumerated().compactMap { index, change in
            guard let target = target(of: field, change, actor), !found.contains(target) else { return nil }
            let place = changes.count == 1 ? field.name : "\(index).\(field.name)"
            return FieldError(field: place, code: "unknown_reference", message: ["en": "There is no such record.", "zh": "没有此记录。"])
        }
    }
}
