import Core
import Glibc
import Logging
import NIOCore
import NIOPosix
import TestKit

/// A server with routes made for tests and short time-outs, on the shared database.
struct ProbeServer {
    let port: Int
    let log: CapturedLog

    static func shared() async throws -> ProbeServer { try await starting.value }

    private static let starting = Task { try await start() }

    private static func start() async throws -> ProbeServer {
        var configuration = Configuration()
        configuration.port = 0
        configuration.variableDirectory = "/tmp/guanxi-tests-probe-\(ID.new())"
        configuration.timeouts.header = .seconds(2)
        configuration.timeouts.grace = .seconds(1)
        configuration.timeouts.writeStall = .seconds(2)
        configuration.timeouts.handler = .seconds(2)
        let log = try CapturedLog()
        let logger = Logger(label: "probe") { JSONLogHandler(label: $0, level: .info, output: log.output) }
        let platform = try Platform(
            configuration: configuration, database: await TestCluster.shared.database, modules: [ProbeModule()], logger: logger)
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let pages = try ProbePages.make(in: configuration.variableDirectory + "-pages")
        let server = WebServer(platform, loops: Loops(count: 1), pages: pages, output: log.output) { continuation.yield($0) }
        let running = Task { try await server.run() }
        for await port in ports { return ProbeServer(port: port, log: log) }
        try await running.value
        throw CancellationError()
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestReply {
        try await TestClient(port: port).get(path, headers: headers)
    }

    /// Sends bytes as they are and reads until the server hangs up; what came back, and after how many seconds it was over.
    func raw(_ request: String, then dribble: String? = nil) async throws -> (text: String, seconds: Double) {
        try await RawConnection.exchange(port: port, request, dribble: dribble)
    }
}

/// A connection that speaks whatever it is told.
enum RawConnection {
    static func exchange(port: Int, _ request: String, dribble: String? = nil) async throws -> (text: String, seconds: Double) {
        let start = ContinuousClock.now
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        var text = ByteBuffer()
        do {
            text = try await channel.executeThenClose { inbound, outbound in
                try await outbound.write(ByteBuffer(string: request))
                return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
                    if let dribble {
                        group.addTask {
                            while true {
                                try await Task.sleep(for: .milliseconds(200))
                                try await outbound.write(ByteBuffer(string: dribble))
                            }
                        }
                    }
                    group.addTask {
                        var received = ByteBuffer()
                        for try await bytes in inbound { received.writeImmutableBuffer(bytes) }
                        return received
                    }
                    defer { group.cancelAll() }
                    while let result = try await group.next() {
                        if let result { return result }
                    }
                    return ByteBuffer()
                }
            }
        } catch {
            // The server has cut the connection while we were writing: what counts is when.
        }
        return (String(buffer: text), Double((ContinuousClock.now - start) / .milliseconds(1)) / 1_000)
    }
}

/// What a server logs, for tests to read.
struct CapturedLog {
    let output: LogOutput
    private let path: String

    init() throws {
        path = "/tmp/guanxi-tests-\(ID.new()).log"
        output = LogOutput(descriptor: open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600))
    }

    var text: String {
        output.flush()
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 4 << 20)
        let count = read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
