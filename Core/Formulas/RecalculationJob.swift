/// Works out anew the formulas of more records than a transaction should touch: those that refer to records that were changed.
enum RecalculationJob {
    static let type: JobType = JobType("core.recalculation", maximumAttempts: 20) { context in try await run(context) }

    /// - Parameters:
    ///   - dependents: the type whose records are to be looked through.
    ///   - via: the reference that leads from them to one of `sources`.
    static func request(_ dependents: RecordType, _ via: Field, of sources: [ID], _ tx: RecordTransaction) {
        let request = JobRequest(type)
        tx.enqueue(
            """
            insert into core.recalculation (tenant_id, id, record_type, reference, sources, created_at) \
            values (\(tx.tenant), \(request.id), \(dependents.name), \(via.name), \(sources), \(tx.now))
            """)
        tx.enqueue(request)
    }

    private static func run(_ context: JobContext) async throws {
        let id = context.id
        let run = RecalculationRun(
            context: context, target: { tx in try await target(id, tx) }, note: { _, _ in },
            finish: { _, tx in tx.enqueue("delete from core.recalculation where tenant_id = \(tx.tenant) and id = \(id)") })
        try await run.perform()
    }

    /// Nil when type or reference are gone.
    private static func target(_ id: ID, _ tx: RecordTransaction) async throws -> RecalculationTarget? {
        let rows = try await tx.query(
            "select r.record_type, r.reference, r.sources from core.recalculation r where r.tenant_id = \(tx.tenant) and r.id = \(id)")
        guard let row = rows.first, let type = tx.schema.type(named: try row[0]), let via = type.field(try row[1]) else { return nil }
        return RecalculationTarget(type: type, via: via, sources: try row[2])
    }
}
