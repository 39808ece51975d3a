/// New values of a workspace's own fields for records that are there already, given by the house itself: a number that a record gets late, a value that
/// becomes another kind. Records in the bin stay in it.
struct CustomRewrite {
    let id: ID
    let isLive: Bool
    /// Members of `custom`: what is null goes.
    let object: String
    /// What the journal tells of it; nil where nobody can see a difference.
    let payload: [UInt8]?
    /// What the index is told, by field.
    var values = Values()
}

extension RecordTransaction {
    /// Writes records that are locked, in a few statements for all of them. `indexed` are the fields whose rows in the index are written anew.
    func rewrite(_ type: RecordType, _ rewrites: [CustomRewrite], indexed: [Field] = []) {
        guard !rewrites.isEmpty else { return }
        let steps = rewrites.map { Int64($0.payload == nil ? 0 : 1) }
        enqueue(
            """
            update \(identifier: type.table) t set version = t.version + x.step, custom = \(CustomStorage.merge("t.custom", "x.object::jsonb")), \
            updated_at = case when x.step > 0 then \(now) else t.updated_at end, \
            updated_by = case when x.step > 0 then \(actor.user) else t.updated_by end \
            from unnest(\(rewrites.map(\.id)), \(rewrites.map(\.object)), \(steps)) as x (id, object, step) \
            where t.tenant_id = \(tenant) and t.id = x.id\(type.belongs())
            """)
        let entries = rewrites.compactMap { rewrite in
            rewrite.payload.map { entry(Journal.Action.update.rawValue, type.name, rewrite.id, payload: $0) }
        }
        if !entries.isEmpty { enqueue(Journal.insert(entries, tenant: tenant)) }
        index(rewrites, indexed)
    }

    /// A record in the bin has rows too, without the keys that keep others from having its unique values.
    private func index(_ rewrites: [CustomRewrite], _ fields: [Field]) {
        guard !fields.isEmpty else { return }
        for (isLive, fields) in [(true, fields), (false, fields.map { $0.without(.unique) })] {
            let written = rewrites.filter { $0.isLive == isLive }.map { (id: $0.id, values: $0.values) }
            for statement in CustomStorage.index(written, fields, isNew: false, tenant: tenant) { enqueue(statement) }
        }
    }
}
