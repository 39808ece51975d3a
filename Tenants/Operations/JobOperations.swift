import Core

/// A background job as the operator sees it.
public struct JobLine: Sendable {
    public let id: ID
    /// Nil for a job of the house itself.
    public let workspace: String?
    public let tenant: ID
    public let kind: String
    public let state: String
    public let attempts: Int64
    public let maximumAttempts: Int64
    public let done: Int64
    /// Nil while nobody knows.
    public let total: Int64?
    public let error: String?
    public let createdAt: Timestamp
    public let finishedAt: Timestamp?

    init(row: Row) throws {
        id = try row[0]
        workspace = try row[1]
        tenant = try row[2]
        kind = try row[3]
        state = try row[4]
        attempts = try row[5]
        maximumAttempts = try row[6]
        done = try row[7]
        total = try row[8]
        error = try row[9]
        createdAt = try row[10]
        finishedAt = try row[11]
    }

    static let columns: SQL = """
        j.id, (select w.slug from core.workspace w where w.tenant_id = j.tenant_id), j.tenant_id, j.kind, j.state, j.attempts::bigint,
        j.maximum_attempts::bigint, j.done::bigint, j.total::bigint, j.error, j.created_at, j.finished_at
        """
}

/// The queue of all workspaces. `database` must be of the operator's role.
extension Operations {
    /// The newest jobs first; `state` nil is any.
    public static func jobs(in state: String?, limit: Int, from database: Database) async throws -> [JobLine] {
        let rows = try await database.query(
            """
            select \(JobLine.columns) from core.job j where (\(state) is null or j.state = \(state))
            order by j.created_at desc, j.tenant_id, j.id limit \(limit)
            """, tenant: nil)
        return try rows.map(JobLine.init(row:))
    }

    /// - Throws: `Problem.notFound`.
    public static func job(_ id: ID, from database: Database) async throws -> JobLine {
        let rows = try await database.query(
            "select \(JobLine.columns) from core.job j where j.id = \(id) order by j.tenant_id limit 1", tenant: nil)
        guard let row = rows.first else { throw Problem.notFound }
        return try JobLine(row: row)
    }

    /// A dead or cancelled job runs again.
    /// - Throws: `Problem.jobNotReplayable`.
    public func replay(_ job: JobLine) async throws {
        try await change(job.tenant) { tx in
            let state: String? = try await tx.query("select core.replay_job(\(job.id))").first?[0]
            guard state != nil else { throw Problem.jobNotReplayable }
            tx.note(type: "job", id: job.id, action: "job_replayed")
        }
    }
}
