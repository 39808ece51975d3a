import Synchronization

/// What this process knows of how many records the tenants have. Far below the limit a new record costs one lock in memory and no statement.
///
/// Each process may create a hundredth of the limit on credit before it tells the shared row, and from nine tenths of the limit on everything
/// is counted exactly. Ten processes that have used up all their credit are therefore still within the limit.
package final class RecordLedger: Sendable {
    package enum Verdict: Hashable, Sendable {
        case granted
        /// Add this to the shared row and ask again.
        case settle(Int64)
        case near
    }

    /// A number, and when it was counted in the tables.
    struct Count {
        let records: Int64
        let at: Timestamp
    }

    private struct Account {
        /// As the shared row had it.
        var total: Int64
        /// Created here since, and not in the shared row.
        var pending: Int64 = 0
        var counted: Count?
    }

    private static let capacity = 100_000
    private let accounts = Mutex<[ID: Account]>([:])

    package init() {}

    /// Takes so many records out of the credit, where that is enough.
    package func charge(_ count: Int, to tenant: ID, maximum: Int64) -> Verdict {
        accounts.withLock { accounts in
            guard let account = accounts[tenant] else { return .settle(0) }
            let pending = account.pending + Int64(count)
            guard account.total + pending <= maximum - max(maximum / 10, 100) else { return .near }
            guard account.pending == 0 || pending <= max(maximum / 100, 10) else { return .settle(account.pending) }
            accounts[tenant]?.pending = pending
            return .granted
        }
    }

    /// The shared row has taken `pending` in, and has this number now.
    package func settled(_ pending: Int64, total: Int64, of tenant: ID) {
        accounts.withLock { accounts in
            if accounts.count >= Self.capacity { accounts.removeAll() }
            let rest = max(0, (accounts[tenant]?.pending ?? 0) - pending)
            accounts[tenant] = Account(total: total, pending: rest, counted: accounts[tenant]?.counted)
        }
    }

    /// What was counted last, also by a transaction that was then rolled back.
    func counted(_ tenant: ID) -> Count? { accounts.withLock { $0[tenant]?.counted } }

    func note(_ count: Count, of tenant: ID) {
        accounts.withLock { $0[tenant] = Account(total: count.records, counted: count) }
    }

    /// Created on credit, to be told to the shared row by whoever takes it from here.
    func takePending(of tenant: ID) -> Int64 {
        accounts.withLock { accounts in
            defer { accounts[tenant]?.pending = 0 }
            return accounts[tenant]?.pending ?? 0
        }
    }
}
