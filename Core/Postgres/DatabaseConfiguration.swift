import NIOCore

/// How a server meets its database. All times are upper bounds; past them the caller gets an `unavailable` error.
public struct DatabaseConfiguration: Sendable {
    /// A libpq connection string or URL, of the role that is to be used.
    public var url: String
    /// The key with which tenant contexts are signed (`var/secrets/context.key`); empty for roles that go around row-level security.
    public var contextKey: [UInt8]
    /// Seen in `pg_stat_activity`.
    public var applicationName = "guanxi"
    /// Connections of each event loop that many requests share.
    public var sharedConnections = 2
    /// Connections of each event loop for transactions, opened when first needed.
    public var transactionConnections = 8
    /// Units in flight on one shared connection.
    public var maximumInFlight = 64
    /// Units, and separately transactions, that wait for a connection of one event loop; one more is refused at once.
    public var maximumWaiting = 1024
    public var acquireTimeout: TimeAmount = .seconds(3)
    public var statementTimeout: TimeAmount = .seconds(10)
    public var lockTimeout: TimeAmount = .seconds(4)
    public var idleInTransactionTimeout: TimeAmount = .seconds(15)
    public var connectTimeout: TimeAmount = .seconds(5)
    /// Prepared statements that each connection keeps.
    public var statementCacheCapacity = 256
    /// False forces readiness by a watching thread, as where kernel AIO is forbidden.
    public var usesKernelPoll = true

    public init(url: String, contextKey: [UInt8] = []) {
        self.url = url
        self.contextKey = contextKey
    }

    /// How long after a unit was sent its caller gives up; the server's own time-out comes first.
    var unitTimeout: TimeAmount { statementTimeout + .seconds(2) }
}
