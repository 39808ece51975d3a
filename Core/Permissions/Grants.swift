/// What one role gives, from its JSON document.
///
///     {"permissions": ["funnel.pipelines.manage"],
///      "types": {"customer": {"read": "all", "update": "team", "fields": {"phone": "masked"}}, "*": {"read": "all"}}}
///
/// Silence about an action gives nothing, about a type what `*` gives, about a field `write`.
package struct Grants: Sendable {
    package struct TypeGrants: Sendable {
        package let scopes: [RecordAction: Scope]
        package let fields: [String: FieldRight]

        package init(scopes: [RecordAction: Scope], fields: [String: FieldRight]) {
            self.scopes = scopes
            self.fields = fields
        }

        /// Says more of the type than that nothing may be done with it.
        var givesAnything: Bool { scopes.values.contains { $0 > .none } }
    }

    /// Ids of permissions: `funnel.pipelines.manage`.
    package let permissions: Set<String>
    /// By the names of types, `*` among them.
    package let types: [String: TypeGrants]

    package static let everyType = "*"
    package static let nothing = Grants(permissions: [], types: [:])

    package init(permissions: Set<String>, types: [String: TypeGrants]) {
        self.permissions = permissions
        self.types = types
    }

    /// As it was stored, perhaps long ago: what has no meaning (any more) is passed over.
    package init(stored text: String) {
        var reader = GrantsReader(schema: nil)
        self = Self.json(text).map { reader.grants($0) } ?? .nothing
    }

    /// Every fault names its place: `grants.types.customer.read`. What is faulty is not in the result.
    ///
    /// - Parameter schema: everything that the workspace has; a plain one, which knows no types, lets any name pass.
    package static func parse(_ json: JSON, in schema: Schema) -> (grants: Grants, faults: [FieldError]) {
        var reader = GrantsReader(schema: schema)
        let grants = reader.grants(json)
        return (grants, reader.faults)
    }

    /// What the document says, whatever the type is like.
    package func scope(_ action: RecordAction, on type: String) -> Scope { entry(type)?.scopes[action] ?? .none }

    /// What the document says. A role that gives nothing of a type gives no right to its fields either, so that it can't widen those of another role.
    package func right(_ field: String, on type: String) -> FieldRight {
        guard let entry = entry(type), entry.givesAnything else { return .none }
        return entry.fields[field] ?? .write
    }

    /// What the role gives of a type that is not part of another.
    package func scope(_ action: RecordAction, on type: RecordType) -> Scope {
        guard type.actions.contains(action), isGrantable(action, on: type) else { return .none }
        let scope = scope(action, on: type.name)
        let isAllOrNothing = action == .create || action == .bulk || !type.ownership.hasOwner
        return isAllOrNothing && scope < .all ? .none : scope
    }

    /// What the role gives of a field. What a record is called, and which it is, is never hidden from who may see it.
    package func right(_ field: Field, on type: RecordType) -> FieldRight {
        let right = right(field.name, on: type.name)
        guard entry(type.name)?.givesAnything == true else { return right }
        let isShown = type.isAlwaysShown(field)
        if right == .none, isShown { return field.kind.isText ? .masked : .read }
        guard right == .masked, !field.kind.isText else { return right }
        return isShown ? .read : .none
    }

    /// `*` speaks of daily work: of set-up it gives what can be seen. No role lets anybody give roles.
    private func isGrantable(_ action: RecordAction, on type: RecordType) -> Bool {
        if action == .read || action == .export { return true }
        guard !type.givesRights else { return false }
        return type.audience == .everyone || types[type.name] != nil
    }

    private func entry(_ type: String) -> TypeGrants? { types[type] ?? types[Self.everyType] }

    static func json(_ text: String) -> JSON? {
        do throws(JSONError) {
            return try JSON.parse(text)
        } catch {
            return nil
        }
    }
}

extension RecordType {
    /// Who writes these says what others may do: owners and administrators alone.
    var givesRights: Bool { name == RoleDefinition.type.name || name == RoleAssignment.type.name }

    /// Which record it is, and what people call it.
    func isAlwaysShown(_ field: Field) -> Bool { field.name == "id" || field.name == "version" || field.name == labelField?.name }
}
