import Core

/// The plan's number of active users.
enum Seats {
    /// Makes sure that one more user may be active. The workspace's row is locked until the transaction ends, so that the limit is exact
    /// however many try at once.
    /// - Throws: `Problem.quotaExceeded` naming the plans that allow more; `Problem.workspacePastDue` where nobody may come in.
    static func take(_ tx: RecordTransaction, directory: Directory) async throws {
        let results = try await tx.batch(
            ["select 1 from core.workspace where tenant_id = \(tx.tenant) for update"])
        guard results[0].count == 1 else { throw Problem.notFound }
        guard let workspace = try await WorkspaceLookup.load(tx)?.workspace else { throw Problem.notFound }
        try workspace.requireWritable()
        guard let limit = workspace.plan.limits[.seats] else { return }
        let taken = try await tx.query("select count(*) from core.user where tenant_id = \(tx.tenant) and status = 'active'").scalar(Int64.self)
        guard let taken, taken < limit else {
            throw Problem.quotaExceeded(
                limit: .seats, maximum: limit, plan: workspace.plan.code, plans: directory.plans(allowing: limit, of: .seats))
        }
    }
}
