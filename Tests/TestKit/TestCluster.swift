import Core
import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// One private PostgreSQL for the whole test run, migrated like a server's, reached as the application role like a server's.
///
///     let database = try await TestCluster.shared.database
///     try await withScratch { scratch in … }   // a database of one's own, to break
public actor TestCluster {
    public static let shared = TestCluster()

    /// `<checkout>/migrations`
    public static let migrations = checkout + "/migrations"
    public static let checkout = String(#filePath.prefix(#filePath.count - "/Tests/TestKit/TestCluster.swift".count))

    private struct Running: Sendable {
        let cluster: Cluster
        let database: Database
        let contextKey: [UInt8]
    }

    private static let template = "guanxi_template"
    private static let home = "/tmp/guanxi-tests"
    private static let ending = Mutex<Cluster?>(nil)
    private var starting: Task<Running, any Error>?
    private var scratches = 0
    /// Few databases at a time: making one copies a template, and two cores serve all tests.
    private var room = 3
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// The migrated database as the application role, on the singleton event loops; shared by all tests, each with tenants of its own.
    public var database: Database {
        get async throws { try await running.database }
    }

    /// Connection strings for the shared database.
    public var urls: Cluster.URLs {
        get async throws { try await running.cluster.urls }
    }

    /// What tenant contexts are signed with.
    public var contextKey: [UInt8] {
        get async throws { try await running.contextKey }
    }

    /// A migrated database that nobody else uses; see `withScratch`.
    func scratch() async throws -> ScratchDatabase {
        _ = try await running
        await enter()
        do { return try await lasting() } catch {
            leave()
            throw error
        }
    }

    /// The same for as long as the process lives.
    public func lasting() async throws -> ScratchDatabase {
        let running = try await running
        scratches += 1
        let name = "scratch_\(scratches)"
        try await Self.copyTemplate(to: name, on: running.cluster)
        return ScratchDatabase(name: name, cluster: running.cluster, contextKey: running.contextKey)
    }

    /// Autovacuum may be looking at the template: PostgreSQL waits five seconds for it to leave, we wait longer.
    private static func copyTemplate(to name: String, on cluster: Cluster) async throws {
        for _ in 0..<10 {
            do {
                return try await cluster.createDatabase(name, template: template)
            } catch let error as DatabaseError where error.sqlstate == "55006" {
                continue
            }
        }
        try await cluster.createDatabase(name, template: template)
    }

    func drop(_ scratch: ScratchDatabase) async throws {
        leave()
        try await scratch.cluster.dropDatabase(scratch.name)
    }

    private func enter() async {
        if room == 0 { await withCheckedContinuation { waiting.append($0) } } else { room -= 1 }
    }

    private func leave() {
        if waiting.isEmpty { room += 1 } else { waiting.removeFirst().resume() }
    }

    private var running: Running {
        get async throws {
            if starting == nil { starting = Task { try await Self.start() } }
            guard let starting else { throw CancellationError() }
            return try await starting.value
        }
    }

    private static func start() async throws -> Running {
        try discardLeftovers()
        let directory = "\(home)/\(getpid())"
        let cluster = try Cluster(directory: directory, secrets: "\(directory)/secrets", profile: .test)
        ending.withLock { $0 = cluster }
        atexit { TestCluster.end() }
        try await cluster.start()
        let contextKey = try KeyRing(directory: "\(directory)/secrets", name: "context").newest
        try await Migrator(url: cluster.urls.owner, directory: migrations, contextKey: contextKey).migrate()
        try await cluster.createDatabase(template, template: "guanxi")
        var configuration = DatabaseConfiguration(url: cluster.urls.app, contextKey: contextKey)
        (configuration.acquireTimeout, configuration.connectTimeout) = (.seconds(60), .seconds(60))  // a busy machine is no failure
        let database = try await Database.connect(configuration, on: MultiThreadedEventLoopGroup.singleton)
        return Running(cluster: cluster, database: database, contextKey: contextKey)
    }

    /// Clusters of test runs that were killed.
    private static func discardLeftovers() throws {
        guard let stream = opendir(home) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let pid = Int32(name), kill(pid, 0) != 0 else { continue }
            try Cluster(directory: "\(home)/\(name)", secrets: "\(home)/\(name)/secrets", profile: .test).discard()
        }
    }

    private static func end() {
        guard let cluster = ending.withLock({ $0 }) else { return }
        do { try cluster.discard() } catch { print(error) }
    }
}
