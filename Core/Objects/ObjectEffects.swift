/// What follows from a change of a definition: everybody learns of it, and the plan's limit holds. What is in the bin is gone from all servers
/// within a second, with its routes; its fields and records stay as they are and come back with it. What formulas look at can't go there.
enum ObjectEffects {
    static func follow(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        tx.enqueueMetadataChange()
        try await ComputationGuard.checkObjects(effects, tx)
        guard tx.actor.user != nil, effects.contains(where: { $0.before == nil }) else { return }
        try await DefinitionQuota.require(
            .customObjects, count: "select count(*) from core.object where tenant_id = \(tx.tenant) and deleted_at is null", tx)
    }
}
