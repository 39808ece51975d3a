/// What follows elsewhere from records that were written: roll-ups of the records that they refer to, formulas of those that refer to them.
enum Recalculation {
    /// More dependents than these are a job's.
    static let mostAtOnce = 500

    /// Returns the ids of all records that were written because of it. Nobody refers yet to records that are new.
    static func follow(_ effects: [RecordEffect], of type: RecordType, areNew: Bool = false, in tx: RecordTransaction) async throws -> Set<ID> {
        let graph = tx.schema.graph
        guard !graph.isEmpty, !effects.isEmpty else { return [] }
        var written: Set<ID> = []
        for group in graph.groups(over: type) {
            let parents = group.parents(of: effects)
            if !parents.isEmpty { written.formUnion(try await refresh(group.parent, parents.sorted(), rollups: [group], in: tx)) }
        }
        for dependents in areNew ? [] : graph.dependents(on: type) {
            let sources = effects.filter { effect in effect.after != nil && dependents.uses.contains { effect.changes($0) } }
            if !sources.isEmpty { written.formUnion(try await refresh(dependents, of: sources.map(\.id), in: tx)) }
        }
        return written
    }

    private static func refresh(_ dependents: ComputationGraph.Dependents, of sources: [ID], in tx: RecordTransaction) async throws -> Set<ID> {
        let type = tx.schema.type(dependents.type)
        let found = try await tx.query(
            """
            select t.id from \(identifier: type.table) t where t.tenant_id = \(tx.tenant)\(type.belongs()) \
            and \(dependents.via.leads(to: sources, tenant: tx.tenant)) limit \(literal: mostAtOnce + 1)
            """)
        guard found.count <= mostAtOnce else {
            RecalculationJob.request(type, dependents.via, of: sources, tx)
            return []
        }
        return try await refresh(type, try found.map { try $0[0] }, in: tx)
    }

    /// Works out anew what these records have, writes what differs, and follows on from there. Those in the bin are kept up to date too, so that
    /// nothing is to be done when they come out of it.
    ///
    /// - Parameters:
    ///   - rollups: those to be drawn anew; formulas all are.
    ///   - indexed: a field whose rows in the index are written anew, whether or not its values differ.
    @discardableResult
    static func refresh(
        _ type: RecordType, _ ids: [ID], rollups: [ComputationGraph.RollupGroup] = [], indexed: Field? = nil, in tx: RecordTransaction
    ) async throws -> Set<ID> {
        var written: Set<ID> = []
        for start in stride(from: 0, to: ids.count, by: BulkWriter.batchSize) {
            let batch = Array(ids[start..<min(start + BulkWriter.batchSize, ids.count)])
            let records = try await tx.lockEvenDeleted(type, batch)
            var changes = records.map { RecordChange(type: $0.type, id: $0.id, before: $0, values: $0.values) }
            for group in rollups { try await draw(group, into: &changes, tx) }
            try await FormulaFilling.work(out: &changes, at: Array(changes.indices), of: type, tx)
            written.formUnion(try await tx.write(recalculated: changes, of: type, indexed: indexed))
        }
        return written
    }

    /// A statement of its own behind the one that locks: it sees what all those wrote who had the lock before.
    private static func draw(_ group: ComputationGraph.RollupGroup, into changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        let found = try group.values(try await tx.query(group.sql(changes.map(\.id), tenant: tx.tenant)))
        let empty = group.empty
        for index in changes.indices { changes[index].values.merge(found[changes[index].id] ?? empty) }
    }
}

extension ComputationGraph.RollupGroup {
    /// Whose roll-ups may be other ones now.
    fileprivate func parents(of effects: [RecordEffect]) -> Set<ID> {
        let relevant = effects.filter { effect in
            effect.before == nil || effect.after == nil || effect.changes(via.name) || uses.contains { effect.changes($0) }
        }
        return Set(relevant.flatMap { [$0.before?.id(via.name), $0.after?.id(via.name)].compactMap(\.self) })
    }
}

extension RecordTransaction {
    /// All that follows from writing records: what their type does, and what is worked out from them. Returns the ids of all records that were
    /// written because of the latter.
    @discardableResult
    func follow(_ effects: [RecordEffect], of type: RecordType, areNew: Bool = false) async throws -> Set<ID> {
        try await type.effects?(effects, ofTheHouse)
        return try await Recalculation.follow(effects, of: type, areNew: areNew, in: ofTheHouse)
    }

    /// The record as it is once all that follows from writing it has been written too.
    func following(_ record: Record, _ effect: RecordEffect, isNew: Bool = false) async throws -> Record {
        guard try await follow([effect], of: record.type, areNew: isNew).contains(record.id) else { return record }
        return try await lockEvenDeleted(record.type, record.id) ?? record
    }

    /// Records in the order of their ids, those in the bin too, locked until the transaction ends.
    fileprivate func lockEvenDeleted(_ type: RecordType, _ ids: [ID]) async throws -> [Record] {
        let plan = type.lockManyPlan
        let rows = try await query(SQL(statement: plan.statement, binds: type.binds(tenant, .ids(ids))))
        return rows.indices.map { locked(plan, type, rows, $0) }
    }

    /// Writes those that differ, with a version and a journal row like any change; when and by whom a record was changed last stays, since nobody has.
    fileprivate func write(recalculated changes: [RecordChange], of type: RecordType, indexed: Field?) async throws -> Set<ID> {
        let fields = type.journaledFields.filter { $0.custom?.computation != nil }
        let different = changes.compactMap { change in
            change.before.map { (change, $0, fields.filter { change.changes($0.name) }) }
        }.filter { !$0.2.isEmpty }
        if !different.isEmpty {
            let objects = different.map { CustomStorage.object($0.0.values, $0.2, clearing: true) }
            enqueue(
                """
                update \(identifier: type.table) t set version = x.version, custom = \(CustomStorage.merge("t.custom", "x.object::jsonb")) \
                from unnest(\(different.map(\.0.id)), \(different.map { $0.1.version + 1 }), \(objects)) as x (id, version, object) \
                where t.tenant_id = \(tenant) and t.id = x.id\(type.belongs())
                """)
            let entries = different.map { change, before, fields in
                let payload = Journal.payload(fields: fields, before: before.values, after: change.values)
                return entry(Journal.Action.update.rawValue, type.name, change.id, payload: payload)
            }
            enqueue(Journal.insert(entries, tenant: tenant))
        }
        let changed = Set(different.flatMap { $0.2.map(\.name) })
        index(different.map { ($0.0.id, $0.0.values) }, fields.filter { changed.contains($0.name) && $0.name != indexed?.name })
        if let indexed { index(changes.map { ($0.id, $0.values) }, [indexed]) }
        let effects = different.map { RecordEffect(id: $0.0.id, before: $0.1.values, after: $0.0.values) }
        return try await Recalculation.follow(effects, of: type, in: self).union(different.map(\.0.id))
    }

    private func index(_ written: [(id: ID, values: Values)], _ fields: [Field]) {
        for statement in CustomStorage.index(written, fields, isNew: false, tenant: tenant) { enqueue(statement) }
    }
}
