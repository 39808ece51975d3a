import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// The HTTP server over a platform: listens until it is told to stop, then lets what is under way finish.
public struct WebServer: Service {
    private let platform: Platform
    private let loops: Loops
    private let pages: Pages
    private let output: LogOutput
    private let onRunning: @Sendable (Int) async -> Void

    /// `onRunning` gets the port that is listened on.
    public init(
        _ platform: Platform, loops: Loops, pages: Pages = .none, output: LogOutput = .standardError,
        onRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.platform = platform
        self.loops = loops
        self.pages = pages
        self.output = output
        self.onRunning = onRunning
    }

    public func run() async throws {
        let configuration = platform.configuration
        let (loops, metrics, onRunning) = (loops, platform.metrics, onRunning)
        let application = Application(
            responder: Stack(platform: platform, routes: platform.registry.routes, pages: pages, output: output),
            server: HTTPServerBuilder { PinnedChannel(responder: $0, loops: loops, timeouts: configuration.timeouts, metrics: metrics) },
            configuration: ApplicationConfiguration(
                address: configuration.bindAddress, backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(configuration.connectionCap)),
            onServerRunning: { await onRunning($0.localAddress?.port ?? 0) },
            eventLoopGroupProvider: .shared(loops.group),
            logger: platform.logger)
        try await application.run()
    }
}

extension Configuration {
    fileprivate var bindAddress: BindAddress { address.hasPrefix("/") ? .unixDomainSocket(path: address) : .hostname(address, port: port) }

    /// As many as are configured, or as the system's limit on open files allows.
    fileprivate var connectionCap: Int { max(64, min(maximumConnections, ProcessMeter.raiseFileLimit() - 256)) }
}
