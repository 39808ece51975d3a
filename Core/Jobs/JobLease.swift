import Synchronization

/// The right to work on a job until it ends: the fencing token, and what became of it.
package final class JobLease: Sendable {
    private struct State {
        var isCancelling = false
        var isLost = false
        var isSettled = false
        var task: Task<Void, any Error>?
    }

    package let tenant: ID
    package let job: ID
    package let kind: String
    package let fence: Int64
    /// Counted from 1.
    package let attempt: Int
    private let state = Mutex(State())

    package init(tenant: ID, job: ID, kind: String, fence: Int64, attempt: Int) {
        self.tenant = tenant
        self.job = job
        self.kind = kind
        self.fence = fence
        self.attempt = attempt
    }

    /// Somebody wants the job to stop.
    package var isCancelling: Bool { state.withLock { $0.isCancelling } }
    /// Another worker has the job: nothing that this one does will be committed.
    package var isLost: Bool { state.withLock { $0.isLost } }
    /// The job's end was committed together with its last effects.
    package var isSettled: Bool { state.withLock { $0.isSettled } }

    package func settled() { state.withLock { $0.isSettled = true } }

    package func carry(_ task: Task<Void, any Error>) {
        let isOver = state.withLock { state in
            state.task = task
            return state.isLost || state.isCancelling
        }
        if isOver { task.cancel() }
    }

    package func lost() { stop { $0.isLost = true } }
    package func cancel() { stop { $0.isCancelling = true } }
    /// The server is going down.
    package func interrupt() { stop { _ in } }

    private func stop(_ change: (inout State) -> Void) {
        let task = state.withLock { state in
            change(&state)
            return state.task
        }
        task?.cancel()
    }
}
