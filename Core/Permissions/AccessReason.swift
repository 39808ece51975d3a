/// Why somebody may do something with a record, or how far her roles reach where she may not.
enum AccessReason: Sendable {
    /// The base role gives it of all records.
    case role(Role)
    /// An assigned role gives it within a scope.
    case scope(Scope, AccessLookup.AssignedRole)
    /// The record is her own.
    case owner
    /// The record is a team's that the scope holds; by way of its owner, or the record's own team.
    case team(ID, isOwners: Bool)
    /// The record was shared with her or her team.
    case share(Share)

    struct Share: Sendable {
        let id: ID
        let user: ID?
        let team: ID?
        let level: String

        /// Of `RecordShare.all`.
        init(_ row: Row) throws {
            id = try row[0]
            user = try row[1]
            team = try row[2]
            level = try row[4]
        }
    }

    static func all(
        _ person: Person, _ record: Record, _ type: RecordType, _ action: RecordAction, isAllowed: Bool, _ shares: [Share]
    ) -> [AccessReason] {
        let scope = person.authority.access.scope(action, on: type)
        guard scope > .none else { return [] }
        if person.user.role.allows(action, on: type) { return [.role(person.user.role)] }
        let givers = person.found.roles.filter { $0.grants.scope(action, on: type) >= scope }.map { AccessReason.scope(scope, $0) }
        guard isAllowed, scope < .all else { return givers }
        return givers + ways(person, record, type, action, scope, shares)
    }

    /// All ways by which the record is within the scope.
    private static func ways(
        _ person: Person, _ record: Record, _ type: RecordType, _ action: RecordAction, _ scope: Scope, _ shares: [Share]
    ) -> [AccessReason] {
        let (users, teams) = person.authority.reach.holders(scope)
        var ways: [AccessReason] = []
        if let owner = record.values.id("owner"), users.contains(owner) {
            if owner == person.user.id { ways.append(.owner) } else if let team = person.user.team { ways.append(.team(team, isOwners: true)) }
        }
        if type.ownership.hasTeam, let team = record.values.id("team"), teams.contains(team) { ways.append(.team(team, isOwners: false)) }
        return ways + shares.filter { person.has($0, for: action) }.map(AccessReason.share)
    }

    func write(to json: inout JSONWriter, _ language: Language) {
        json.beginObject()
        json.key("kind")
        json.string(kind)
        switch self {
        case .role(let role):
            json.key("role")
            json.string(role.rawValue)
        case .scope(let scope, let role):
            json.key("scope")
            json.string(scope.rawValue)
            json.key("role")
            role.write(to: &json, language)
        case .owner: break
        case .team(let team, let isOwners):
            json.key("team")
            json.id(team)
            json.key("by")
            json.string(isOwners ? "owner" : "record")
        case .share(let share):
            json.key("share")
            json.id(share.id)
            json.key("level")
            json.string(share.level)
            json.key("team")
            json.id(orNull: share.team)
        }
        json.endObject()
    }

    private var kind: String {
        switch self {
        case .role: "role"
        case .scope: "scope"
        case .owner: "owner"
        case .team: "team"
        case .share: "share"
        }
    }
}

extension Person {
    fileprivate func has(_ share: AccessReason.Share, for action: RecordAction) -> Bool {
        guard action == .read || share.level == "update" else { return false }
        return share.user == user.id || (share.team != nil && share.team == user.team)
    }
}
