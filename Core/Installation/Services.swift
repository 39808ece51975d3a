import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

extension Installation {
    /// Serves until the process is told to stop (SIGTERM, SIGINT). Services stop in reverse order: first the web server, which lets requests
    /// under way finish, then the jobs, which are given back.
    public func serve(_ platform: Platform, on loops: Loops) async throws {
        let (configuration, logger) = (configuration, platform.logger)
        let web = WebServer(platform, loops: loops, pages: pages(logger)) { port in
            logger.notice("listening", metadata: ["address": "\(configuration.address)", "port": "\(port)"])
        }
        let jobs = JobRunner(database: platform.database, registry: platform.registry, signal: platform.jobs, logger: logger)
        let watch = cluster.map { [ClusterWatch(cluster: $0) as any Service] } ?? []
        var group = ServiceGroupConfiguration(
            services: watch + [DirectoryFeed(directory: platform.directory), jobs, web], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
        group.maximumGracefulShutdownDuration = .nanoseconds(configuration.timeouts.drain.nanoseconds)
        try await ServiceGroup(configuration: group).run()
    }
}

extension Installation {
    /// Without the web app the API is served all the same.
    private func pages(_ logger: Logger) -> Pages {
        do {
            return try Pages(directory: configuration.webDirectory ?? "\(MigrationFolder.find())/../dist")
        } catch {
            logger.warning("no web app; run script/web and start again", metadata: ["error": "\(error)"])
            return .none
        }
    }
}

/// Starts the private cluster again when it has died.
private struct ClusterWatch: Service {
    let cluster: Cluster

    func run() async throws {
        try await cancelWhenGracefulShutdown { try await cluster.watch() }
    }
}

/// Keeps what is remembered of tenants in step with other servers.
private struct DirectoryFeed: Service {
    let directory: Directory

    func run() async {
        await cancelWhenGracefulShutdown { await directory.run() }
    }
}
