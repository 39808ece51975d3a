import Synchronization

/// The number of records that a plan allows, on one transaction's way.
///
/// Far below the limit `RecordLedger` answers from memory. Near it the transaction locks the tenant's row in `core.record_usage` until it
/// commits, so that the limit is exact however many try at once; the row is counted anew when it is too old for its size.
public final class RecordQuota: Sendable {
    /// What a plan says of records.
    package struct Terms: Sendable {
        let maximum: Int64
        let plan: String
        /// Codes of the plans that allow more.
        let plans: @Sendable () -> [String]

        /// Nil for a plan without such a limit.
        package init?(_ plan: Plan, plans: @escaping @Sendable (Int64) -> [String]) {
            guard let maximum = plan.limits[.records] else { return nil }
            self.maximum = maximum
            self.plan = plan.code
            self.plans = { plans(maximum) }
        }
    }

    private let terms: Terms
    private let count: RecordCount
    private let ledger: RecordLedger
    private let database: Database
    /// It holds the lock on the row: asking from outside would wait for itself.
    private let isExact = Atomic(false)

    package init(_ terms: Terms, types: [RecordType], ledger: RecordLedger, database: Database) {
        self.terms = terms
        count = RecordCount(types)
        self.ledger = ledger
        self.database = database
    }

    /// Makes sure that so many more may be.
    /// - Throws: `Problem.quotaExceeded`.
    func take(_ count: Int, of type: RecordType, _ tx: RecordTransaction) async throws {
        guard count > 0, type.isLimited else { return }
        if !isExact.load(ordering: .relaxed), try await takeOnCredit(count, tx.tenant) { return }
        isExact.store(true, ordering: .relaxed)
        try await takeExactly(Int64(count), tx)
    }

    private func takeOnCredit(_ count: Int, _ tenant: ID) async throws -> Bool {
        switch ledger.charge(count, to: tenant, maximum: terms.maximum) {
        case .granted: return true
        case .near: return false
        case .settle(let pending):
            guard let total = try await settle(pending, tenant) else { return false }
            ledger.settled(pending, total: total, of: tenant)
            return ledger.charge(count, to: tenant, maximum: terms.maximum) == .granted
        }
    }

    /// A statement of its own that waits for nobody: connections are shared. Nil where the row isn't there, or somebody is counting exactly.
    private func settle(_ pending: Int64, _ tenant: ID) async throws -> Int64? {
        try await database.query(
            """
            with free as materialized (
                select u.tenant_id from core.record_usage u where u.tenant_id = \(tenant) for update skip locked
            )
            update core.record_usage u set records = u.records + \(pending) from free
            where u.tenant_id = \(tenant) and free.tenant_id = u.tenant_id returning u.records
            """, tenant: tenant
        ).first?[0]
    }

    private func takeExactly(_ count: Int64, _ tx: RecordTransaction) async throws {
        var known = try await lock(tx)
        if Self.isTooOld(known, at: .now) {
            known = RecordLedger.Count(records: try await tx.query(self.count.sql(tx.tenant)).scalar() ?? 0, at: .now)
            ledger.note(known, of: tx.tenant)
        }
        guard known.records + count <= terms.maximum else {
            throw Problem.quotaExceeded(limit: .records, maximum: terms.maximum, plan: terms.plan, plans: terms.plans())
        }
        tx.enqueue(RecordCount.store(known.records + count, at: known.at, tenant: tx.tenant))
    }

    /// The number in the row, locked until the transaction ends, or what was counted since.
    private func lock(_ tx: RecordTransaction) async throws -> RecordLedger.Count {
        let never = Timestamp(microseconds: 0)
        let results = try await tx.batch([
            """
            insert into core.record_usage (tenant_id, records, counted_at) values (\(tx.tenant), 0, \(never)) on conflict (tenant_id) do nothing
            """,
            "select u.records, u.counted_at from core.record_usage u where u.tenant_id = \(tx.tenant) for update",
        ])
        guard let row = results[1].first else { return RecordLedger.Count(records: 0, at: never) }
        let stored = RecordLedger.Count(records: try row[0] + ledger.takePending(of: tx.tenant), at: try row[1])
        guard let counted = ledger.counted(tx.tenant), stored.at < counted.at else { return stored }
        return counted
    }

    /// Up to 20,000 records are counted each time, which takes a few milliseconds; more than that once in a second for each 10,000 of them, and
    /// at least once a minute: what was deleted makes room by then.
    private static func isTooOld(_ count: RecordLedger.Count, at now: Timestamp) -> Bool {
        guard count.records >= 20_000 else { return true }
        return count.at.adding(seconds: Int(min(60, count.records / 10_000))) < now
    }
}

extension MemberContext {
    /// Nil where the plan has no limit of records.
    var recordQuota: RecordQuota? {
        let (directory, platform) = (platform.directory, platform)
        guard let terms = RecordQuota.Terms(workspace.plan, plans: { directory.plans(allowing: $0, of: .records) }) else { return nil }
        return RecordQuota(terms, types: platform.registry.recordTypes, ledger: platform.records, database: platform.database)
    }
}

extension JobContext {
    /// What the plan of the job's workspace says of records; nil for one without a limit.
    func recordTerms() async throws -> RecordQuota.Terms? {
        guard let home = try await WorkspaceLookup.load(tenant, from: database, at: .now) else { return nil }
        return RecordQuota.Terms(home.workspace.plan) { maximum in
            home.plans.filter { $0.limits[.records].map { maximum < $0 } ?? true }.map(\.code)
        }
    }
}
