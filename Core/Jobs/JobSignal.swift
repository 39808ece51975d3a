import Synchronization

/// Wakes the runners of this process; runners elsewhere look twice a second.
public final class JobSignal: Sendable {
    private struct State {
        var isRaised = false
        var sleepers: [ID: Task<Void, any Error>] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// Say it after a transaction that enqueued something.
    public func wake() {
        let sleepers = state.withLock { state in
            state.isRaised = state.sleepers.isEmpty
            defer { state.sleepers.removeAll() }
            return state.sleepers.values
        }
        for sleeper in sleepers { sleeper.cancel() }
    }

    /// Returns after `duration`, when woken, or when the caller's task is cancelled.
    func wait(atMost duration: Duration) async {
        let id = ID.new()
        let sleeper = Task { try await Task.sleep(for: duration) }
        let isRaised = state.withLock { state in
            defer { state.isRaised = false }
            if !state.isRaised { state.sleepers[id] = sleeper }
            return state.isRaised
        }
        if isRaised { sleeper.cancel() }
        await withTaskCancellationHandler {
            _ = await sleeper.result
        } onCancel: {
            sleeper.cancel()
        }
        state.withLock { state in state.sleepers[id] = nil }
    }
}
