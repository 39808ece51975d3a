import Logging
import ServiceLifecycle
import Synchronization

/// Runs the jobs of all tenants on this server: claims them fairly, keeps their leases, settles them. Any number of servers may.
public final class JobRunner: Service {
    public struct Limits: Sendable {
        /// Jobs at a time; one tenant gets at most half of them.
        public var slots = 4
        /// How long the jobs of a server that died wait for another one.
        public var lease = Duration.seconds(10)
        public var poll = Duration.milliseconds(500)

        public init() {}
    }

    private struct State {
        var running: [ID: JobLease] = [:]
        var lastServed = ID(hi: 0, lo: 0)
        var slots: [String: Timestamp] = [:]
        var isStopping = false
    }

    private let registry: Registry
    private let types: [String: JobType]
    private let repository: JobRepository
    private let limits: Limits
    private let signal: JobSignal
    private let logger: Logger
    private let state = Mutex(State())

    public init(database: Database, registry: Registry, signal: JobSignal, logger: Logger, limits: Limits = Limits()) {
        self.registry = registry
        self.signal = signal
        self.logger = logger
        self.limits = limits
        types = Dictionary(registry.jobs.map { ($0.kind, $0) }) { first, _ in first }
        repository = JobRepository(database: database, leaseMilliseconds: limits.lease.milliseconds)
    }

    /// Returns when the server shuts down or the task is cancelled, after the jobs under way were given back.
    public func run() async throws {
        await withGracefulShutdownHandler {
            // Not a child of the group: it must outlive the last job, and the cancellation of this task.
            let heartbeat = Task { await self.keepLeases() }
            await withDiscardingTaskGroup { group in
                while !self.isStopping { await self.turn(&group) }
                for lease in self.leases { lease.interrupt() }
            }
            heartbeat.cancel()
        } onGracefulShutdown: {
            self.state.withLock { $0.isStopping = true }
            self.signal.wake()
        }
    }

    private var isStopping: Bool { Task.isCancelled || state.withLock { $0.isStopping } }
    private var leases: [JobLease] { state.withLock { Array($0.running.values) } }

    /// Claims what there are slots for and starts it; waits when there is nothing to do.
    private func turn(_ group: inout DiscardingTaskGroup) async {
        let free = limits.slots - leases.count
        var claimed: [JobLease] = []
        if free > 0 {
            do {
                claimed = try await claim(free)
            } catch {
                if !isStopping { logger.warning("jobs not claimed", metadata: ["error": "\(String(reflecting: error))"]) }
            }
        }
        for lease in claimed { group.addTask { await self.perform(lease) } }
        if claimed.count < max(free, 1) { await signal.wait(atMost: limits.poll) }
    }

    private func claim(_ free: Int) async throws -> [JobLease] {
        let (busy, last) = state.withLock { (Self.busy($0.running, share: max(1, limits.slots / 2)), $0.lastServed) }
        let due = dueSchedules(at: .now)
        let claimed = try await repository.claim(Array(types.keys), busy: busy, after: last, limit: free, due: due)
        state.withLock { state in
            for (type, slot) in due { state.slots[type.kind] = slot }
            for lease in claimed { state.running[lease.job] = lease }
            if let last = claimed.last { state.lastServed = last.tenant }
        }
        return claimed
    }

    /// Tenants that have their share of the slots.
    private static func busy(_ running: [ID: JobLease], share: Int) -> [ID] {
        Dictionary(grouping: running.values, by: \.tenant).filter { $0.value.count >= share }.map(\.key)
    }

    private func dueSchedules(at moment: Timestamp) -> [(type: JobType, slot: Timestamp)] {
        let known = state.withLock { $0.slots }
        return types.values.compactMap { type in
            guard let slot = type.schedule?.slot(at: moment), known[type.kind].map({ $0 < slot }) ?? true else { return nil }
            return (type, slot)
        }
    }

    private func keepLeases() async {
        while !Task.isCancelled {
            do {
                try await Task.sleep(for: limits.lease / 3)
                let held = leases
                guard !held.isEmpty else { continue }
                let renewed = try await repository.renew(held)
                for lease in held { Self.apply(renewed[lease.job], to: lease) }
            } catch {
                if !Task.isCancelled { logger.warning("leases not renewed", metadata: ["error": "\(String(reflecting: error))"]) }
            }
        }
    }

    private static func apply(_ isCancelling: Bool?, to lease: JobLease) {
        guard !lease.isSettled else { return }
        guard let isCancelling else { return lease.lost() }
        if isCancelling { lease.cancel() }
    }

    /// What must be done even when this task is cancelled.
    private static func detached<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws -> Result {
        try await Task { try await body() }.value
    }
}

/// One job from claim to settlement.
extension JobRunner {
    private func perform(_ lease: JobLease) async {
        let ending = await attempt(lease)
        if let ending, !lease.isSettled, !lease.isLost { await settle(lease, ending) }
        state.withLock { $0.running[lease.job] = nil }
        signal.wake()
    }

    /// Runs the job's code; nil when the lease is lost.
    private func attempt(_ lease: JobLease) async -> JobRepository.Ending? {
        guard let type = types[lease.kind] else { return .givenBack }
        do {
            let task = Task { [registry, repository] in
                guard let context = try await repository.context(of: lease, registry: registry) else { throw JobError.missing("job") }
                try await type.run(context)
            }
            lease.carry(task)
            if isStopping { task.cancel() }
            try await task.value
            return lease.isCancelling ? .cancelled : .done
        } catch {
            return ending(of: lease, type, error)
        }
    }

    private func ending(of lease: JobLease, _ type: JobType, _ error: any Error) -> JobRepository.Ending? {
        if (error as? DatabaseError)?.sqlstate == JobRepository.leaseLost || lease.isLost { return nil }
        if lease.isCancelling { return .cancelled }
        if isStopping { return .givenBack }
        logger.warning(
            "job failed",
            metadata: [
                "job": "\(lease.job)", "kind": "\(lease.kind)", "tenant": "\(lease.tenant)", "attempt": "\(lease.attempt)",
                "error": "\(String(reflecting: error))",
            ])
        if case JobError.hopeless(let code) = error { return .dead(code) }
        let code = (error as? Problem)?.code ?? (error as? DatabaseError).map { "database_error \($0.sqlstate)" } ?? "internal_error"
        if lease.attempt >= type.maximumAttempts { return .dead(code) }
        return .again(code, afterMilliseconds: JobBackoff.milliseconds(afterAttempt: lease.attempt))
    }

    private func settle(_ lease: JobLease, _ ending: JobRepository.Ending) async {
        do {
            _ = try await Self.detached { [repository] in
                try await repository.database.query(repository.settle(lease, ending), tenant: lease.tenant)
            }
        } catch {
            // The lease runs out, and the job with its checkpoint goes to whoever claims it next.
            logger.warning("job not settled", metadata: ["job": "\(lease.job)", "error": "\(String(reflecting: error))"])
        }
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
