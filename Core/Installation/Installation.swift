import Glibc
import Logging
import NIOCore

/// An installation of Guanxi as a process uses it, be it the server, a command or a test: configuration → cluster → migrations →
/// connection → platform, in this one place.
public final class Installation: Sendable {
    public let configuration: Configuration
    /// The private PostgreSQL; nil where the operator brings one.
    public let cluster: Cluster?
    private let contextKey: [UInt8]

    private init(_ configuration: Configuration, cluster: Cluster?) throws {
        self.configuration = configuration
        self.cluster = cluster
        contextKey = try KeyRing(directory: configuration.secretsDirectory, name: "context").newest
    }

    /// Makes the directories, and starts the private cluster unless it runs already.
    /// - Throws: `ClusterError`, `KeyRing.Unreadable`.
    public static func open(_ configuration: Configuration, profile: Cluster.Profile = .production) async throws -> Installation {
        guard configuration.databaseURL == nil else { return try Installation(configuration, cluster: nil) }
        let cluster = try Cluster(
            directory: "\(configuration.variableDirectory)/postgres", secrets: configuration.secretsDirectory, profile: profile)
        let installation = try Installation(configuration, cluster: cluster)
        try await cluster.start()
        return installation
    }

    /// Stops the private cluster if this process started it.
    public func close() async throws { try await cluster?.stop() }

    /// Opens an installation for as long as `body` runs, and closes it whatever happens.
    public static func use<Result>(_ configuration: Configuration, _ body: (Installation) async throws -> Result) async throws -> Result {
        let installation = try await open(configuration)
        return try await closing({ try await installation.close() }) { try await body(installation) }
    }

    /// Runs what has not run yet, and returns its names.
    /// - Throws: `MigrationError`, `InstallationError`.
    @discardableResult
    public func migrate() async throws -> [String] { try await migrator.migrate() }

    /// Names of the migrations that have not run yet.
    public func pendingMigrations() async throws -> [String] { try await migrator.pending() }

    /// Gives `body` a platform that is ready to serve: a private database is brought up to date first (one of the operator's own, too,
    /// where its owner's URL is known), then the catalogue must be in order. With any finding nothing is served.
    /// - Throws: `MigrationError`, `InstallationError`, `DatabaseError`, `KeyRing.Unreadable`.
    public func usePlatform<Result>(
        modules: [any Module], on loops: Loops, logger: Logger, _ body: (Platform) async throws -> Result
    ) async throws -> Result {
        if ownerURL != nil { try await migrate() }
        return try await useDatabase(on: loops) { database in
            let findings = try await CatalogueGate.findings(on: database)
            guard findings.isEmpty else { throw InstallationError.unsafeCatalogue(findings.map(\.description)) }
            return try await body(Platform(configuration: configuration, database: database, modules: modules, logger: logger))
        }
    }

    /// A connection of the server's role.
    func useDatabase<Result>(on loops: Loops, _ body: (Database) async throws -> Result) async throws -> Result {
        try await Self.use(DatabaseConfiguration(url: appURL, contextKey: contextKey), on: loops, body)
    }

    /// A connection of the operator's role, which sees every tenant. For commands only.
    /// - Throws: `InstallationError` where its URL is not known.
    public func useOperatorDatabase<Result>(on loops: Loops, _ body: (Database) async throws -> Result) async throws -> Result {
        guard let url = operatorURL else { throw InstallationError.missing("GUANXI_OPERATOR_DATABASE_URL") }
        var settings = DatabaseConfiguration(url: url)
        settings.sharedConnections = 1
        settings.applicationName = "guanxi-admin"
        return try await Self.use(settings, on: loops, body)
    }

    private static func use<Result>(
        _ settings: DatabaseConfiguration, on loops: Loops, _ body: (Database) async throws -> Result
    ) async throws -> Result {
        let database = try await Database.connect(settings, on: loops.group)
        return try await closing({ try await database.shutdown() }) { try await body(database) }
    }

    /// Runs `close` after `body`, also when that throws.
    private static func closing<Result>(_ close: () async throws -> Void, _ body: () async throws -> Result) async throws -> Result {
        let result: Result
        do {
            result = try await body()
        } catch {
            try await close()
            throw error
        }
        try await close()
        return result
    }

    private var migrator: Migrator {
        get throws {
            guard let url = ownerURL else { throw InstallationError.missing("GUANXI_OWNER_DATABASE_URL") }
            return Migrator(url: url, directory: try MigrationFolder.find(), contextKey: contextKey)
        }
    }
}

/// libpq connection strings of the roles. Which of them are known depends on whose database it is.
extension Installation {
    var appURL: String { cluster?.urls.app ?? configuration.databaseURL ?? "" }
    var ownerURL: String? { cluster?.urls.owner ?? configuration.ownerDatabaseURL }
    var operatorURL: String? { cluster?.urls.operator ?? configuration.operatorDatabaseURL }
}

extension Configuration {
    /// Keys and passwords that the server made for itself.
    public var secretsDirectory: String { "\(variableDirectory)/secrets" }
}

/// Why an installation can't be used. Written for the operator.
public enum InstallationError: Error, CustomStringConvertible {
    case missing(String)
    case noMigrations
    case unsafeCatalogue([String])

    public var description: String {
        switch self {
        case .missing(let variable): "\(variable) must be set for this, since GUANXI_DATABASE_URL is"
        case .noMigrations: "no folder of migrations beside the program: set GUANXI_MIGRATIONS"
        case .unsafeCatalogue(let findings):
            "the database does not keep tenants apart; nothing is served:\n" + findings.map { "  \($0)" }.joined(separator: "\n")
        }
    }
}
