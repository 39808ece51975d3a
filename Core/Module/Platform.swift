import Logging

/// What the server has one of: handlers, jobs and commands reach the house's services through it.
public final class Platform: Sendable {
    public let configuration: Configuration
    public let database: Database
    /// The installed modules, their record types and routes.
    public let registry: Registry
    /// Credentials to members, in memory.
    public let directory: Directory
    /// Passwords, throttling, mail: what sign-in and sign-up need.
    public let identity: Identity
    public let metrics: Metrics
    public let logger: Logger
    /// Seals the cursors of lists.
    public let cursors: CursorSeal
    /// Seals the replies kept for repeated requests.
    public let replies: ReplySeal
    /// Wakes the job runners of this process.
    public let jobs = JobSignal()
    let limiter = RateLimiter()
    let records = RecordLedger()
    let documents = DocumentCache()

    /// Secrets are read from, or first made in, `secrets` under the configured directory. Errors: `KeyRing.Unreadable`.
    public init(configuration: Configuration, database: Database, modules: [any Module], logger: Logger) throws {
        let secrets = "\(configuration.variableDirectory)/secrets"
        self.configuration = configuration
        self.database = database
        self.logger = logger
        registry = Registry(modules)
        metrics = Metrics(routes: registry.routes.map(\.key))
        directory = Directory(database: database, schemas: registry.schemas, logger: logger)
        identity = try Identity(
            database: database, secrets: secrets, mail: "\(configuration.variableDirectory)/mail", publicURL: configuration.publicURL)
        cursors = CursorSeal(key: try KeyRing(directory: secrets, name: "cursor").newest)
        replies = ReplySeal(secret: try KeyRing(directory: secrets, name: "reply").newest)
        observe(database)
    }

    private func observe(_ database: Database) {
        metrics.gauge("guanxi_database_connections", help: "Open database connections.") { Double(database.statistics.connections) }
        metrics.gauge("guanxi_database_waiting", help: "Calls that wait for a connection.") { Double(database.statistics.waiting) }
        metrics.gauge("guanxi_database_transactions", help: "Transactions under way.") { Double(database.statistics.transactions) }
        metrics.counter("guanxi_database_statements_total", help: "Statements sent.") { Double(database.statistics.queries) }
        metrics.counter("guanxi_database_errors_total", help: "Statements that failed.") { Double(database.statistics.errors) }
        metrics.counter("guanxi_database_losses_total", help: "Connections lost.") { Double(database.statistics.losses) }
    }
}
