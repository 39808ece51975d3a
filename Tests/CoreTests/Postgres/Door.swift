import Core
import NIOCore
import TestKit

/// A door in the database: statements that pass it stay under way until the test opens it, on machines of any speed.
struct Door: Sendable {
    static let pass: SQL = "select pg_advisory_xact_lock_shared(7)"
    private let keeper: Database

    /// Runs `body` with the door shut. It has a connection of its own, whose end opens it too.
    static func shut<Result: Sendable>(in scratch: ScratchDatabase, _ body: (Door) async throws -> Result) async throws -> Result {
        try await scratch.connected({ $0.sharedConnections = 1 }) { keeper in
            _ = try await keeper.query("select pg_advisory_lock(7)", tenant: nil)
            return try await body(Door(keeper: keeper))
        }
    }

    func open() async throws {
        _ = try await keeper.query("select pg_advisory_unlock(7)", tenant: nil)
    }
}

extension DatabaseConfiguration {
    /// One unit at a time, with so many waiting for it, and time enough for whoever waits at a door.
    mutating func takeTurns(maximumWaiting: Int = 1024) {
        (sharedConnections, maximumInFlight, transactionConnections) = (1, 1, 1)
        self.maximumWaiting = maximumWaiting
        (statementTimeout, lockTimeout) = (.seconds(120), .seconds(120))
    }
}
