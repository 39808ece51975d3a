/// What follows from a change of a definition: everybody learns of it, the plan's limit holds, and the index of its values is built or cleared.
enum FieldEffects {
    static func follow(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        tx.enqueueMetadataChange()
        for effect in effects {
            try refuseHaste(effect)
            keepIndex(effect, tx)
            keepNumbers(effect, tx)
            convert(effect, tx)
        }
        try await ComputationGuard.check(effects, tx)
        guard tx.actor.user != nil, effects.contains(where: { $0.before == nil }) else { return }
        try await DefinitionQuota.require(
            .customFields, count: "select count(*) from core.field where tenant_id = \(tx.tenant) and deleted_at is null", tx)
    }

    private static func keepIndex(_ effect: RecordEffect, _ tx: RecordTransaction) {
        guard let after = effect.after else {
            if effect.before?.boolean("filterable") == true || isComputed(effect.before) { clear(effect.id, tx) }
            return
        }
        let isBuilding = after.text("index_state") == FieldDefinition.IndexState.building.rawValue
        if isComputed(after), isBuilding, effect.changes("index_job"), let job = after.id("index_job") {
            return tx.enqueue(ComputationBuildJob.request(effect.id, job: job, tx))
        }
        if after.boolean("filterable") != true {
            if effect.before?.boolean("filterable") == true { tx.enqueue(FieldClearingJob.request(effect.id, tx)) }
        } else if isBuilding, effect.changes("index_job") {
            if let job = after.id("index_job") { tx.enqueue(FieldIndexJob.request(effect.id, job: job, tx)) }
        }
    }

    private static func isComputed(_ values: Values?) -> Bool { values?.text("kind").flatMap(CustomKind.init)?.isComputed ?? false }

    /// A field that counts gives numbers to the records that it finds: when it is new, and when it comes out of the bin.
    private static func keepNumbers(_ effect: RecordEffect, _ tx: RecordTransaction) {
        guard effect.before == nil, let after = effect.after, after.text("kind") == CustomKind.autonumber.rawValue,
            let type = after.text("record_type").flatMap(tx.schema.type(named:))
        else { return }
        Autonumber.begin(effect.id, after, of: type, tx)
        tx.enqueue(FieldNumberJob.request(effect.id, tx))
    }

    private static func convert(_ effect: RecordEffect, _ tx: RecordTransaction) {
        guard effect.changes("conversion_job"), let job = effect.after?.id("conversion_job") else { return }
        tx.enqueue(FieldConversionJob.request(effect.id, job: job, tx))
    }

    /// A field whose values are on their way can't go into the bin.
    private static func refuseHaste(_ effect: RecordEffect) throws(Problem) {
        guard effect.after == nil, effect.before?["index_state"] == FieldDefinition.IndexState.converting.value else { return }
        throw .fieldConverting
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
