import Core
import Logging
import Synchronization
import TestKit

/// A queue in a database of its own, with runners of its own.
struct Queue: Sendable {
    let database: Database
    let signal = JobSignal()
    let tenant = ID.new()

    static func run<Result: Sendable>(_ body: (Queue) async throws -> Result) async throws -> Result {
        try await withScratch { scratch in
            try await scratch.connected { try await body(Queue(database: $0)) }
        }
    }

    /// Looks often, so that tests are fast; the lease outlasts a moment in which the machine is busy with something else.
    static func limits(slots: Int = 4, lease: Duration = .seconds(10)) -> JobRunner.Limits {
        var limits = JobRunner.Limits()
        limits.slots = slots
        limits.lease = lease
        limits.poll = .milliseconds(50)
        return limits
    }

    func enqueue(_ requests: JobRequest..., tenant: ID? = nil) async throws {
        try await database.transaction(tenant: tenant ?? self.tenant) { $0.enqueue(requests) }
        signal.wake()
    }

    /// Runs `body` while so many servers work on these jobs.
    func serving<Result: Sendable>(
        _ jobs: [JobType], servers: Int = 1, limits: JobRunner.Limits = limits(), _ body: () async throws -> Result
    ) async throws -> Result {
        let tasks = (0..<servers).map { _ in
            let runner = runner(jobs, limits)
            return Task { try await runner.run() }
        }
        do {
            let result = try await body()
            try await stop(tasks)
            return result
        } catch {
            try await stop(tasks)
            throw error
        }
    }

    func runner(_ jobs: [JobType], _ limits: JobRunner.Limits) -> JobRunner {
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        return JobRunner(database: database, registry: Registry([JobModule(jobs: jobs)]), signal: signal, logger: logger, limits: limits)
    }

    private func stop(_ tasks: [Task<Void, any Error>]) async throws {
        for task in tasks { task.cancel() }
        for task in tasks { try await task.value }
    }

    /// A worker that claims and then falls silent.
    func repository(lease: Int64 = 600) -> JobRepository { JobRepository(database: database, leaseMilliseconds: lease) }

    func claim(_ type: JobType, lease: Int64 = 600, limit: Int = 1) async throws -> [JobLease] {
        try await repository(lease: lease).claim([type.kind], busy: [], after: ID(hi: 0, lo: 0), limit: limit, due: [])
    }

    func state(of job: ID, tenant: ID? = nil) async throws -> String? {
        let tenant = tenant ?? self.tenant
        return try await database.query("select j.state from core.job j where j.tenant_id = \(tenant) and j.id = \(job)", tenant: tenant).scalar()
    }

    func count(_ type: JobType, state: String, tenant: ID? = nil) async throws -> Int {
        let tenant = tenant ?? self.tenant
        return try await database.query(
            "select count(*) from core.job j where j.tenant_id = \(tenant) and j.kind = \(type.kind) and j.state = \(state)", tenant: tenant
        ).scalar() ?? 0
    }

    /// Waits until `condition` holds; false when it does not within `seconds`.
    func eventually(within seconds: Double = 60, _ condition: () async throws -> Bool) async throws -> Bool {
        let deadline = Timestamp.now.microseconds + Int64(seconds * 1e6)
        while Timestamp.now.microseconds < deadline {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(20))
        }
        return try await condition()
    }
}

struct JobModule: Module {
    let id = "probe"
    let title: Text = ["en": "Probe", "zh": "探测"]
    let jobs: [JobType]
}

/// Counts what jobs did.
final class Tally: Sendable {
    private let entries = Mutex<[String]>([])

    func add(_ entry: String) { entries.withLock { $0.append(entry) } }
    var all: [String] { entries.withLock { $0 } }
    var count: Int { all.count }
}
