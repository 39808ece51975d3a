import NIOCore
import NIOPosix

/// All that one event loop has of the database: its reactor, its shared connections, its connections for transactions.
/// Confined to `loop` but for `run` and `lease`: hence `@unchecked Sendable`.
final class LoopConnections: @unchecked Sendable {
    let loop: any EventLoop
    let pipeline: Pipeline
    let pool: Pool
    private let reactor: Reactor
    private var isSweeping = false

    /// How often deadlines are looked at while there is anything in flight.
    private static let sweepInterval = TimeAmount.milliseconds(20)

    private init(loop: any EventLoop, reactor: Reactor, pipeline: Pipeline, pool: Pool) {
        self.loop = loop
        self.reactor = reactor
        self.pipeline = pipeline
        self.pool = pool
    }

    static func start(
        on loop: any EventLoop, configuration: DatabaseConfiguration, counters: DatabaseCounters, threads: NIOThreadPool
    ) async throws -> LoopConnections {
        let reactor = try await Reactor.start(on: loop, kernelPoll: configuration.usesKernelPoll)
        let pipeline = Pipeline(configuration: configuration, counters: counters, loop: loop)
        let pool = Pool(configuration: configuration, counters: counters, threads: threads, loop: loop)
        let connections = LoopConnections(loop: loop, reactor: reactor, pipeline: pipeline, pool: pool)
        let connector = Connector(configuration: configuration, threads: threads)
        func slots(_ count: Int, isShared: Bool, owner: any SlotOwner) -> [Slot] {
            (0..<count).map { _ in
                Slot(owner: owner, loop: loop) {
                    connector.open(on: loop).map {
                        Connection($0, isShared: isShared, configuration: configuration, reactor: reactor, counters: counters)
                    }
                }
            }
        }
        pool.start(slots(configuration.transactionConnections, isShared: false, owner: pool))
        let shared = slots(configuration.sharedConnections, isShared: true, owner: pipeline)
        do {
            try await loop.flatSubmit { pipeline.start(shared) }.get()
        } catch {
            try await connections.close()
            throw error
        }
        return connections
    }

    /// Sends a unit on a shared connection and waits for its outcome.
    func run(_ unit: Unit) async throws -> [Rows] {
        try await wait(for: unit, submit: { self.pipeline.submit(unit) }, cancel: { self.pipeline.cancel(unit) })
    }

    /// Sends a unit on a lent connection and waits for its outcome.
    func run(_ unit: Unit, on connection: Connection, timeout: TimeAmount) async throws -> [Rows] {
        try await wait(for: unit) {
            guard connection.isOpen else { return unit.finish(.failure(DatabaseError.lost("connection was lost", isOutcomeUnknown: false))) }
            unit.deadline = .now() + timeout
            connection.send(unit)
        } cancel: {
            unit.finish(.failure(CancellationError()))
        }
    }

    private func wait(
        for unit: Unit, submit: @escaping @Sendable () -> Void, cancel: @escaping @Sendable () -> Void
    ) async throws -> [Rows] {
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                run {
                    unit.wait(continuation)
                    if !unit.isFinished { submit() }
                    self.sweepLater()
                }
            }
        } onCancel: {
            loop.execute(cancel)
        }
    }

    func lease(for tenant: ID?) async throws -> Connection {
        let ticket = Ticket(tenant: tenant)
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                run {
                    ticket.wait(continuation)
                    self.pool.acquire(ticket)
                    self.sweepLater()
                }
            }
        } onCancel: {
            loop.execute { self.pool.cancel(ticket) }
        }
    }

    /// Gives back a connection, and returns when what was not committed on it is undone: a retry finds no trace of it.
    func release(_ connection: Connection) async {
        await withUnsafeContinuation { continuation in
            run {
                self.pool.release(connection) { continuation.resume() }
                self.sweepLater()
            }
        }
    }

    /// Refuses new work, lets what is in flight end for at most `grace`, then closes everything.
    func shutdown(grace: TimeAmount) async throws {
        let deadline = NIODeadline.now() + grace
        try await loop.submit {
            self.pipeline.refuse()
            self.pool.refuse()
        }.get()
        while NIODeadline.now() < deadline, try await loop.submit({ self.pipeline.isBusy || self.pool.isBusy }).get() {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await close()
    }

    private func close() async throws {
        try await loop.submit {
            self.pipeline.close()
            self.pool.close()
            self.reactor.close()
        }.get()
    }

    func run(_ body: @escaping @Sendable () -> Void) {
        if loop.inEventLoop { body() } else { loop.execute(body) }
    }

    private func sweepLater() {
        guard !isSweeping else { return }
        isSweeping = true
        loop.scheduleTask(in: Self.sweepInterval) {
            self.isSweeping = false
            let now = NIODeadline.now()
            let isShared = self.pipeline.sweep(now)
            if self.pool.sweep(now) || isShared { self.sweepLater() }
        }
    }
}
