import DequeModule
import NIOCore

/// Runs tasks on one event loop, so that a handler meets the database connections of its loop without changing threads:
/// `withTaskExecutorPreference(LoopTaskExecutor(loop)) { … }`. Jobs from the loop itself wait in a queue that is drained once a turn.
public final class LoopTaskExecutor: TaskExecutor, @unchecked Sendable {
    public let loop: any EventLoop
    // Touched on the loop only: hence `@unchecked Sendable`.
    private var jobs = Deque<UnownedJob>()
    private var isDraining = false

    /// How many jobs run before input and output get their turn.
    private static let burst = 512

    public init(_ loop: any EventLoop) { self.loop = loop }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        guard loop.inEventLoop else { return loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) } }
        jobs.append(job)
        guard !isDraining else { return }
        isDraining = true
        loop.execute { self.drain() }
    }

    private func drain() {
        let executor = asUnownedTaskExecutor()
        var count = 0
        while let job = jobs.popFirst() {
            job.runSynchronously(on: executor)
            count += 1
            guard count < Self.burst else { return loop.execute { self.drain() } }
        }
        isDraining = false
    }
}
