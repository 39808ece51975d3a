import NIOCore
import Synchronization

/// A transaction under way. It begins with its first statement, in the same round trip, and is over when the closure that got it returns.
public final class Transaction: Sendable {
    private enum Phase {
        case new
        case open
        case failed(any Error)
        case over
    }

    private struct State {
        var phase = Phase.new
        var deferred: [SQL] = []
    }

    public let tenant: ID?
    let connection: Connection
    let loop: LoopConnections
    let timeout: TimeAmount
    private let state = Mutex(State())

    init(tenant: ID?, connection: Connection, loop: LoopConnections, timeout: TimeAmount) {
        self.tenant = tenant
        self.connection = connection
        self.loop = loop
        self.timeout = timeout
    }

    /// One round trip. After an error every later call throws that error again, the commit included.
    @discardableResult
    public func query(_ sql: SQL) async throws -> Rows {
        guard let rows = try await batch([sql]).last else { throw DatabaseError.decoding("no result") }
        return rows
    }

    /// Several statements in one round trip. Results in the order of the statements.
    @discardableResult
    public func batch(_ statements: [SQL]) async throws -> [Rows] {
        guard !statements.isEmpty else { return [] }
        return try await run(statements, closing: .none)
    }

    /// A statement whose result is not needed: it goes out with the next one or with COMMIT, and saves a round trip.
    /// If it fails, that call throws.
    public func enqueue(_ sql: SQL) {
        state.withLock { $0.deferred.append(sql) }
    }

    /// Undoes everything since the savepoint and goes on from there, also after a statement that the server refused.
    /// Throws where the connection itself was lost.
    public func rollBack(to savepoint: StaticString) async throws {
        try state.withLock { state in
            guard case .failed(let error) = state.phase else { return }
            guard let refusal = error as? DatabaseError, refusal.kind == .statement else { throw error }
            state.phase = .open
        }
        try await query(SQL(trusted: "rollback to savepoint \(savepoint)"))
    }

    /// Makes sure that the transaction is open and nothing enqueued is left.
    func begin() async throws { _ = try await run([], closing: .none) }

    /// What `error` ended cannot be committed any more.
    func fail(_ error: any Error) { state.withLock { $0.phase = .failed(error) } }

    /// Sends COMMIT behind what was enqueued, in one round trip.
    func commit() async throws {
        if try takeUnusedCommit() { return }
        _ = try await run([], closing: .commit)
    }

    /// True where nothing was ever sent: there is nothing to commit.
    private func takeUnusedCommit() throws -> Bool {
        try state.withLock { state in
            if case .failed(let error) = state.phase { throw error }
            guard case .new = state.phase, state.deferred.isEmpty else { return false }
            state.phase = .over
            return true
        }
    }

    private func run(_ statements: [SQL], closing: Unit.Closing) async throws -> [Rows] {
        let (unit, skipped) = try makeUnit(statements, closing: closing)
        do {
            try Task.checkCancellation()
            return Array(try await loop.run(unit, on: connection, timeout: timeout).dropFirst(skipped))
        } catch {
            let failure = Self.attributed(error, skipping: skipped)
            state.withLock { $0.phase = .failed(failure) }
            throw failure
        }
    }

    /// The unit, with BEGIN if it is the first and what was enqueued in front; and how many results are not the caller's.
    private func makeUnit(_ statements: [SQL], closing: Unit.Closing) throws -> (Unit, skipped: Int) {
        try state.withLock { state in
            let opening: Unit.Opening
            switch state.phase {
            case .new: opening = .begin(tenant: tenant)
            case .open: opening = .none
            case .failed(let error): throw error
            case .over: throw DatabaseError.decoding("the transaction is over")
            }
            state.phase = closing == .commit ? .over : .open
            let skipped = state.deferred.count
            let unit = Unit(state.deferred + statements, opening: opening, closing: closing)
            state.deferred = []
            return (unit, skipped)
        }
    }

    /// Statement numbers as the caller counts: what was enqueued before is no statement of this call.
    private static func attributed(_ error: any Error, skipping skipped: Int) -> any Error {
        guard skipped > 0, var failure = error as? DatabaseError, let index = failure.statementIndex else { return error }
        failure.statementIndex = index < skipped ? nil : index - skipped
        return failure
    }
}
