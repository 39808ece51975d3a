import CLinux
import Glibc
import NIOCore
import Synchronization

/// Readiness by a thread in `epoll_wait`: one hop more than `KernelPoll`, but allowed everywhere.
final class WatchingThread: ReadinessSource, @unchecked Sendable {
    private let loop: any EventLoop
    private let epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
    private let stop = eventfd(0, Int32(EFD_CLOEXEC))
    private let tokens = Mutex<[UInt64]>([])
    /// Set once before the thread starts, then called on the loop only.
    private var handler: (Readiness) -> Void = { _ in }

    init(loop: any EventLoop) { self.loop = loop }

    func start(on _: any EventLoop, handler: @escaping (Readiness) -> Void) async throws {
        self.handler = handler
        guard clinux_epoll_set(epoll, stop, 1, EPOLLIN.rawValue, 0) == 0 else { throw DatabaseError.unavailable("epoll: \(errno)") }
        Thread.start(named: "postgres-watch") { self.watch() }
    }

    /// A socket has one watch for both, which the first readiness of either kind ends.
    func awaitReadable(fd: Int32, token: UInt64, isNew: Bool, alsoWritable: Bool) {
        let events = EPOLLIN.rawValue | EPOLLONESHOT.rawValue | (alsoWritable ? EPOLLOUT.rawValue : 0)
        _ = clinux_epoll_set(epoll, fd, isNew ? 1 : 0, events, token)
    }

    func awaitWritable(fd: Int32, token: UInt64) { awaitReadable(fd: fd, token: token, isNew: false, alsoWritable: true) }

    func close() {
        handler = { _ in }
        eventfd_write(stop, 1)
    }

    private func watch() {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { events in
            while true {
                let count = Int(clinux_epoll_wait(epoll, events.baseAddress, 64))
                guard count >= 0 || errno == EINTR else { break }
                if events.prefix(max(0, count)).contains(0) { break }
                pass(events.prefix(max(0, count)))
            }
        }
        Glibc.close(epoll)
        Glibc.close(stop)
    }

    private func pass(_ events: some Sequence<UInt64>) {
        let isFirst = tokens.withLock { tokens in
            defer { tokens.append(contentsOf: events) }
            return tokens.isEmpty
        }
        if isFirst { loop.execute { self.deliver() } }
    }

    private func deliver() {
        let ready = tokens.withLock { tokens in
            defer { tokens.removeAll(keepingCapacity: true) }
            return tokens
        }
        for token in ready { handler(Readiness(token: token, endsReadWatch: true, endsWriteWatch: true)) }
    }
}
