/// What follows from a change of a definition: everybody learns of it, the plan's limit holds, and the index of its values is built or cleared.
enum FieldEffects {
    static func follow(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        tx.enqueueMetadataChange()
        if tx.actor.user != nil, effects.contains(where: { $0.before == nil }) { try await requireRoom(tx) }
        for effect in effects { keepIndex(effect, tx) }
    }

    /// The plan's number of custom fields, those in the bin not counted. Exact, because whoever adds one has the workspace's row locked.
    private static func requireRoom(_ tx: RecordTransaction) async throws {
        try await tx.query("select 1 from core.workspace where tenant_id = \(tx.tenant) for update")
        guard let home = try await WorkspaceLookup.load(tx), let maximum = home.workspace.plan.limits[.customFields] else { return }
        let count = try await tx.query("select count(*) from core.field where tenant_id = \(tx.tenant) and deleted_at is null").scalar(Int64.self)
        guard let count, count > maximum else { return }
        let plans = home.plans.filter { $0.limits[.customFields].map { maximum < $0 } ?? true }.map(\.code)
        throw Problem.quotaExceeded(limit: .customFields, maximum: maximum, plan: home.workspace.plan.code, plans: plans)
    }

    private static func keepIndex(_ effect: RecordEffect, _ tx: RecordTransaction) {
        guard let after = effect.after else {
            if effect.before?.boolean("filterable") == true { clear(effect.id, tx) }
            return
        }
        if after.boolean("filterable") != true {
            if effect.before?.boolean("filterable") == true { tx.enqueue(FieldClearingJob.request(effect.id, tx)) }
        } else if after.text("index_state") == FieldDefinition.IndexState.building.rawValue, effect.changes("index_job") {
            if let job = after.id("index_job") { tx.enqueue(FieldIndexJob.request(effect.id, job: job, tx)) }
        }
    }

    /// What goes into the bin comes out of it with an index to be built by a job that is named here.
    private static func clear(_ field: ID, _ tx: RecordTransaction) {
        tx.enqueue(
            """
            update core.field set index_state = \(FieldDefinition.IndexState.building.rawValue), indexed = 0, index_job = \(ID.new())
            where tenant_id = \(tx.tenant) and id = \(field)
            """)
        tx.enqueue(FieldClearingJob.request(field, tx))
    }
}

extension RecordTransaction {
    /// The workspace's record types are no longer what they were: everybody is to load them anew.
    func enqueueMetadataChange() {
        enqueue("update core.workspace set metadata_version = metadata_version + 1 where tenant_id = \(tenant)")
        announce()
    }
}
