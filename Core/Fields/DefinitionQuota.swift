/// The plan's number of fields or objects of a workspace's own, those in the bin not counted.
enum DefinitionQuota {
    /// After they were written. Exact, because whoever adds one has the workspace's row locked until it commits.
    /// - Throws: `Problem.quotaExceeded`.
    static func require(_ limit: Plan.Limit, count: SQL, _ tx: RecordTransaction) async throws {
        try await tx.query("select 1 from core.workspace where tenant_id = \(tx.tenant) for update")
        guard let home = try await WorkspaceLookup.load(tx), let maximum = home.workspace.plan.limits[limit] else { return }
        guard let number = try await tx.query(count).scalar(Int64.self), number > maximum else { return }
        let plans = home.plans.filter { $0.limits[limit].map { maximum < $0 } ?? true }.map(\.code)
        throw Problem.quotaExceeded(limit: limit, maximum: maximum, plan: home.workspace.plan.code, plans: plans)
    }
}
