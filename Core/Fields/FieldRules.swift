/// What happens before definitions of fields are written: they are checked, and given their slots and places. The house itself, which is the job
/// that builds an index, writes what it knows to be right.
enum FieldRules {
    static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        let choices = try await SchemaLookup.choices(of: changes.filter { $0.before != nil }.map(\.id), tx)
        var errors: [FieldError] = []
        for index in changes.indices {
            Titles.complete(&changes[index].values)
            if changes[index].values.text("kind") == CustomKind.autonumber.rawValue { changes[index].values["unique"] = .boolean(true) }
            if changes[index].values.boolean("unique") == true { changes[index].values["filterable"] = .boolean(true) }
            ComputationRules.complete(&changes[index], in: tx.schema)
            noteIndex(&changes[index], tx.actor)
            guard tx.actor != .system else { continue }
            let faults = FieldFaults(changes[index], choices: choices[changes[index].id] ?? [], schema: tx.schema).all
            errors += changes.count == 1 ? faults : faults.map { $0.below("\(index)") }
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
        try await arrange(&changes, tx)
    }

    /// Says what has to become of the index, which `FieldEffects` then has done. No record has a value of a new field, so its index is ready.
    /// The job that builds an index may take back that a field is unique without having to begin anew. What begins or ends a conversion says itself
    /// what the state is.
    private static func noteIndex(_ change: inout RecordChange, _ actor: Actor) {
        let converting = FieldDefinition.IndexState.converting.value
        guard change.before?["index_state"] != converting, change.values["index_state"] != converting else { return }
        if change.values.text("kind").flatMap(CustomKind.init)?.isComputed == true { return noteComputation(&change) }
        let isFilterable = change.values.boolean("filterable") ?? false
        guard let before = change.before, isFilterable else { return setIndex(.ready, job: nil, &change.values) }
        let isNew = before.values.boolean("filterable") != true || before.deletedAt != nil
        guard isNew || (change.changes("unique") && actor != .system) else { return }
        setIndex(.building, job: .new(), &change.values)
    }

    /// What is to be worked out for the records that are there is so by the job that also fills the index.
    private static func noteComputation(_ change: inout RecordChange) {
        let isIndexedAnew = change.values.boolean("filterable") == true && change.before?.values.boolean("filterable") != true
        guard change.before?.deletedAt != nil || change.before == nil || isIndexedAnew || ComputationRules.isChanged(change) else { return }
        setIndex(.building, job: .new(), &change.values)
    }

    private static func setIndex(_ state: FieldDefinition.IndexState, job: ID?, _ values: inout Values) {
        values["index_state"] = state.value
        values["index_job"] = job.map { .id($0) } ?? .null
        values["indexed"] = .integer(0)
    }

    private struct Place {
        var slot: Int64 = 0
        var position: Int64 = 0
    }

    /// New fields get the next slot of their type, and a place behind all others where they name none. Whoever adds a field waits for the lock on
    /// the workspace, so that no slot is given twice; definitions never leave their table, so that none is given again.
    private static func arrange(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        guard changes.contains(where: { $0.before == nil }) else { return }
        var places = try await places(tx)
        for index in changes.indices where changes[index].before == nil {
            let type = changes[index].values.text("record_type") ?? ""
            var place = places[type] ?? Place()
            place.slot += 1
            guard place.slot <= 9999 else { throw Problem.validation([FieldFaults.tooManySlots]) }
            place.position = max(place.position, changes[index].values.integer("position") ?? min(place.position + 10, 100_000))
            places[type] = place
            changes[index].values["slot"] = .integer(place.slot)
            if changes[index].values.integer("position") == nil { changes[index].values["position"] = .integer(place.position) }
        }
    }

    /// For values that are about to be written anew. As for new fields, the workspace is locked.
    static func nextSlot(of type: String, _ tx: RecordTransaction) async throws -> Int64 {
        let slot = try await places(tx)[type, default: Place()].slot + 1
        guard slot <= 9999 else { throw Problem.validation([FieldFaults.tooManySlots]) }
        return slot
    }

    private static func places(_ tx: RecordTransaction) async throws -> [String: Place] {
        let rows = try await tx.batch([
            "select 1 from core.workspace where tenant_id = \(tx.tenant) for update",
            """
            select f.record_type, greatest(max(f.slot), max(f.conversion_slot)), coalesce(max(f.position) filter (where f.deleted_at is null), 0) \
            from core.field f where f.tenant_id = \(tx.tenant) group by f.record_type
            """,
        ])[1]
        var places: [String: Place] = [:]
        for row in rows { places[try row[0]] = Place(slot: try row[1], position: try row[2]) }
        return places
    }
}
