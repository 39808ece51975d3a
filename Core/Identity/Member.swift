import Synchronization

/// Who a credential belongs to, as the directory remembers it: shared, immutable but for its time of last use.
public final class Member: Sendable {
    public let principal: Principal
    public let workspace: Workspace
    /// Not to be used from then on without asking the database again.
    let freshUntil: Timestamp
    /// How long a credential may rest; nil for API keys.
    let longestRest: Int?
    let tenancy: Tenancy
    private let usedAt: Atomic<Int64>
    private let touchedAt: Atomic<Int64>

    package init(principal: Principal, workspace: Workspace, freshUntil: Timestamp, longestRest: Int?, usedAt: Timestamp, tenancy: Tenancy) {
        self.principal = principal
        self.workspace = workspace
        self.freshUntil = freshUntil
        self.longestRest = longestRest
        self.tenancy = tenancy
        self.usedAt = Atomic(usedAt.microseconds)
        touchedAt = Atomic(usedAt.microseconds)
    }

    /// What is known of it may still be relied on.
    package func isFresh(at now: Timestamp) -> Bool { now < freshUntil && !tenancy.isStale.load(ordering: .acquiring) }

    /// It has not been left unused for too long.
    func isInUse(at now: Timestamp) -> Bool {
        guard let longestRest else { return true }
        return now.microseconds - usedAt.load(ordering: .relaxed) < Int64(longestRest) * 1_000_000
    }

    /// Notes the use; true once a minute, when the database should hear of it.
    package func use(at now: Timestamp) -> Bool {
        usedAt.store(now.microseconds, ordering: .relaxed)
        let touched = touchedAt.load(ordering: .relaxed)
        guard now.microseconds - touched > 60_000_000 else { return false }
        return touchedAt.compareExchange(expected: touched, desired: now.microseconds, ordering: .relaxed).exchanged
    }
}

/// What all members of one tenant in memory have in common: one flag makes them all ask the database again.
package final class Tenancy: Sendable {
    package let isStale = Atomic(false)

    package init() {}
}
