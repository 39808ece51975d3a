/// Reads a workspace with its plan and modules: three statements of one batch.
public enum WorkspaceLookup {
    public struct Home: Sendable {
        public let workspace: Workspace
        /// When the trial ends; nil without one.
        public let trialEndsAt: Timestamp?
        /// Every plan there is, cheapest first.
        public let plans: [Plan]
        /// The next moment at which it changes by itself.
        let changesAt: Timestamp?
    }

    public static func load(_ tenant: ID, from database: Database, at now: Timestamp) async throws -> Home? {
        try read(await database.batch(statements(tenant), tenant: tenant), at: now)
    }

    /// As the transaction sees it.
    public static func load(_ tx: RecordTransaction) async throws -> Home? {
        try read(await tx.batch(statements(tx.tenant)), at: tx.now)
    }

    static func statements(_ tenant: ID) -> [SQL] {
        [
            """
            select tenant_id, slug, name, status, plan, trial_ends_at, language, metadata_version
            from core.workspace where tenant_id = \(tenant)
            """,
            "select module from core.workspace_module where tenant_id = \(tenant) and enabled",
            """
            select p.code, p.name_en, p.name_zh, p.tier,
                   array(select m.module from core.plan_module m where m.plan = p.code),
                   array(select l.name from core.plan_limit l where l.plan = p.code order by l.name),
                   array(select l.amount from core.plan_limit l where l.plan = p.code order by l.name)
            from core.plan p
            order by p.position
            """,
        ]
    }

    static func read(_ results: [Rows], at now: Timestamp) throws -> Home? {
        guard let row = results[0].first else { return nil }
        let trialEndsAt: Timestamp? = try row[5]
        let hasTrialEnded = trialEndsAt.map { $0 <= now } ?? false
        let code: String = hasTrialEnded ? "free" : try row[4]
        let plans = try results[2].map(Plan.init(row:))
        guard let plan = plans.first(where: { $0.code == code }) else { return nil }
        let switchedOn = Set(try results[1].map { try $0[0] as String })
        let workspace = Workspace(
            id: try row[0], slug: try row[1], name: try row[2], plan: plan, status: Workspace.Status(rawValue: try row[3]) ?? .suspended,
            modules: switchedOn.intersection(plan.modules), language: Language(rawValue: try row[6]) ?? .en, metadataVersion: try row[7])
        return Home(workspace: workspace, trialEndsAt: trialEndsAt, plans: plans, changesAt: hasTrialEnded ? nil : trialEndsAt)
    }
}

extension Plan {
    /// Columns, perhaps followed by others: code, name_en, name_zh, tier, modules, names of limits, their amounts.
    public init(row: Row) throws {
        let names: [String] = try row[5]
        let amounts: [Int64] = try row[6]
        let limits = zip(names, amounts).compactMap { name, amount in Limit(rawValue: name).map { ($0, amount) } }
        self.init(
            code: try row[0], name: Text(en: try row[1], zh: try row[2]), tier: Tier(rawValue: try row[3]) ?? .always,
            modules: Set(try row[4] as [String]), limits: Dictionary(limits) { first, _ in first })
    }
}
