/// Writing. Values that a request brought were validated by the type's form; fields that only the system sets are allowed here.
extension RecordTransaction {
    /// - Throws: `Problem.validation` for a reference to nothing, `Problem.quotaExceeded`, or what the type's `prepare` throws.
    @discardableResult
    public func create(_ type: RecordType, _ values: Values, id: ID = .new()) async throws -> Record {
        let type = schema.type(type)
        let change = try await prepared(RecordChange(type: type, id: id, before: nil, values: complete(values, for: type)))
        try await quota?.take(1, of: type, self)
        let record = Record(type: type, id: id, version: 1, values: change.values)
        sql.enqueue(Writer.insert(record, tenant: tenant))
        index([record], type.customFields, isNew: true)
        journal(.create, record, before: nil, fields: type.journaledFields)
        return try await following(record, RecordEffect(id: id, before: nil, after: record.values), isNew: true)
    }

    /// Writes what differs; the record itself, unchanged, where nothing does.
    /// - Throws: `Problem.forbidden` for a record that its author may not change, and what `create` throws.
    @discardableResult
    public func update(_ record: Record, _ changes: Values) async throws -> Record {
        try await require(.update, on: record, orElse: .outOfScope(.update, record.type))
        let values = record.values.merging(changes)
        let change = try await prepared(RecordChange(type: record.type, id: record.id, before: record, values: values))
        let changed = record.type.journaledFields.filter { change.changes($0.name) }
        guard !changed.isEmpty else { return record }
        var updated = stamped(record)
        updated.values.merge(change.values.only(changed))
        sql.enqueue(Writer.update(updated, changed: changed, tenant: tenant))
        index([updated], changed, isNew: false)
        journal(.update, updated, before: record.values, fields: changed)
        return try await following(updated, RecordEffect(id: record.id, before: record.values, after: updated.values))
    }

    /// Puts the record into the bin.
    @discardableResult
    public func delete(_ record: Record) async throws -> Record {
        try await require(.delete, on: record, orElse: .outOfScope(.delete, record.type))
        var deleted = stamped(record)
        deleted.deletedAt = now
        sql.enqueue(Writer.setDeleted(deleted, tenant: tenant))
        if !record.type.uniqueCustomFields.isEmpty { sql.enqueue(FieldValueRows.releaseKeys(of: [record.id], tenant: tenant)) }
        journal(.delete, deleted, before: nil, fields: [])
        try await follow([RecordEffect(id: record.id, before: record.values, after: nil)], of: record.type)
        return deleted
    }

    /// Takes the record out of the bin.
    /// - Throws: `Problem.notFound` when it isn't in it, `Problem.quotaExceeded`.
    @discardableResult
    public func restore(_ type: RecordType, _ id: ID) async throws -> Record {
        try await restore(try await lockDeleted(type, id))
    }

    func restore(_ deleted: Record) async throws -> Record {
        try await require(.delete, on: deleted, orElse: .outOfScope(.delete, deleted.type))
        try await quota?.take(1, of: deleted.type, self)
        var record = stamped(deleted)
        record.deletedAt = nil
        sql.enqueue(Writer.setDeleted(record, tenant: tenant))
        try await CustomRules.requireUnique([RecordChange(type: record.type, id: record.id, before: nil, values: record.values)], in: self)
        index([record], record.type.uniqueCustomFields, isNew: false)
        journal(.restore, record, before: nil, fields: [])
        return try await following(record, RecordEffect(id: record.id, before: nil, after: record.values))
    }

    /// A journal row that is no change of a record: a sign-in, a switch, an export.
    public func note(type: String, id: ID, action: String, payload: JSON = [:]) {
        sql.enqueue(Journal.insert(entry(action, type, id, payload: Array(payload.serialized.utf8)), tenant: tenant))
    }
}

extension RecordTransaction {
    /// Fills in what the request left out of a new record, and the system's own fields.
    func complete(_ values: Values, for type: RecordType) -> Values {
        var complete = values
        for field in type.fields where complete[field.name] == nil {
            switch field.initial {
            case .none, .derived: complete[field.name] = field.kind.empty
            case .value(let value): complete[field.name] = value
            case .me: complete[field.name] = user
            case .today: complete[field.name] = .date(now.date)
            }
        }
        // Forms and files can't set them. What the house brings from elsewhere keeps its times; the journal tells when it came.
        complete["created_at"] = values["created_at"] ?? .timestamp(now)
        complete["created_by"] = user
        complete["updated_at"] = values["updated_at"] ?? .timestamp(now)
        complete["updated_by"] = user
        return complete
    }

    private var user: Value { actor.user.map { .id($0) } ?? .null }

    private func prepared(_ change: RecordChange) async throws -> RecordChange {
        var changes = [change]
        try await prepare(&changes, of: change.type)
        return changes[0]
    }

    /// What the type itself does to a change, and what must be true of every change.
    func prepare(_ changes: inout [RecordChange], of type: RecordType) async throws {
        try await type.prepare?(&changes, ofTheHouse)
        try await Autonumber.assign(&changes, ofTheHouse)
        try await FormulaFilling.fill(&changes, of: type, in: ofTheHouse)
        try await CustomRules.check(changes, askedOf: authority?.access.schema.type(type) ?? type, in: ofTheHouse)
        try await References.check(changes, in: self)
    }

    /// Tells the index of values.
    func index(_ records: [Record], _ fields: [Field], isNew: Bool) {
        for statement in CustomStorage.index(records.map { ($0.id, $0.values) }, fields, isNew: isNew, tenant: tenant) { sql.enqueue(statement) }
    }

    /// The next version, written now by the actor.
    func stamped(_ record: Record) -> Record {
        var stamped = record
        stamped.version += 1
        stamped.values["updated_at"] = .timestamp(now)
        stamped.values["updated_by"] = user
        return stamped
    }

    private func journal(_ action: Journal.Action, _ record: Record, before: Values?, fields: [Field]) {
        let payload = Journal.payload(fields: fields, before: before, after: record.values)
        sql.enqueue(Journal.insert(entry(action.rawValue, record.type.name, record.id, payload: payload), tenant: tenant))
    }

    func entry(_ action: String, _ type: String, _ id: ID, payload: [UInt8]) -> Journal.Entry {
        Journal.Entry(at: now, actor: actor, requestID: requestID, type: type, record: id, action: action, payload: payload)
    }
}
