/// A kind of work that a module declares in its `jobs`.
public struct JobType: Sendable {
    /// `module.noun`, stored with each job: `core.import`.
    public let kind: String
    /// How often it is tried before it counts as dead and waits for somebody to look at it.
    public let maximumAttempts: Int
    /// When it comes back by itself, once for all servers and for no tenant in particular.
    public let schedule: JobSchedule?
    let run: @Sendable (JobContext) async throws -> Void

    /// `run` may be called again after it failed or its server died: whatever it does goes through its context's transactions.
    public init(
        _ kind: String, maximumAttempts: Int = 8, schedule: JobSchedule? = nil, run: @escaping @Sendable (JobContext) async throws -> Void
    ) {
        self.kind = kind
        self.maximumAttempts = maximumAttempts
        self.schedule = schedule
        self.run = run
    }
}

/// When a recurring job is due. Each slot of time has one job; slots that passed while no server ran are not made up for.
public enum JobSchedule: Sendable {
    case every(seconds: Int)
    /// In UTC.
    case daily(hour: Int, minute: Int)

    /// The beginning of the slot that `moment` is in.
    package func slot(at moment: Timestamp) -> Timestamp {
        switch self {
        case .every(let seconds): floor(moment, seconds: seconds, offset: 0)
        case .daily(let hour, let minute): floor(moment, seconds: 86_400, offset: hour * 3600 + minute * 60)
        }
    }

    private func floor(_ moment: Timestamp, seconds: Int, offset: Int) -> Timestamp {
        let shift = Int64(offset) * 1_000_000
        let width = Int64(max(1, seconds)) * 1_000_000
        return Timestamp(microseconds: floorDivide(moment.microseconds - shift, width).quotient * width + shift)
    }
}

/// How long a job that failed waits for its next attempt: 1 s, 2 s, 4 s … up to an hour, each between half and all of that, so that
/// jobs that failed together don't come back together ("equal jitter").
enum JobBackoff {
    static func milliseconds(afterAttempt attempt: Int) -> Int64 {
        let whole: Int64 = min(3_600_000, 1000 << min(max(attempt - 1, 0), 12))
        return Int64.random(in: whole / 2...whole)
    }
}
