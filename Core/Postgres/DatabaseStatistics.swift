import Synchronization

/// A look at a `Database`, for metrics and tests.
public struct DatabaseStatistics: Sendable, Equatable {
    /// Open connections, shared ones and those for transactions.
    public var connections = 0
    /// Units sent and not yet answered.
    public var inFlight = 0
    /// Units and transactions waiting for a connection.
    public var waiting = 0
    /// Transactions that hold a connection.
    public var transactions = 0
    /// Statements sent since the start.
    public var queries = 0
    /// Units that failed since the start.
    public var errors = 0
    /// Connections lost since the start.
    public var losses = 0
}

/// The counters behind it; each is written by every loop.
final class DatabaseCounters: Sendable {
    let connections = Atomic<Int>(0)
    let inFlight = Atomic<Int>(0)
    let waiting = Atomic<Int>(0)
    let transactions = Atomic<Int>(0)
    let queries = Atomic<Int>(0)
    let errors = Atomic<Int>(0)
    let losses = Atomic<Int>(0)

    var statistics: DatabaseStatistics {
        DatabaseStatistics(
            connections: connections.load(ordering: .relaxed), inFlight: inFlight.load(ordering: .relaxed),
            waiting: waiting.load(ordering: .relaxed), transactions: transactions.load(ordering: .relaxed),
            queries: queries.load(ordering: .relaxed), errors: errors.load(ordering: .relaxed), losses: losses.load(ordering: .relaxed))
    }
}

extension Atomic<Int> {
    func add(_ amount: Int) { wrappingAdd(amount, ordering: .relaxed) }
}
