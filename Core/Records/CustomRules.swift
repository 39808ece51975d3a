/// What must be true of the values of a workspace's own fields beyond the rules of their kinds: given where a condition asks for it, and
/// unique where they are to be.
enum CustomRules {
    /// - Parameter form: the type as the writer may see it. Nobody is asked for what she can't write.
    /// - Throws: `Problem.validation` with each field that must have a value, `Problem.conflict` with each whose value another record has;
    ///   `<index>.<field>` where there are several changes.
    static func check(_ changes: [RecordChange], askedOf form: RecordType, in tx: RecordTransaction) async throws {
        guard let type = changes.first?.type, !type.customFields.isEmpty else { return }
        let conditional = form.customFields.filter { $0.custom?.requiredWhen != nil && !$0.isReadOnly }
        if !conditional.isEmpty { try requireValues(changes, conditional, tx) }
        try requireOffered(changes, type.customFields.filter { $0.kind.choices?.contains(where: \.isRetired) ?? false })
        try await requireUnique(changes, in: tx)
    }

    private static func requireValues(_ changes: [RecordChange], _ fields: [Field], _ tx: RecordTransaction) throws(Problem) {
        var errors: [FieldError] = []
        for (index, change) in changes.enumerated() {
            for field in fields {
                let value = change.values[field.name] ?? .null
                guard value == .null || value == field.kind.empty, let condition = field.custom?.requiredWhen else { continue }
                guard condition.matches(change.values) else { continue }
                let place = changes.count == 1 ? field.name : "\(index).\(field.name)"
                errors.append(FieldError(field: place, code: "required", message: ["en": "This field is required here.", "zh": "在此情况下必填。"]))
            }
        }
        guard errors.isEmpty else { throw .validation(errors) }
    }

    /// A choice that is no longer offered stays where it is, and comes nowhere else.
    private static func requireOffered(_ changes: [RecordChange], _ fields: [Field]) throws(Problem) {
        var errors: [FieldError] = []
        for field in fields {
            let retired = Set((field.kind.choices ?? []).filter(\.isRetired).map(\.code))
            for (index, change) in changes.enumerated() where change.changes(field.name) {
                let old = change.before.map { codes($0[field.name]) } ?? []
                guard !retired.isDisjoint(with: codes(change.values[field.name] ?? .null).subtracting(old)) else { continue }
                let place = changes.count == 1 ? field.name : "\(index).\(field.name)"
                let message: Text = ["en": "This choice is no longer offered.", "zh": "该选项已停用。"]
                errors.append(FieldError(field: place, code: "retired_choice", message: message))
            }
        }
        guard errors.isEmpty else { throw .validation(errors) }
    }

    private static func codes(_ value: Value) -> Set<String> {
        switch value {
        case .text(let code): [code]
        case .texts(let codes): Set(codes)
        default: []
        }
    }

    /// One look at the index for all of them; of two writers at once the index itself lets one through.
    static func requireUnique(_ changes: [RecordChange], in tx: RecordTransaction) async throws {
        // What the house has counted is nobody else's.
        guard let fields = changes.first?.type.uniqueCustomFields.filter({ $0.custom?.numbering == nil }), !fields.isEmpty else { return }
        var keys: [(index: Int, field: Field, key: String)] = []
        for (index, change) in changes.enumerated() {
            for field in fields where change.changes(field.name) {
                let rows = FieldValueRows.rows(of: field, value: change.values[field.name] ?? .null)
                if let key = rows.first?.uniqueKey { keys.append((index, field, key)) }
            }
        }
        guard !keys.isEmpty else { return }
        let found: SQL = """
            select v.field_id, v.unique_key, v.record_id from core.field_value v where v.tenant_id = \(tx.tenant) \
            and v.field_id = any(\(fields.compactMap(\.custom?.id))) and v.unique_key = any(\(keys.map(\.key)))
            """
        var owners: [Key: ID] = [:]
        for row in try await tx.query(found) { owners[Key(field: try row[0], key: try row[1])] = try row[2] }
        var errors: [FieldError] = []
        for (index, field, key) in keys {
            guard let custom = field.custom else { continue }
            let id = changes[index].id
            if let owner = owners.updateValue(id, forKey: Key(field: custom.id, key: key)), owner != id {
                errors.append(duplicate(changes.count == 1 ? field.name : "\(index).\(field.name)"))
            }
        }
        guard errors.isEmpty else {
            throw Problem.conflict(
                code: "duplicate", detail: ["en": "Another record has this value already.", "zh": "已有其他记录使用此值。"], errors: errors)
        }
    }

    private struct Key: Hashable {
        let field: ID
        let key: String
    }

    private static func duplicate(_ place: String) -> FieldError {
        FieldError(
            field: place, code: "duplicate", message: ["en": "Another record has this value already.", "zh": "已有其他记录使用此值。"])
    }
}
