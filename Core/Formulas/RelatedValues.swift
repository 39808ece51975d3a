/// What formulas look at in other records: for a whole batch one statement a reference, and one more where records are referred to anew.
struct RelatedValues {
    /// By the reference, then by the record that it leads to.
    private var values: [String: [ID: Values]] = [:]

    /// Of whatever record is referred to, also one in the bin.
    static func read(_ changes: [RecordChange], of type: RecordType, in tx: RecordTransaction) async throws -> RelatedValues {
        var related = RelatedValues()
        for source in tx.schema.graph.sources(of: type) { try await related.read(source, changes, tx) }
        return related
    }

    /// By the reference.
    func values(for change: Values) -> [String: Values] {
        values.reduce(into: [:]) { found, reference in
            if let id = change.id(reference.key) { found[reference.key] = reference.value[id] }
        }
    }

    /// Who refers to a record anew locks it: whoever changes it at the same time either finds the new one that refers to it, or has finished. Records
    /// that referred to it before are found in any case, and lock nothing.
    private mutating func read(_ source: ComputationGraph.Dependents, _ changes: [RecordChange], _ tx: RecordTransaction) async throws {
        guard let type = source.via.target(in: tx.schema) else { return }
        let name = source.via.name
        let anew = Set(changes.filter { $0.changes(name) }.compactMap { $0.values.id(name) })
        let others = Set(changes.compactMap { $0.values.id(name) }).subtracting(anew)
        let isCounted = tx.schema.graph.groups(over: source.type).contains { $0.parent.name == type.name }
        let readings = [(anew, isCounted ? Lock.change : .share), (others, .none)].filter { !$0.0.isEmpty }.map { ids, lock in
            (plan: type.plan(source.uses, lock), ids: ids.sorted())
        }
        guard !readings.isEmpty else { return }
        let results = try await tx.batch(readings.map { SQL(statement: $0.plan.statement, binds: type.binds(tx.tenant, .ids($0.ids))) })
        for (reading, rows) in zip(readings, results) {
            for row in rows.indices { values[name, default: [:]][reading.plan.id(rows, row)] = reading.plan.record(type, rows, row).values }
        }
    }

    /// Of the record that is looked at. One that is about to be changed itself is locked for that at once: two who first shared it would wait for
    /// each other.
    fileprivate enum Lock: String {
        case none = ""
        case share = " for share"
        case change = " for no key update"
    }
}

extension RecordType {
    fileprivate func plan(_ names: Set<String>, _ lock: RelatedValues.Lock) -> ReadPlan {
        plans.plan("looked at\(lock.rawValue) \(names.sorted().joined(separator: ","))") {
            let selection = Selection(selectedFields(names))
            let sql: SQL = """
                select \(selection.sql) from \(identifier: table) t where t.tenant_id = \(ID.placeholder) \
                and t.id in (select unnest(\([ID]())))\(belongs()) order by t.id\(SQL(trusted: lock.rawValue))
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }
}
