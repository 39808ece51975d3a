import Logging

/// What the server has one of: handlers, jobs and commands reach the house's services through it.
public final class Platform: Sendable {
    public let configuration: Configuration
    public let database: Database
    /// Credentials to members, in memory.
    public let directory: Directory
    /// The installed modules, their record types and routes.
    public let registry: Registry
    public let logger: Logger
    public let metrics: Metrics
    /// Seals the cursors of lists.
    public let cursors: CursorSeal
    /// Seals the replies kept for repeated requests.
    public let replies: ReplySeal
    let limiter = RateLimiter()

    public init(
        configuration: Configuration, database: Database, directory: Directory, registry: Registry, logger: Logger, metrics: Metrics,
        cursors: CursorSeal, replies: ReplySeal
    ) {
        self.configuration = configuration
        self.database = database
        self.directory = directory
        self.registry = registry
        self.logger = logger
        self.metrics = metrics
        self.cursors = cursors
        self.replies = replies
    }
}
