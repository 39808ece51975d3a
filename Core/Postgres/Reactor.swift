import CLinux
import Glibc
import NIOCore
import NIOPosix

/// Tells the connections of one event loop that their sockets are ready. NIO cannot watch a foreign descriptor, so readiness is
/// brought to it as the count of an eventfd: by kernel AIO where the kernel allows it, else by a watching thread.
/// Confined to `loop`: hence `@unchecked Sendable`.
final class Reactor: @unchecked Sendable {
    private let loop: any EventLoop
    private let source: any ReadinessSource
    private var sockets: [UInt64: any Socket] = [:]
    /// Sockets that have more to write and are watched for it. To ask once more for each answer that comes meanwhile would fill the
    /// kernel's ring.
    private var unwritten: Set<UInt64> = []
    private var lastToken: UInt64 = 0

    /// Which of the two ways is in use, for logs and tests.
    var usesKernelPoll: Bool { source is KernelPoll }

    private init(loop: any EventLoop, source: any ReadinessSource) {
        self.loop = loop
        self.source = source
    }

    static func start(on loop: any EventLoop, kernelPoll: Bool) async throws -> Reactor {
        let source: any ReadinessSource = (kernelPoll ? KernelPoll() : nil) ?? WatchingThread(loop: loop)
        let reactor = Reactor(loop: loop, source: source)
        try await source.start(on: loop) { [weak reactor] token in reactor?.ready(token) }
        return reactor
    }

    /// Calls `socket.socketIsReady()` on the loop whenever `fd` may be read, until `unwatch`.
    func watch(_ socket: any Socket, fd: Int32) -> UInt64 {
        loop.assertInEventLoop()
        lastToken += 1
        sockets[lastToken] = socket
        source.awaitReadable(fd: fd, token: lastToken, isNew: true, alsoWritable: false)
        return lastToken
    }

    func resume(_ token: UInt64, fd: Int32) {
        source.awaitReadable(fd: fd, token: token, isNew: false, alsoWritable: unwritten.contains(token))
    }

    func unwatch(_ token: UInt64) {
        sockets[token] = nil
        unwritten.remove(token)
    }

    /// One more call of `socketIsReady` when `fd` takes bytes again.
    func awaitWritable(fd: Int32, token: UInt64) {
        guard unwritten.insert(token).inserted else { return }
        source.awaitWritable(fd: fd, token: token)
    }

    func close() {
        sockets.removeAll()
        unwritten.removeAll()
        source.close()
    }

    /// The socket may ask anew for whatever it is not watched for any more.
    private func ready(_ readiness: Readiness) {
        if readiness.endsWriteWatch { unwritten.remove(readiness.token) }
        guard let socket = sockets[readiness.token] else { return }
        socket.socketIsReady()
        guard readiness.endsReadWatch, !socket.isPaused, sockets[readiness.token] != nil else { return }
        resume(readiness.token, fd: socket.fd)
    }
}

/// What is watched.
protocol Socket: AnyObject {
    var fd: Int32 { get }
    /// True where the socket is not to be watched until `Reactor.resume`.
    var isPaused: Bool { get }
    func socketIsReady()
}

/// A token's socket may be read or written, and what it is not watched for any more: each watch tells of one readiness.
struct Readiness {
    let token: UInt64
    let endsReadWatch: Bool
    let endsWriteWatch: Bool
}

/// A way to learn of readiness. Everything but the constructor is called on the loop, and writing is asked for only where it isn't watched.
protocol ReadinessSource: AnyObject, Sendable {
    func start(on loop: any EventLoop, handler: @escaping (Readiness) -> Void) async throws
    /// `alsoWritable` where the socket is watched for writing already and must stay so.
    func awaitReadable(fd: Int32, token: UInt64, isNew: Bool, alsoWritable: Bool)
    func awaitWritable(fd: Int32, token: UInt64)
    func close()
}

/// `IOCB_CMD_POLL` with an eventfd that NIO reads as a pipe: no further thread, no hop. Confined to its loop.
final class KernelPoll: ReadinessSource, ChannelInboundHandler, @unchecked Sendable {
    typealias InboundIn = ByteBuffer

    private let counter: Int32
    private var context: UInt64 = 0
    private var handler: (Readiness) -> Void = { _ in }
    private var channel: (any Channel)?

    /// Nil where the kernel refuses (`io_setup` is forbidden in some containers).
    init?() {
        counter = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
        guard counter >= 0 else { return nil }
        guard clinux_aio_setup(256, &context) == 0 else {
            Glibc.close(counter)
            return nil
        }
    }

    func start(on loop: any EventLoop, handler: @escaping (Readiness) -> Void) async throws {
        self.handler = handler
        channel = try await NIOPipeBootstrap(group: loop)
            .channelOption(ChannelOptions.maxMessagesPerRead, value: 1)
            .channelOption(ChannelOptions.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 64))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(self) }
            }
            .takingOwnershipOfDescriptor(input: counter).get()
    }

    /// The two watches of a socket know nothing of each other.
    func awaitReadable(fd: Int32, token: UInt64, isNew _: Bool, alsoWritable _: Bool) { poll(fd, token, forWriting: false) }

    func awaitWritable(fd: Int32, token: UInt64) { poll(fd, token, forWriting: true) }

    /// Where the ring is full all the same, again a moment later: a socket that nobody watches never wakes anyone.
    private func poll(_ fd: Int32, _ token: UInt64, forWriting: Bool) {
        let submitted = clinux_aio_poll(context, fd, counter, forWriting ? 1 : 0, token << 1 | (forWriting ? 1 : 0))
        guard submitted != 1, errno == EAGAIN else { return }
        channel?.eventLoop.scheduleTask(in: .milliseconds(1)) { self.poll(fd, token, forWriting: forWriting) }
    }

    func close() {
        clinux_aio_destroy(context)
        handler = { _ in }
        channel?.close(promise: nil)
    }

    private func deliver(_ event: UInt64) {
        let isWritable = event & 1 == 1
        handler(Readiness(token: event >> 1, endsReadWatch: !isWritable, endsWriteWatch: isWritable))
    }

    func channelRead(context _: ChannelHandlerContext, data _: NIOAny) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { events in
            var count = 64
            while count == 64 {
                count = Int(clinux_aio_reap(context, events.baseAddress, 64))
                for index in 0..<max(0, count) { deliver(events[index]) }
            }
        }
    }
}
