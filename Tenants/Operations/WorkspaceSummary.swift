import Core

/// A workspace as the operator sees it in a list.
public struct WorkspaceSummary: Sendable {
    public let id: ID
    public let slug: String
    public let name: String
    public let status: String
    public let plan: String
    public let trialEndsAt: Timestamp?
    public let createdAt: Timestamp
    public let users: Int64
    /// Ids of the modules that are switched on.
    public let modules: [String]

    init(row: Row) throws {
        id = try row[0]
        slug = try row[1]
        name = try row[2]
        status = try row[3]
        plan = try row[4]
        trialEndsAt = try row[5]
        createdAt = try row[6]
        users = try row[7]
        modules = try row[8]
    }

    static let columns: SQL = """
        w.tenant_id, w.slug, w.name, w.status, w.plan, w.trial_ends_at, w.created_at,
        (select count(*) from core.user u where u.tenant_id = w.tenant_id and u.status = 'active'),
        array(select m.module from core.workspace_module m where m.tenant_id = w.tenant_id and m.enabled order by m.module)
        """
}

/// A user as the operator sees them.
public struct UserLine: Sendable {
    public let id: ID
    public let name: String
    public let email: String
    public let role: String
    /// Codes of the assigned roles.
    public let roles: [String]
    public let status: String
    public let lastSignInAt: Timestamp?
}

/// A module and whether a workspace has it.
public struct ModuleLine: Sendable {
    public let id: String
    public let title: Text
    public let isOn: Bool
    public let isAlwaysOn: Bool
    /// Codes of the plans that include it.
    public let plans: [String]
}
