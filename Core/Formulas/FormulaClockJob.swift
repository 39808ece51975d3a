/// Every night, when today has become another day: formulas that ask what time it is are worked out anew.
package enum FormulaClockJob {
    package static let type: JobType = JobType("core.formula_clock", schedule: .daily(hour: 0, minute: 5)) { context in
        try await context.forEachTenant { tenant in try await request(tenant, context) }
    }

    /// A job for each type that has some.
    private static func request(_ tenant: ID, _ context: JobContext) async throws {
        let suspected: SQL = """
            select 1 from core.field f where f.tenant_id = \(tenant) and f.deleted_at is null and f.formula ~* 'today|now' limit 1
            """
        guard !(try await context.database.query(suspected, tenant: tenant).isEmpty) else { return }
        let schema = try await SchemaLookup.load(tenant, version: 0, installed: context.registry.recordTypes, from: context.database)
        let requests = schema.graph.restless.compactMap { type in
            type.customFields.first { $0.formula?.usesClock ?? false }?.custom.map { FormulaRefreshJob.request($0.id) }
        }
        try await context.database.transaction(tenant: tenant) { $0.enqueue(requests) }
    }
}

/// Works out anew all formulas of the type that a field is of.
enum FormulaRefreshJob {
    static let type: JobType = JobType("core.formula_refresh", maximumAttempts: 20) { context in
        let field = try context.id("field")
        let run = RecalculationRun(
            context: context, target: { tx in target(field, tx) }, note: { _, _ in }, finish: { _, _ in })
        try await run.perform()
    }

    static func request(_ field: ID) -> JobRequest { JobRequest(type, ids: ["field": field], key: "\(field)") }

    private static func target(_ field: ID, _ tx: RecordTransaction) -> RecalculationTarget? {
        tx.schema.types.first { $0.customFields.contains { $0.custom?.id == field } }.map { RecalculationTarget(type: $0) }
    }
}
