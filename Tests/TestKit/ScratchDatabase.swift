import Core
import NIOCore
import NIOPosix

/// A migrated database that one test owns whole.
public struct ScratchDatabase: Sendable {
    public let name: String
    public let contextKey: [UInt8]
    package let cluster: Cluster

    init(name: String, cluster: Cluster, contextKey: [UInt8]) {
        self.name = name
        self.cluster = cluster
        self.contextKey = contextKey
    }

    public var urls: Cluster.URLs { cluster.urls(database: name) }

    /// Runs `body` with connections of the application role on one event loop, shaped by `change`.
    @discardableResult
    public func connected<Result: Sendable>(
        _ change: (inout DatabaseConfiguration) -> Void = { _ in }, _ body: (Database) async throws -> Result
    ) async throws -> Result {
        var configuration = DatabaseConfiguration(url: urls.app, contextKey: contextKey)
        (configuration.acquireTimeout, configuration.connectTimeout) = (.seconds(60), .seconds(60))  // a busy machine is no failure
        change(&configuration)
        return try await withDatabase(configuration, body)
    }

    /// Runs a script as a superuser.
    public func run(asSuperuser script: String) async throws {
        try await AdminSession.run(urls.superuser) { try $0.run(script: script) }
    }

    /// Asks for one value as a superuser.
    public func ask<Value: PostgresDecodable & Sendable>(_ sql: SQL) async throws -> Value? {
        try await AdminSession.run(urls.superuser) { try $0.query(sql).scalar() }
    }
}

/// Runs `body` with a database of its own, dropped at the end.
@discardableResult
public func withScratch<Result: Sendable>(_ body: (ScratchDatabase) async throws -> Result) async throws -> Result {
    let scratch = try await TestCluster.shared.scratch()
    do {
        let result = try await body(scratch)
        try await TestCluster.shared.drop(scratch)
        return result
    } catch {
        try await TestCluster.shared.drop(scratch)
        throw error
    }
}

/// Runs `body` with connections on an event loop of their own, closed at the end.
@discardableResult
public func withDatabase<Result: Sendable>(
    _ configuration: DatabaseConfiguration, _ body: (Database) async throws -> Result
) async throws -> Result {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    do {
        let database = try await Database.connect(configuration, on: group)
        do {
            let result = try await body(database)
            try await database.shutdown()
            try await group.shutdownGracefully()
            return result
        } catch {
            try await database.shutdown(grace: .zero)
            throw error
        }
    } catch {
        try await group.shutdownGracefully()
        throw error
    }
}
