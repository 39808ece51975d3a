/// Who may do what with the records of a type: the one evaluator for routes, lists, batches, imports, exports and metadata.
extension Role {
    public func allows(_ action: RecordAction, on type: RecordType) -> Bool {
        guard type.actions.contains(action) else { return false }
        switch self {
        case .owner, .admin: return true
        case .member: return action == .read || action == .export || type.audience == .everyone
        case .readOnly: return action == .read || action == .export
        }
    }
}

extension Role {
    /// All that the role may do with the type.
    public func actions(on type: RecordType) -> [RecordAction] { RecordAction.allCases.filter { allows($0, on: type) } }
}

extension Principal {
    /// - Throws: `Problem.forbidden` naming the right, such as `customers.update`.
    public func require(_ action: RecordAction, on type: RecordType) throws(Problem) {
        guard role.allows(action, on: type) else { throw .forbidden(permission: "\(type.plural).\(action.rawValue)") }
    }
}
