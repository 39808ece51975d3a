/// What makes up a member's access besides her base role: her assigned roles, and whose records her team's scopes hold. Two statements of a batch.
package enum AccessLookup {
    /// One of the workspace's own roles that a user has.
    package struct AssignedRole: Sendable {
        package let id: ID
        package let name: Text
        package let grants: Grants
    }

    package struct Found: Sendable {
        package init() {}

        /// In their order.
        package fileprivate(set) var roles: [AssignedRole] = []
        package fileprivate(set) var teamUsers: [ID] = []
        package fileprivate(set) var teamsBelow: [ID] = []
        package fileprivate(set) var usersBelow: [ID] = []

        /// - Parameter limit: the role of the API key in use.
        package func access(base: Role, limit: Role? = nil, in schema: Schema) -> Access {
            Access(base: base, roles: roles.map { ($0.id, $0.grants) }, limit: limit, in: schema)
        }

        package func reach(of user: ID, team: ID?) -> Reach {
            Reach(user: user, team: team, teamUsers: teamUsers, teamsBelow: teamsBelow, usersBelow: usersBelow)
        }
    }

    /// Whether the user that a statement knows as `u` has roles to be looked up at all: most have none.
    package static let hasRoles: SQL = """
        exists (select 1 from core.role_assignment a where a.tenant_id = u.tenant_id and a."user" = u.id and a.deleted_at is null)
        """

    package static func load(_ user: ID, tenant: ID, from database: Database) async throws -> Found {
        try read(await database.batch(statements(tenant, user: user), tenant: tenant))
    }

    package static let count = 2

    package static func statements(_ tenant: ID, user: ID) -> [SQL] {
        [
            """
            select r.id, r.name_en, r.name_zh, r.grants from core.role_assignment a
            join core.role r on r.tenant_id = a.tenant_id and r.id = a.role
            where a.tenant_id = \(tenant) and r.tenant_id = \(tenant) and a."user" = \(user) and a.deleted_at is null and r.deleted_at is null
            order by r.position, r.id
            """,
            """
            with recursive below as (
                select t.id, true as is_own from core.user m join core.team t on t.tenant_id = m.tenant_id and t.id = m.team
                where m.tenant_id = \(tenant) and t.tenant_id = \(tenant) and m.id = \(user) and t.deleted_at is null
                union
                select t.id, false from core.team t join below b on t.parent = b.id where t.tenant_id = \(tenant) and t.deleted_at is null
            )
            select b.id, b.is_own, u.id from below b left join core.user u on u.tenant_id = \(tenant) and u.team = b.id order by b.id, u.id
            """,
        ]
    }

    /// Of the rows that the statements brought.
    package static func read(_ results: some RandomAccessCollection<Rows>) throws -> Found {
        var found = Found()
        guard results.count == count, let roles = results.first, let teams = results.last else { return found }
        found.roles = try roles.map { AssignedRole(id: try $0[0], name: Text(en: try $0[1], zh: try $0[2]), grants: Grants(stored: try $0[3])) }
        for row in teams {
            let team: ID = try row[0]
            if found.teamsBelow.last != team { found.teamsBelow.append(team) }
            guard let user: ID = try row[2] else { continue }
            found.usersBelow.append(user)
            if try row[1] { found.teamUsers.append(user) }
        }
        return found
    }
}
