/// A record about to be written: what it was, and everything that it will be.
public struct RecordChange: Sendable {
    public let type: RecordType
    public let id: ID
    /// Nil for a new record.
    public let before: Record?
    /// The complete new contents.
    public var values: Values

    package init(type: RecordType, id: ID, before: Record?, values: Values) {
        self.type = type
        self.id = id
        self.before = before
        self.values = values
    }

    /// True when the field is given a value other than before; on a new record, any value.
    public func changes(_ field: String) -> Bool { (before?[field] ?? .null) != (values[field] ?? .null) }
}

/// A record that was written: before is nil for one that is new or out of the bin, after is nil for one that went into it.
public struct RecordEffect: Sendable {
    public let id: ID
    public let before: Values?
    public let after: Values?

    package init(id: ID, before: Values?, after: Values?) {
        self.id = id
        self.before = before
        self.after = after
    }

    /// True when the field has another value than before.
    public func changes(_ field: String) -> Bool { (before?[field] ?? .null) != (after?[field] ?? .null) }
}

/// Who does something, as the journal tells it.
public enum Actor: Hashable, Sendable {
    case user(ID)
    case apiKey(ID, user: ID)
    /// The operator at the command line, by name.
    case `operator`
    /// A job or the server itself.
    case system

    var kind: String {
        switch self {
        case .user: "user"
        case .apiKey: "api_key"
        case .operator: "operator"
        case .system: "system"
        }
    }

    /// The user or key; nil for operator and system.
    var id: ID? {
        switch self {
        case .user(let id), .apiKey(let id, _): id
        case .operator, .system: nil
        }
    }

    /// The user on whose behalf: `created_by`, and whom `me` means.
    public var user: ID? {
        switch self {
        case .user(let id), .apiKey(_, let id): id
        case .operator, .system: nil
        }
    }
}

extension Principal {
    public var actor: Actor {
        switch credential {
        case .session: .user(user)
        case .apiKey(let key): .apiKey(key, user: user)
        }
    }
}
