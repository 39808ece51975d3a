import CLinux
import Glibc

/// A detached POSIX thread.
enum Thread {
    private final class Body: Sendable {
        let name: StaticString
        let run: @Sendable () -> Void

        init(name: StaticString, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    /// False where the system has no thread to give.
    @discardableResult
    static func start(named name: StaticString, _ body: @escaping @Sendable () -> Void) -> Bool {
        let box = Unmanaged.passRetained(Body(name: name, run: body))
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                let body = Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue()
                clinux_thread_name(UnsafeRawPointer(body.name.utf8Start).assumingMemoryBound(to: CChar.self))
                body.run()
                return nil
            }, box.toOpaque())
        if failure == 0 { pthread_detach(thread) } else { box.release() }
        return failure == 0
    }

    /// Runs blocking work away from event loops and from the pool of Swift's tasks.
    static func run<Result: Sendable>(named name: StaticString, _ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            let isStarted = start(named: name) { continuation.resume(with: Swift.Result { try work() }) }
            if !isStarted { continuation.resume(throwing: DatabaseError.unavailable("no thread")) }
        }
    }
}
