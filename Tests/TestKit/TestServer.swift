import Core
import Glibc
import InstalledModules
import Logging
import NIOCore
import Tenants

/// The server that all tests of a process share: a private cluster, all migrations, every installed module, a real port on the loopback.
public struct TestServer: Sendable {
    public let platform: Platform
    public let port: Int

    /// Started by whoever asks first. It lives as long as the process.
    public static func shared() async throws -> TestServer { try await starting.value }

    private static let starting = Task { try await start() }

    private static func start() async throws -> TestServer {
        try await start(on: TestCluster.shared.urls.app, contextKey: TestCluster.shared.contextKey)
    }

    /// One over a database of its own and a single connection, for tests that need to know all that happens there. It too lives as long
    /// as the process.
    public static func start(on scratch: ScratchDatabase) async throws -> TestServer {
        try await start(on: scratch.urls.app, contextKey: scratch.contextKey) { $0.sharedConnections = 1 }
    }

    private static func start(
        on url: String, contextKey: [UInt8], _ change: (inout DatabaseConfiguration) -> Void = { _ in }
    ) async throws -> TestServer {
        let loops = Loops(count: 1)
        var connections = DatabaseConfiguration(url: url, contextKey: contextKey)
        connections.acquireTimeout = .seconds(60)  // hundreds of tests at once are patient, unlike people
        change(&connections)
        let database = try await Database.connect(connections, on: loops.group)
        let platform = try Platform(configuration: configuration, database: database, modules: InstalledModules.all, logger: logger)
        let (ports, opened) = AsyncStream.makeStream(of: Int.self)
        let server = WebServer(platform, loops: loops) { opened.yield($0) }
        run { try await server.run() }
        run { await platform.directory.run() }
        let runner = JobRunner(database: database, registry: platform.registry, signal: platform.jobs, logger: logger)
        run { try await runner.run() }
        for await port in ports { return TestServer(platform: platform, port: port) }
        throw CancellationError()
    }

    private static let logger: Logger = {
        var logger = Logger(label: "tests")
        logger.logLevel = .error
        return logger
    }()

    /// What the server writes lies beside the cluster's files, and goes when they do.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.port = 0
        configuration.variableDirectory = "/tmp/guanxi-tests/\(getpid())/var"
        return configuration
    }

    /// Until the process ends. What fails here is told: the tests that wait for it would only time out.
    private static func run(_ service: @escaping @Sendable () async throws -> Void) {
        Task {
            do { try await service() } catch { logger.critical("a service of the test server ended", metadata: ["error": "\(error)"]) }
        }
    }

    /// A workspace with an owner who is signed in.
    public func makeTenant(modules: [any Module], plan: String?) async throws -> TestTenant {
        let slug = "test-\(ID.new().description.suffix(12))"
        let founding = try WorkspaceFounding(
            company: "Company \(slug)", slug: slug, name: "Test owner", email: "owner@\(slug).example.com", language: .en)
        let client = try await write(in: founding.tenant) { tx in
            try await founding.perform(in: tx, platform: platform, sealedPassword: nil)
            if let plan { try await Subscription.choose(plan, tx) }
            for module in modules where module.minimumTier != .always {
                try await ModuleSwitch.turn(module, on: true, platform: platform, tx)
            }
            return try await TestTenant.signIn(founding.owner, tx, self)
        }
        return TestTenant(id: founding.tenant, slug: slug, owner: founding.owner, client: client, server: self)
    }

    /// A transaction of a tenant, as the system.
    func write<Result: Sendable>(in tenant: ID, _ body: (RecordTransaction) async throws -> Result) async throws -> Result {
        let schema = try await platform.directory.schema(of: tenant)
        return try await platform.database.transaction(tenant: tenant) { transaction in
            try await body(RecordTransaction(transaction, tenant: tenant, actor: .system, schema: schema))
        }
    }
}
