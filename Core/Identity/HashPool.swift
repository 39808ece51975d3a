import CLinux
import DequeModule
import Glibc
import Synchronization

/// A few threads of low priority for work that costs tens of milliseconds of CPU, with a short queue: a storm of sign-ins must slow down
/// sign-ins, not the event loops (RFC 9106 hashes on them would stop every other request).
package final class HashPool: Sendable {
    /// The queue is full.
    package struct Busy: Error {}

    private let waiting = Mutex<Deque<@Sendable () -> Void>>([])
    private let wakeUps = Semaphore()
    private let limit: Int

    package init(threads: Int = 2, limit: Int = 16, niceness: Int32 = 10) {
        self.limit = limit
        for number in 0..<threads { Self.spawn("hash-\(number)", niceness: niceness) { [self] in work() } }
    }

    /// Runs `body` on a thread of the pool; `Busy` at once when as many as the queue holds are waiting already.
    package func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = waiting.withLock { waiting in
                guard waiting.count < limit else { return false }
                waiting.append { continuation.resume(with: Result(catching: body)) }
                return true
            }
            guard isTaken else { return continuation.resume(throwing: Busy()) }
            wakeUps.signal()
        }
    }

    private func work() {
        while true {
            wakeUps.wait()
            let next = waiting.withLock { $0.popFirst() }
            next?()
        }
    }

    private static func spawn(_ name: String, niceness: Int32, _ body: @escaping @Sendable () -> Void) {
        var thread = pthread_t()
        let start = Unmanaged.passRetained(
            ThreadStart {
                clinux_thread_name(name)
                _ = clinux_thread_nice(niceness)
                body()
            })
        pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, start.toOpaque())
        pthread_detach(thread)
    }
}

/// What a new thread runs, in the one pointer that pthread_create passes on.
private final class ThreadStart {
    let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) { self.body = body }
}

/// sem_overview(7).
private final class Semaphore: Sendable {
    private nonisolated(unsafe) let raw = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(raw, 0, 0) }

    deinit {
        sem_destroy(raw)
        raw.deallocate()
    }

    func signal() { sem_post(raw) }

    func wait() { while sem_wait(raw) != 0 {} }
}
