/// What a member may do: what her base role gives, and what her assigned roles add to it. The one evaluator for routes, lists, records, includes,
/// filters, history, exports, imports, batches and metadata.
///
/// Made once for each set of roles and version of a workspace's metadata, and shared by all who have it.
public final class Access: Sendable {
    /// The base role, no more than an API key's own.
    public let base: Role
    /// Ids of the assigned roles, in their order.
    public let roleIDs: [ID]
    /// The record types as she may see them: without fields that are hidden from her.
    public let schema: Schema
    private let roles: [Grants]
    /// The base role of the API key in use, beyond which nothing goes.
    private let limit: Role?
    private let scopes: [String: [RecordAction: Scope]]

    /// - Parameters:
    ///   - roles: assigned roles in their order.
    ///   - limit: the role of the API key in use.
    ///   - schema: the record types as the workspace has them.
    package init(base: Role, roles: [(id: ID, grants: Grants)] = [], limit: Role? = nil, in schema: Schema) {
        self.base = limit.map { base.narrowed(to: $0) } ?? base
        roleIDs = roles.map(\.id)
        self.roles = roles.map(\.grants)
        // A key that is limited has what the assigned roles give.
        self.limit = limit == .limited ? nil : limit
        let sum = Sum(base: self.base, roles: self.roles, limit: self.limit)
        scopes = roles.isEmpty ? [:] : Dictionary(schema.types.map { ($0.name, sum.scopes(of: $0)) }) { first, _ in first }
        self.schema = schema.types.allSatisfy({ !sum.hides($0) }) ? schema : Schema(schema, showing: sum.form)
    }

    /// The records with which she may do `action`.
    package func scope(_ action: RecordAction, on type: RecordType) -> Scope {
        guard roles.isEmpty else { return scopes[type.name]?[action] ?? .none }
        return base.allows(action, on: type) ? .all : .none
    }

    public func allows(_ action: RecordAction, on type: RecordType) -> Bool { scope(action, on: type) > .none }

    /// All that she may do with some records of the type at least.
    public func actions(on type: RecordType) -> [RecordAction] { RecordAction.allCases.filter { allows($0, on: type) } }

    public func has(_ permission: Permission) -> Bool {
        if permission.roles.contains(base) { return true }
        guard limit.map({ permission.roles.contains($0) }) ?? true else { return false }
        return roles.contains { $0.permissions.contains(permission.id) }
    }
}

extension Access {
    /// - Throws: `Problem.forbidden` naming the right, such as `customers.update`.
    public func require(_ action: RecordAction, on type: RecordType) throws(Problem) {
        guard allows(action, on: type) else { throw .forbidden(permission: "\(type.plural).\(action.rawValue)") }
    }

    /// - Throws: `Problem.forbidden` naming the right, such as `core.views.share`.
    public func require(_ permission: Permission) throws(Problem) {
        guard has(permission) else { throw .forbidden(permission: permission.id) }
    }
}

extension Principal {
    /// - Throws: `Problem.forbidden` naming the right, such as `customers.update`.
    public func require(_ action: RecordAction, on type: RecordType) throws(Problem) { try access.require(action, on: type) }

    /// - Throws: `Problem.forbidden` naming the right, such as `core.views.share`.
    public func require(_ permission: Permission) throws(Problem) { try access.require(permission) }
}

/// Roles added up.
private struct Sum {
    let base: Role
    let roles: [Grants]
    let limit: Role?

    func scopes(of type: RecordType) -> [RecordAction: Scope] {
        Dictionary(uniqueKeysWithValues: RecordAction.allCases.map { ($0, scope($0, on: type)) })
    }

    /// Records that are part of others are governed by those: seeing is seeing, everything else is changing.
    private func scope(_ action: RecordAction, on type: RecordType) -> Scope {
        guard type.actions.contains(action) else { return .none }
        guard let governor = type.governor else { return seen(action, on: type) }
        return seen(action == .read || action == .export || action == .bulk ? action : .update, on: governor)
    }

    /// What can't be seen is neither changed nor exported: of the records at hand no more than may be read.
    private func seen(_ action: RecordAction, on type: RecordType) -> Scope {
        guard action != .create, action != .bulk else { return own(action, on: type) }
        return min(own(action, on: type), own(.read, on: type))
    }

    private func own(_ action: RecordAction, on type: RecordType) -> Scope {
        if let limit, !limit.allows(action, on: type) { return .none }
        if base.allows(action, on: type) { return .all }
        return roles.map { $0.scope(action, on: type) }.max() ?? .none
    }

    /// A role that doesn't let records be seen says nothing of their fields, and one that changes none lets no field be written.
    func right(_ field: Field, on type: RecordType) -> FieldRight {
        if base.allows(.read, on: type) || type.governor != nil { return .write }
        let rights = roles.filter { $0.scope(.read, on: type) > .none }.map { role in
            let writes = role.scope(.update, on: type) > .none || role.scope(.create, on: type) > .none
            return min(role.right(field, on: type), writes ? .write : .read)
        }
        return rights.max() ?? .none
    }

    /// Some of the type's fields are less than what she could do with its records.
    func hides(_ type: RecordType) -> Bool {
        guard !roles.isEmpty, scope(.read, on: type) > .none else { return false }
        let writes = scope(.update, on: type) > .none || scope(.create, on: type) > .none
        return type.fields.contains { right($0, on: type) < (writes && !$0.isReadOnly ? .write : .read) }
    }

    /// The type with the fields that she may see, those that she may not write being read-only.
    func form(of type: RecordType) -> RecordType {
        guard hides(type) else { return type }
        let fields = type.fields.compactMap { field -> Field? in
            switch right(field, on: type) {
            case .none: nil
            case .masked: field.with([.masked, .readOnly])
            case .read: field.with(.readOnly)
            case .write: field
            }
        }
        return RecordType(type, fields: fields)
    }
}

extension Role {
    /// What the base role alone gives. Everybody may see how the workspace is set up.
    func allows(_ action: RecordAction, on type: RecordType) -> Bool {
        guard type.actions.contains(action) else { return false }
        switch self {
        case .owner, .admin: return true
        case .member: return action == .read || action == .export || type.audience == .everyone
        case .readOnly: return action == .read || action == .export
        case .limited: return action == .read && type.audience == .administrators
        }
    }
}
