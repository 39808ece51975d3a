/// Gives changes the values that follow from them.
enum FormulaFilling {
    /// Called before every write, behind what the type itself does. A change that changes nothing is left alone.
    static func fill(_ changes: inout [RecordChange], of type: RecordType, in tx: RecordTransaction) async throws {
        let graph = tx.schema.graph
        guard !graph.isEmpty else { return }
        for group in graph.groups(of: type) {
            let empty = group.empty
            for index in changes.indices where changes[index].before == nil { changes[index].values.merge(empty) }
        }
        let fields = type.journaledFields
        let affected = changes.indices.filter { index in changes[index].before == nil || fields.contains { changes[index].changes($0.name) } }
        try await work(out: &changes, at: affected, of: type, tx)
    }

    /// All formulas of these changes, in dependency order.
    static func work(out changes: inout [RecordChange], at places: [Int], of type: RecordType, _ tx: RecordTransaction) async throws {
        let formulas = tx.schema.graph.formulas(of: type)
        guard !formulas.isEmpty, !places.isEmpty else { return }
        let related = try await RelatedValues.read(places.map { changes[$0] }, of: type, in: tx)
        for index in places {
            let looked = related.values(for: changes[index].values)
            for field in formulas {
                changes[index].values[field.name] = field.formula?.value(changes[index].values, related: looked, now: tx.now, as: field.kind)
            }
        }
    }
}
