/// Writing many records of a type. The same rules, journal rows and effects as for one, in a few statements for a thousand of them.
extension RecordTransaction {
    /// What became of one of many.
    public enum Outcome: Hashable, Sendable {
        case created(ID)
        case updated(ID)
        case unchanged(ID)
        /// There already, and to be left alone.
        case skipped(ID)
    }

    /// Creates a record for each of `items`, which were validated by the type's form. The ids are in their order.
    /// - Throws: what the type's `prepare` throws; a violated constraint at the next statement or at the end of the transaction.
    @discardableResult
    public func createMany(_ type: RecordType, _ items: [Values]) async throws -> [ID] {
        let type = schema.type(type)
        let ids = items.map { _ in ID.new() }
        for start in stride(from: 0, to: items.count, by: BulkWriter.batchSize) {
            let range = start..<min(start + BulkWriter.batchSize, items.count)
            try await create(
                type, zip(ids[range], items[range]).map { RecordChange(type: type, id: $0, before: nil, values: complete($1, for: type)) })
        }
        return ids
    }

    /// Creates what is not there yet by its `external_id`, changes what is, takes out of the bin what is in it, and leaves alone what
    /// would not change. No two items may have the same `external_id`; one without is always created.
    /// With `updates: false` what is there already is left as it is.
    public func upsertMany(_ type: RecordType, _ items: [Values], updates: Bool = true) async throws -> [Outcome] {
        let type = schema.type(type)
        let existing = try await lock(type, externalIDs: items.compactMap { $0.text("external_id") })
        var outcomes: [Outcome] = []
        var creations: [RecordChange] = []
        var changes: [RecordChange] = []
        for item in items {
            if let record = item.text("external_id").flatMap({ existing[$0] }) {
                guard updates else {
                    outcomes.append(.skipped(record.id))
                    continue
                }
                changes.append(RecordChange(type: type, id: record.id, before: record, values: record.values.merging(item)))
                outcomes.append(.unchanged(record.id))
            } else {
                creations.append(RecordChange(type: type, id: .new(), before: nil, values: complete(item, for: type)))
                outcomes.append(.created(creations[creations.count - 1].id))
            }
        }
        try await create(type, creations)
        let updated = Set(try await update(type, changes))
        return outcomes.map { outcome in
            if case .unchanged(let id) = outcome, updated.contains(id) { .updated(id) } else { outcome }
        }
    }

    /// Gives records other values, and takes those out of the bin that are in it. Nothing happens to those that would stay as they are.
    /// - Parameter items: records as they are now, each once; values were validated by the type's form.
    /// - Throws: as `createMany`.
    func updateMany(_ type: RecordType, _ items: [(record: Record, values: Values)]) async throws {
        let type = schema.type(type)
        _ = try await update(
            type, items.map { RecordChange(type: type, id: $0.record.id, before: $0.record, values: $0.record.values.merging($0.values)) })
    }

    /// Records by their `external_id`, those in the bin included, locked until the transaction ends.
    func lock(_ type: RecordType, externalIDs: [String]) async throws -> [String: Record] {
        guard !externalIDs.isEmpty else { return [:] }
        let plan = type.lockByExternalIDPlan
        let rows = try await sql.query(SQL(statement: plan.statement, binds: type.binds(tenant, .texts(externalIDs))))
        let records = rows.indices.map { locked(plan, type, rows, $0) }
        return Dictionary(records.map { ($0.values.text("external_id") ?? "", $0) }) { first, _ in first }
    }
}

extension RecordTransaction {
    private func create(_ type: RecordType, _ creations: [RecordChange]) async throws {
        guard !creations.isEmpty else { return }
        var changes = creations
        try await prepare(&changes, of: type)
        try await quota?.take(changes.count, of: type, self)
        let records = changes.map { Record(type: type, id: $0.id, version: 1, values: $0.values) }
        sql.enqueue(BulkWriter.insert(records, type: type, tenant: tenant))
        index(records, type.customFields, isNew: true)
        let fields = type.journaledFields
        let entries = records.map {
            entry(Journal.Action.create.rawValue, type.name, $0.id, payload: Journal.payload(fields: fields, before: nil, after: $0.values))
        }
        sql.enqueue(Journal.insert(entries, tenant: tenant))
        try await follow(records.map { RecordEffect(id: $0.id, before: nil, after: $0.values) }, of: type, areNew: true)
    }

    /// The ids of those that were not the same already.
    private func update(_ type: RecordType, _ updates: [RecordChange]) async throws -> [ID] {
        guard !updates.isEmpty else { return [] }
        try await require(.update, on: updates, of: type)
        var changes = updates
        try await prepare(&changes, of: type)
        let fields = type.journaledFields
        let different = changes.compactMap { change -> Difference? in
            guard let before = change.before else { return nil }
            let changed = fields.filter { change.changes($0.name) }
            guard !changed.isEmpty || before.deletedAt != nil else { return nil }
            var after = stamped(before)
            after.values.merge(change.values.only(changed))
            return Difference(before: before, after: after, fields: changed)
        }
        guard !different.isEmpty else { return [] }
        try await quota?.take(different.count { $0.before.deletedAt != nil }, of: type, self)
        sql.enqueue(BulkWriter.update(different.map(\.after), type: type, tenant: tenant))
        index(different.map(\.after), type.customFields, isNew: false)
        sql.enqueue(Journal.insert(different.flatMap { entries(of: $0) }, tenant: tenant))
        try await follow(
            different.map { RecordEffect(id: $0.after.id, before: $0.before.deletedAt == nil ? $0.before.values : nil, after: $0.after.values) },
            of: type)
        return different.map(\.after.id)
    }

    private struct Difference {
        let before: Record
        let after: Record
        let fields: [Field]
    }

    /// Out of the bin and changed are two things that happened.
    private func entries(of difference: Difference) -> [Journal.Entry] {
        let (type, id) = (difference.after.type.name, difference.after.id)
        var entries: [Journal.Entry] = []
        if difference.before.deletedAt != nil {
            entries.append(entry(Journal.Action.restore.rawValue, type, id, payload: Array("{}".utf8)))
        }
        if !difference.fields.isEmpty {
            let payload = Journal.payload(fields: difference.fields, before: difference.before.values, after: difference.after.values)
            entries.append(entry(Journal.Action.update.rawValue, type, id, payload: payload))
        }
        return entries
    }
}
