/// Who somebody is, and whose records her teams' scopes hold.
public struct Reach: Sendable {
    public let user: ID
    public let team: ID?
    /// The users of her team.
    let teamUsers: [ID]
    /// Her team and all below it, and their users.
    let teamsBelow: [ID]
    let usersBelow: [ID]

    package init(user: ID, team: ID? = nil, teamUsers: [ID] = [], teamsBelow: [ID] = [], usersBelow: [ID] = []) {
        self.user = user
        self.team = team
        self.teamUsers = teamUsers
        self.teamsBelow = teamsBelow
        self.usersBelow = usersBelow
    }

    /// The owners whose records a scope holds, and the teams; nobody for `all`, which asks for neither, and for `none`.
    func holders(_ scope: Scope) -> (users: [ID], teams: [ID]) {
        switch scope {
        case .none, .all: ([], [])
        case .own: ([user], [])
        case .team: (teamUsers.contains(user) ? teamUsers : teamUsers + [user], team.map { [$0] } ?? [])
        case .below: (usersBelow.contains(user) ? usersBelow : usersBelow + [user], teamsBelow)
        }
    }
}

/// On whose behalf something is read or written.
struct Authority: Sendable {
    let access: Access
    let reach: Reach
    let tenant: ID

    /// The records of a type with which `action` may be done.
    func records(of type: RecordType, for action: RecordAction) -> Visibility {
        Visibility(type: type, scope: access.scope(action, on: type), action: action, reach: reach, tenant: tenant)
    }
}

extension Principal {
    var authority: Authority { Authority(access: access, reach: reach, tenant: tenant) }
}

/// For statements of a module's own.
extension MemberContext {
    /// One more condition, " and …", that holds for the records on `alias` that the caller may see; empty where she may see all.
    public func visible(_ type: RecordType, _ alias: SQL) -> SQL {
        principal.authority.records(of: workspace.schema.type(type), for: .read).and(alias)
    }

    /// True where the caller may see the field's values, and not only a part of each.
    public func sees(_ field: String, of type: RecordType) -> Bool { schema.type(type).field(field)?.isMasked == false }
}
