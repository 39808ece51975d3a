import Synchronization

/// The right to work on a job until it ends: the fencing token, and what became of it.
final class JobLease: Sendable {
    private struct State {
        var isCancelling = false
        var isLost = false
        var isSettled = false
        var task: Task<Void, any Error>?
    }

    let tenant: ID
    let job: ID
    let kind: String
    let fence: Int64
    /// Counted from 1.
    let attempt: Int
    private let state = Mutex(State())

    init(tenant: ID, job: ID, kind: String, fence: Int64, attempt: Int) {
        self.tenant = tenant
        self.job = job
        self.kind = kind
        self.fence = fence
        self.attempt = attempt
    }

    /// Somebody wants the job to stop.
    var isCancelling: Bool { state.withLock { $0.isCancelling } }
    /// Another worker has the job: nothing that this one does will be committed.
    var isLost: Bool { state.withLock { $0.isLost } }
    /// The job's end was committed together with its last effects.
    var isSettled: Bool { state.withLock { $0.isSettled } }

    func settled() { state.withLock { $0.isSettled = true } }

    func carry(_ task: Task<Void, any Error>) {
        let isOver = state.withLock { state in
            state.task = task
            return state.isLost || state.isCancelling
        }
        if isOver { task.cancel() }
    }

    func lost() { stop { $0.isLost = true } }
    func cancel() { stop { $0.isCancelling = true } }
    /// The server is going down.
    func interrupt() { stop { _ in } }

    private func stop(_ change: (inout State) -> Void) {
        let task = state.withLock { state in
            change(&state)
            return state.task
        }
        task?.cancel()
    }
}
