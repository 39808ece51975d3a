/// Works out a new or changed formula or roll-up for the records that are there already, and fills its index. The definition names the one job that
/// does so and shows its progress; any other sees that it has been superseded, and ends.
enum ComputationBuildJob {
    static let type: JobType = JobType("core.computation_build", maximumAttempts: 20) { context in try await run(context) }

    /// Not before every server knows of the change: from then on all that is written is worked out by whoever writes it.
    static func request(_ field: ID, job: ID, _ tx: RecordTransaction) -> JobRequest {
        JobRequest(type, id: job, ids: ["field": field], at: tx.now.adding(seconds: 2))
    }

    private static func run(_ context: JobContext) async throws {
        let id = try context.id("field")
        let run = RecalculationRun(
            context: context,
            target: { tx in
                guard let definition = try await definition(id, context, tx) else { return nil }
                return target(definition, tx)
            },
            note: { done, tx in tx.enqueue("update core.field set indexed = \(done) where tenant_id = \(tx.tenant) and id = \(id)") },
            finish: { done, tx in
                guard let definition = try await definition(id, context, tx) else { return }
                try await tx.update(definition, ["index_state": FieldDefinition.IndexState.ready.value, "indexed": .integer(done)])
            })
        try await run.perform()
    }

    /// Locked; nil when the field is gone or another job's.
    private static func definition(_ id: ID, _ context: JobContext, _ tx: RecordTransaction) async throws -> Record? {
        guard let record = try await tx.lock(FieldDefinition.type, [id]).first, record.values.id("index_job") == context.id else { return nil }
        return record
    }

    private static func target(_ definition: Record, _ tx: RecordTransaction) -> RecalculationTarget? {
        guard let type = definition.values.text("record_type").flatMap(tx.schema.type(named:)),
            let field = type.customFields.first(where: { $0.custom?.id == definition.id })
        else { return nil }
        let rollups = tx.schema.graph.groups(of: type).filter { group in group.fields.contains { $0.name == field.name } }
        return RecalculationTarget(type: type, rollups: rollups, indexed: field)
    }
}
