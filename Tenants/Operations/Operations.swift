import Core

/// What the operator does at the command line, each in the journal of the workspace that it touches. Everything but `list` runs as the
/// server's own role, bound to one tenant.
public struct Operations: Sendable {
    let platform: Platform

    public init(platform: Platform) { self.platform = platform }

    /// Every workspace, oldest first. `database` must be of the operator's role: the server's sees none of them.
    public static func list(from database: Database) async throws -> [WorkspaceSummary] {
        let rows = try await database.query("select \(WorkspaceSummary.columns) from core.workspace w order by w.created_at", tenant: nil)
        return try rows.map(WorkspaceSummary.init(row:))
    }

    /// - Throws: `Problem.unknownWorkspace`.
    public func find(_ slug: String) async throws -> WorkspaceSummary {
        let tenant = try await tenant(of: slug)
        let rows = try await platform.database.query(
            "select \(WorkspaceSummary.columns) from core.workspace w where w.tenant_id = \(tenant)", tenant: tenant)
        guard let row = rows.first else { throw Problem.unknownWorkspace(slug) }
        return try WorkspaceSummary(row: row)
    }

    public func users(of slug: String) async throws -> [UserLine] {
        let tenant = try await tenant(of: slug)
        let rows = try await platform.database.query(
            """
            select u.id, u.name, u.email, u.role, u.status, u.last_sign_in_at, array(
                select r.code from core.role_assignment a join core.role r on r.tenant_id = a.tenant_id and r.id = a.role
                where a.tenant_id = u.tenant_id and a."user" = u.id and a.deleted_at is null order by r.position, r.id)
            from core.user u where u.tenant_id = \(tenant) order by u.name_key, u.id
            """, tenant: tenant)
        return try rows.map { row in
            UserLine(
                id: try row[0], name: try row[1], email: try row[2], role: try row[3], roles: try row[6], status: try row[4],
                lastSignInAt: try row[5])
        }
    }

    public func modules(of slug: String) async throws -> [ModuleLine] {
        let tenant = try await tenant(of: slug)
        guard let home = try await WorkspaceLookup.load(tenant, from: platform.database, at: .now) else { throw Problem.unknownWorkspace(slug) }
        return platform.registry.modules.map { module in
            let isAlwaysOn = module.minimumTier == .always
            return ModuleLine(
                id: module.id, title: module.title, isOn: isAlwaysOn || home.workspace.modules.contains(module.id), isAlwaysOn: isAlwaysOn,
                plans: home.plans.filter { $0.modules.contains(module.id) }.map(\.code))
        }
    }

    public func plans() async throws -> [PricedPlan] { try await PriceList.load(from: platform.database) }

    func tenant(of slug: String) async throws -> ID {
        let rows = try await platform.database.query("select core.find_workspace(\(slug))", tenant: nil)
        guard let row = rows.first, let tenant: ID = try row[0] else { throw Problem.unknownWorkspace(slug) }
        return tenant
    }

    /// A transaction of the workspace, journaled as the operator's, after which every server asks again.
    func change<Result: Sendable>(_ tenant: ID, _ body: (RecordTransaction) async throws -> Result) async throws -> Result {
        let schema = try await platform.directory.schema(of: tenant)
        let result = try await platform.database.transaction(tenant: tenant) { transaction in
            let tx = RecordTransaction(transaction, tenant: tenant, actor: .operator, requestID: nil, schema: schema)
            let result = try await body(tx)
            tx.announce()
            return result
        }
        platform.directory.forget(tenant: tenant)
        return result
    }
}

extension Problem {
    static func unknownWorkspace(_ slug: String) -> Problem {
        Problem(.notFound, code: "unknown_workspace", detail: Text(en: "There is no workspace \(slug).", zh: "没有工作区 \(slug)。"))
    }
}
