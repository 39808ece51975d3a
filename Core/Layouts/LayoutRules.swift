/// What happens before layouts are written: they are checked, and their documents brought into one form.
enum LayoutRules {
    static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        let waiting = try await binnedFields(of: Set(changes.compactMap { $0.values.text("record_type") }), tx)
        var errors: [FieldError] = []
        for index in changes.indices {
            let faults = check(&changes[index], waiting, tx.schema)
            errors += changes.count == 1 ? faults : faults.map { $0.below("\(index)") }
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
    }

    private static func check(_ change: inout RecordChange, _ waiting: [String: Set<String>], _ schema: Schema) -> [FieldError] {
        if let before = change.before {
            let moved = ["record_type", "role"].filter { before[$0] != change.values[$0] ?? .null }
            guard moved.isEmpty else { return moved.map(FieldFaults.unchangeable) }
        }
        let name = change.values.text("record_type") ?? ""
        guard let type = schema.type(named: name), !type.isDefinition else { return [unknownType] }
        guard let json = change.values.text("document").flatMap(LayoutReader.json) else { return [LayoutFault.malformed.error(at: "document")] }
        let kept = change.before.flatMap { $0.values.text("document") }.map { LayoutDocument(stored: $0).relations } ?? []
        var reader = LayoutReader(LayoutReader.Subject(type: type, schema: schema, waiting: (waiting[name] ?? []).union(kept)))
        let document = reader.document(json)
        if reader.faults.isEmpty { change.values["document"] = .text(document.json.serialized) }
        return reader.faults
    }

    /// Names of the fields that may come back, by type: a layout keeps their places.
    private static func binnedFields(of types: Set<String>, _ tx: RecordTransaction) async throws -> [String: Set<String>] {
        let rows = try await tx.query(
            """
            select f.record_type, f.name from core.field f
            where f.tenant_id = \(tx.tenant) and f.record_type = any(\(types.sorted())) and f.deleted_at is not null
            """)
        var names: [String: Set<String>] = [:]
        for row in rows { names[try row[0], default: []].insert(try row[1]) }
        return names
    }

    private static let unknownType = FieldError(
        field: "record_type", code: "unknown_type", message: ["en": "There is no such record type, or it has no layout.", "zh": "没有此记录类型,或该类型不支持布局。"])
}
