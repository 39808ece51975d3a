/// The statements of the queue. What goes across tenants is asked for in the name of `ID.workers`.
package struct JobRepository: Sendable {
    package let database: Database
    package let leaseMilliseconds: Int64

    package init(database: Database, leaseMilliseconds: Int64) {
        self.database = database
        self.leaseMilliseconds = leaseMilliseconds
    }

    /// SQLSTATE of `core.save_job` and `core.settle_job` when somebody else holds the lease.
    package static let leaseLost = "GX001"

    package enum Ending {
        case done, cancelled
        case dead(String)
        case again(String, afterMilliseconds: Int64)
        /// Through no fault of the job's.
        case givenBack
    }

    /// Up to `limit` jobs, fairly among tenants. Also puts back what silent workers left, and enqueues what is due by schedule.
    package func claim(_ kinds: [String], busy: [ID], after last: ID, limit: Int, due: [(type: JobType, slot: Timestamp)]) async throws -> [JobLease]
    {
        var statements: [SQL] = ["select core.recover_jobs()"]
        if !due.isEmpty { statements.append(schedule(due)) }
        statements.append(
            """
            select c.tenant_id, c.id, c.kind, c.fence, c.attempts from core.claim_jobs(\(kinds), \(busy), \(last), \(limit), \(leaseMilliseconds)) c
            """)
        guard let rows = try await database.batch(statements, tenant: .workers).last else { return [] }
        return try rows.map { try JobLease(tenant: $0[0], job: $0[1], kind: $0[2], fence: $0[3], attempt: $0[4]) }
    }

    private func schedule(_ due: [(type: JobType, slot: Timestamp)]) -> SQL {
        """
        select core.enqueue_scheduled_jobs(\(due.map(\.type.kind)), \(due.map(\.slot)), \(due.map { Int64($0.type.maximumAttempts) }), \
        \(due.map { _ in ID.new() }))
        """
    }

    /// The ids of the leases that are still held, and whether their jobs are to stop.
    package func renew(_ leases: [JobLease]) async throws -> [ID: Bool] {
        let rows = try await database.query(
            """
            select r.id, r.is_cancelling from core.renew_jobs(\(leases.map(\.tenant)), \(leases.map(\.job)), \(leases.map(\.fence)), \
            \(leaseMilliseconds)) r
            """, tenant: .workers)
        var held: [ID: Bool] = [:]
        for row in rows { held[try row[0]] = try row[1] }
        return held
    }

    /// What the job's code gets to see; nil where there is no such job.
    package func context(of lease: JobLease, registry: Registry) async throws -> JobContext? {
        let rows = try await database.query(
            "select j.payload, j.checkpoint from core.job j where j.tenant_id = \(lease.tenant) and j.id = \(lease.job)", tenant: lease.tenant)
        guard let row = rows.first else { return nil }
        let payload: JSON = try row[0]
        var ids: [String: ID] = [:]
        for (name, value) in payload.members ?? [:] { ids[name] = value.text.flatMap { ID($0) } }
        return JobContext(
            tenant: lease.tenant, id: lease.job, attempt: lease.attempt, ids: ids, checkpoint: try row[1], database: database, registry: registry,
            lease: lease, repository: self)
    }

    package func save(_ progress: JobProgress, _ lease: JobLease) -> SQL {
        """
        select core.save_job(\(lease.job), \(lease.fence), \(progress.checkpoint), \(progress.done), \(progress.total), \
        \(progress.message?.json), \(leaseMilliseconds))
        """
    }

    package func settle(_ lease: JobLease, _ ending: Ending) -> SQL {
        let (state, delay, error, isCounted): (String, Int64, String?, Bool) =
            switch ending {
            case .done: ("done", 0, nil, true)
            case .cancelled: ("cancelled", 0, nil, true)
            case .dead(let error): ("dead", 0, error, true)
            case .again(let error, let delay): ("ready", delay, error, true)
            case .givenBack: ("ready", 0, nil, false)
            }
        return "select core.settle_job(\(lease.job), \(lease.fence), \(state), \(delay), \(error), \(isCounted))"
    }
}

extension ID {
    /// The tenant in whose name workers claim jobs; no workspace has this id. Recurring jobs belong to it.
    public static let workers = ID(hi: 0, lo: 1)
}

extension Text {
    package var json: JSON { ["en": .string(en), "zh": .string(zh)] }
}
