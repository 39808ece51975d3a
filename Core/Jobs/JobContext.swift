/// What a running job sees.
public struct JobContext: Sendable {
    /// Whose job it is; `ID.workers` for a recurring job of the house.
    public let tenant: ID
    public let id: ID
    /// Counted from 1.
    public let attempt: Int
    /// What it is about, as given when it was enqueued.
    public let ids: [String: ID]
    /// What an earlier attempt saved last.
    public let checkpoint: JSON?
    public let database: Database
    /// The installed modules and their record types.
    public let registry: Registry
    let lease: JobLease
    let repository: JobRepository

    /// Stop soon: somebody cancelled the job, its lease is lost, or the server goes down. What was not committed is not missed.
    public var isCancelled: Bool { lease.isCancelling || lease.isLost || Task.isCancelled }

    /// Somebody asked for the job to end for good.
    public var isCancelledByUser: Bool { lease.isCancelling }

    /// - Throws: `JobError.missing` where the payload has no such id: a defect of whoever enqueued it.
    public func id(_ name: String) throws -> ID {
        guard let id = ids[name] else { throw JobError.missing(name) }
        return id
    }

    /// Runs `body` in a transaction of the job's tenant and commits it together with the progress that `body` noted, provided that the lease
    /// still holds at its end: if not, nothing of it happens. Renews the lease.
    public func transaction<Result: Sendable>(
        _ body: (Transaction, inout JobProgress) async throws -> Result
    ) async throws -> Result {
        try await database.transaction(tenant: tenant) { tx in
            var progress = JobProgress()
            let result = try await body(tx, &progress)
            tx.enqueue(repository.save(progress, lease))
            return result
        }
    }

    /// Runs `body` for every workspace there is, one after the other; for recurring jobs. Another attempt goes on where the last one saved its
    /// place, so `body` must bear being repeated. One workspace's trouble doesn't keep the others waiting: it is thrown at the end.
    public func forEachTenant(_ body: (ID) async throws -> Void) async throws {
        var place = checkpoint?["after"]?.text.flatMap { ID($0) } ?? ID(hi: 0, lo: 0)
        var trouble: (any Error)?
        while true {
            let rows = try await database.query("select t.id from core.list_tenants(\(place), 100) as t (id)", tenant: tenant)
            guard let last = rows.last else { break }
            for row in rows {
                if isCancelled { throw CancellationError() }
                do { try await body(row[0]) } catch let error as DatabaseError where !error.isUnavailable { trouble = trouble ?? error }
            }
            let reached: ID = try last[0]
            try await transaction { $1.checkpoint = ["after": .string("\(reached)")] }
            place = reached
        }
        if let trouble { throw trouble }
    }

    /// Runs `body` in a transaction whose commit is also the end of the job. Nothing may follow it.
    public func complete(_ body: (Transaction) async throws -> Void) async throws {
        try await database.transaction(tenant: tenant) { tx in
            try await body(tx)
            tx.enqueue(repository.settle(lease, .done))
        }
        lease.settled()
    }
}

/// What a transaction of a job's saves besides its effects; nil leaves what was there.
public struct JobProgress: Sendable {
    /// Where the next attempt goes on.
    public var checkpoint: JSON?
    public var done: Int64?
    public var total: Int64?
    public var message: Text?
}

public enum JobError: Error {
    case missing(String)
    /// Trying again won't help; the code is shown to administrators.
    case hopeless(String)
}
