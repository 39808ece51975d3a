import NIOCore

/// Statements that travel together and end with a Sync: on a shared connection one implicit transaction.
/// Confined to the loop of its connection once it is submitted: hence `@unchecked Sendable`.
final class Unit: @unchecked Sendable {
    enum Opening {
        /// A shared connection: the context goes first.
        case context(tenant: ID?)
        /// The first unit of a transaction: BEGIN and the context go first.
        case begin(tenant: ID?)
        /// Inside a transaction.
        case none
    }

    enum Closing {
        case none
        case commit
        case rollback
    }

    let statements: [SQL]
    let opening: Opening
    let closing: Closing
    var results: [Rows] = []
    var failure: DatabaseError?
    var deadline = NIODeadline.distantFuture
    /// Set by a unit that was sent again because its plans had gone stale: that is done once.
    private(set) var isSecondTry = false
    /// Set when the task was cancelled before the unit reached its loop.
    private(set) var isFinished = false
    private var continuation: UnsafeContinuation<[Rows], any Error>?
    private var onEnd: ((Result<[Rows], any Error>) -> Void)?

    init(_ statements: [SQL], opening: Opening, closing: Closing = .none) {
        self.statements = statements
        self.opening = opening
        self.closing = closing
    }

    /// Whose request it is, where the unit itself says so.
    var tenant: ID? {
        switch opening {
        case .context(let tenant), .begin(let tenant): tenant
        case .none: nil
        }
    }

    /// A unit that nobody waits for, such as a rollback.
    convenience init(_ statements: [SQL] = [], closing: Closing = .none, onEnd: @escaping (Result<[Rows], any Error>) -> Void) {
        self.init(statements, opening: .none, closing: closing)
        self.onEnd = onEnd
    }

    /// On the loop. A task may have been cancelled before it came to wait.
    func wait(_ continuation: UnsafeContinuation<[Rows], any Error>) {
        guard !isFinished else { return continuation.resume(throwing: CancellationError()) }
        self.continuation = continuation
    }

    func prepareSecondTry() {
        isSecondTry = true
        failure = nil
        results = []
    }

    /// Ends the wait, once; later outcomes are discarded.
    func finish(_ outcome: Result<[Rows], any Error>) {
        guard !isFinished else { return }
        isFinished = true
        continuation?.resume(with: outcome)
        continuation = nil
        onEnd?(outcome)
        onEnd = nil
    }
}
