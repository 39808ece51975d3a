/// What a route asks of the member who calls it. Every member route names one.
public enum Requirement: Sendable {
    case signedIn
    case create(RecordType)
    case read(RecordType)
    case update(RecordType)
    case delete(RecordType)
    case permission(Permission)

    /// `signed_in`, `deals.update` or the permission's id.
    public var name: String {
        switch self {
        case .signedIn: "signed_in"
        case .create(let type): "\(type.plural).create"
        case .read(let type): "\(type.plural).read"
        case .update(let type): "\(type.plural).update"
        case .delete(let type): "\(type.plural).delete"
        case .permission(let permission): permission.id
        }
    }
}

/// A right beyond create, read, update and delete of records, named `module.noun.verb`.
public struct Permission: Hashable, Sendable {
    public let id: String
    public let title: Text
    /// The built-in roles that have it.
    public let roles: Set<Role>

    public init(_ id: String, title: Text, roles: Set<Role> = [.owner, .admin]) {
        self.id = id
        self.title = title
        self.roles = roles
    }
}

/// The base roles of a workspace's members, to which assigned roles add.
public enum Role: String, CaseIterable, Hashable, Sendable {
    case owner, admin, member
    case readOnly = "read_only"
    /// Nothing but what the assigned roles give.
    case limited
}
