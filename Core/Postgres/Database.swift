import NIOCore
import NIOPosix
import Synchronization

/// A PostgreSQL database, reached by libpq on the event loops themselves. A call made on one of its loops uses the connections of
/// that loop and changes no thread (see `LoopTaskExecutor`); others take turns between the loops.
///
/// Every call may throw `DatabaseError`, or `CancellationError` when its task is cancelled.
public final class Database: Sendable {
    public let configuration: DatabaseConfiguration
    private let loops: [LoopConnections]
    private let turn = Atomic<Int>(0)
    private let counters: DatabaseCounters
    private let threads: NIOThreadPool

    private init(configuration: DatabaseConfiguration, loops: [LoopConnections], counters: DatabaseCounters, threads: NIOThreadPool) {
        self.configuration = configuration
        self.loops = loops
        self.counters = counters
        self.threads = threads
    }

    /// Opens connections on every loop of `group`; throws what the server answers when it refuses the first of them.
    public static func connect(_ configuration: DatabaseConfiguration, on group: any EventLoopGroup) async throws -> Database {
        let counters = DatabaseCounters()
        let threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
        var loops: [LoopConnections] = []
        do {
            for loop in group.makeIterator() {
                loops.append(try await .start(on: loop, configuration: configuration, counters: counters, threads: threads))
            }
        } catch {
            for started in loops { try await started.shutdown(grace: .zero) }
            try await threads.shutdownGracefully()
            throw error
        }
        return Database(configuration: configuration, loops: loops, counters: counters, threads: threads)
    }

    /// One statement in a transaction of its own, in one round trip, pipelined with those of other callers.
    /// Without a tenant there is no tenant context: only look-up functions and global tables answer.
    public func query(_ sql: SQL, tenant: ID?) async throws -> Rows {
        let results = try await batch([sql], tenant: tenant)
        guard let rows = results.first else { throw DatabaseError.decoding("no result") }
        return rows
    }

    /// Several statements in one transaction and one round trip: all or nothing. Results in the order of the statements.
    public func batch(_ statements: [SQL], tenant: ID?) async throws -> [Rows] {
        try Task.checkCancellation()
        return try await here.run(Unit(statements, opening: .context(tenant: tenant)))
    }

    /// Runs `body` in a transaction on a connection of its own: committed when it returns, rolled back when it throws.
    /// Nothing is ever run twice. Throws when the commit fails.
    @discardableResult
    public func transaction<Result: Sendable>(
        tenant: ID?, _ body: (Transaction) async throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        let here = here
        let connection = try await here.lease(for: tenant)
        let transaction = Transaction(tenant: tenant, connection: connection, loop: here, timeout: configuration.unitTimeout)
        do {
            let result = try await body(transaction)
            try await transaction.commit()
            await here.release(connection)
            return result
        } catch {
            await here.release(connection)
            throw error
        }
    }

    public var statistics: DatabaseStatistics { counters.statistics }

    /// Refuses new calls, waits at most `grace` for those in flight, closes every connection.
    public func shutdown(grace: TimeAmount = .seconds(5)) async throws {
        for loop in loops { try await loop.shutdown(grace: grace) }
        try await threads.shutdownGracefully()
    }

    /// The connections of the caller's own event loop, else of the next in turn.
    private var here: LoopConnections {
        if let current = MultiThreadedEventLoopGroup.currentEventLoop, let own = loops.first(where: { $0.loop === current }) { return own }
        return loops[Int(UInt(bitPattern: turn.wrappingAdd(1, ordering: .relaxed).newValue) % UInt(loops.count))]
    }
}
