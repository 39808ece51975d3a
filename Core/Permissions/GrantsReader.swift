/// Reads the document of a role and collects what is wrong with it. Without a schema it only knows the words.
struct GrantsReader {
    let schema: Schema?
    private(set) var faults: [FieldError] = []

    init(schema: Schema?) { self.schema = schema }

    mutating func grants(_ json: JSON) -> Grants {
        guard let members = object(json, "grants") else { return .nothing }
        for name in members.keys where name != "permissions" && name != "types" { fault("grants.\(name)", .unknownField) }
        return Grants(
            permissions: members["permissions"].map { permissions($0) } ?? [], types: members["types"].map { types($0) } ?? [:])
    }

    private mutating func permissions(_ json: JSON) -> Set<String> {
        guard let items = json.items else {
            fault("grants.permissions", .list)
            return []
        }
        var permissions: Set<String> = []
        for (index, item) in items.enumerated() {
            if let id = item.text, id.wholeMatch(of: #/[a-z_]+(\.[a-z_]+){2}/#) != nil {
                permissions.insert(id)
            } else {
                fault("grants.permissions.\(index)", .permission)
            }
        }
        return permissions
    }

    private mutating func types(_ json: JSON) -> [String: Grants.TypeGrants] {
        guard let members = object(json, "grants.types") else { return [:] }
        var types: [String: Grants.TypeGrants] = [:]
        for (name, content) in members {
            let place = "grants.types.\(name)"
            guard isKnown(name, place), let entry = object(content, place) else { continue }
            types[name] = self.entry(entry, of: name, place)
        }
        return types
    }

    private mutating func isKnown(_ name: String, _ place: String) -> Bool {
        guard let schema, !schema.types.isEmpty, name != Grants.everyType else { return true }
        guard let type = schema.type(named: name) else {
            fault(place, .unknownType)
            return false
        }
        if type.partOf != nil { fault(place, .governed) }
        return type.partOf == nil
    }

    private mutating func entry(_ members: JSONObject, of name: String, _ place: String) -> Grants.TypeGrants {
        let subject = GrantsSubject(name, in: schema)
        var scopes: [RecordAction: Scope] = [:]
        var fields: [String: FieldRight] = [:]
        for (key, content) in members {
            let place = "\(place).\(key)"
            if key == "fields" {
                fields = rights(content, subject, place)
            } else if let action = RecordAction(rawValue: key) {
                scopes[action] = scope(content, action, subject, place)
            } else {
                fault(place, .unknownField)
            }
        }
        if scopes[.create] == .all { requireWritable(subject, fields, place) }
        return Grants.TypeGrants(scopes: scopes, fields: fields)
    }

    private mutating func scope(_ json: JSON, _ action: RecordAction, _ subject: GrantsSubject, _ place: String) -> Scope? {
        guard let scope = json.text.flatMap(Scope.init) else {
            fault(place, .scope)
            return nil
        }
        guard let fault = subject.fault(of: scope, for: action) else { return scope }
        self.fault(place, fault)
        return nil
    }

    private mutating func rights(_ json: JSON, _ subject: GrantsSubject, _ place: String) -> [String: FieldRight] {
        guard let members = object(json, place) else { return [:] }
        var rights: [String: FieldRight] = [:]
        for (name, content) in members {
            guard let right = content.text.flatMap(FieldRight.init) else {
                fault("\(place).\(name)", .right)
                continue
            }
            if let fault = subject.fault(of: right, on: name) {
                self.fault("\(place).\(name)", fault)
            } else {
                rights[name] = right
            }
        }
        return rights
    }

    /// Whoever may create a record must be able to fill in what it can't be without.
    private mutating func requireWritable(_ subject: GrantsSubject, _ rights: [String: FieldRight], _ place: String) {
        for name in subject.indispensable where rights[name] ?? .write < .write { fault("\(place).fields.\(name)", .required) }
    }

    private mutating func object(_ json: JSON, _ place: String) -> JSONObject? {
        if json.members == nil { fault(place, .object) }
        return json.members
    }

    private mutating func fault(_ place: String, _ fault: GrantsFault) {
        faults.append(FieldError(field: place, code: fault.code, message: fault.message))
    }
}

/// The types that an entry of a role's document is about: one, or with `*` all.
struct GrantsSubject {
    private let types: [RecordType]
    private let isEvery: Bool

    /// Without a schema, or one that knows no types, nothing can be said of them.
    init(_ name: String, in schema: Schema?) {
        isEvery = name == Grants.everyType
        types = isEvery ? schema?.types.filter { $0.partOf == nil } ?? [] : [schema?.type(named: name)].compactMap { $0 }
    }

    func fault(of scope: Scope, for action: RecordAction) -> GrantsFault? {
        if action == .create || action == .bulk, scope != .none, scope != .all { return .allOrNothing }
        guard scope > .none, !isEvery, let type = types.first else { return nil }
        if !type.actions.contains(action) { return .notApplicable }
        if type.givesRights, action != .read, action != .export { return .notGrantable }
        return scope < .all && !type.ownership.hasOwner ? .ownerless : nil
    }

    func fault(of right: FieldRight, on name: String) -> GrantsFault? {
        guard !types.isEmpty else { return nil }
        let found = types.compactMap { type in type.field(name).map { (type: type, field: $0) } }
        if found.isEmpty { return .unknownField }
        if right == .none, found.contains(where: { $0.type.isAlwaysShown($0.field) }) { return .alwaysShown }
        return right == .masked && found.contains { !$0.field.kind.isText } ? .notText : nil
    }

    /// Fields that a new record must be given; known of one type alone.
    var indispensable: [String] {
        guard !isEvery, let type = types.first else { return [] }
        return type.fields.filter(\.isIndispensable).map(\.name)
    }
}

extension Field {
    /// A request for a new record must bring it.
    var isIndispensable: Bool {
        guard isRequired, !isReadOnly else { return false }
        if case .none = initial { return true }
        return false
    }
}

/// What can be wrong in a role's document.
enum GrantsFault {
    case object, list, permission, scope, right, unknownField, unknownType
    case governed, notApplicable, notGrantable, allOrNothing, ownerless, alwaysShown, notText, required

    var code: String {
        switch self {
        case .object, .list: "wrong_type"
        case .permission, .scope, .right: "invalid"
        case .unknownField: "unknown_field"
        case .unknownType: "unknown_type"
        case .governed, .notApplicable, .allOrNothing, .ownerless, .notText: "not_applicable"
        case .notGrantable: "not_grantable"
        case .alwaysShown: "always_shown"
        case .required: "required"
        }
    }

    var message: Text {
        switch self {
        case .object: ["en": "An object was expected.", "zh": "此处应为对象。"]
        case .list: ["en": "A list was expected.", "zh": "此处应为列表。"]
        case .permission: ["en": "A permission is named module.noun.verb.", "zh": "权限名称的格式为 module.noun.verb。"]
        case .scope: ["en": "Must be none, own, team, below or all.", "zh": "必须是 none、own、team、below 或 all。"]
        case .right: ["en": "Must be none, masked, read or write.", "zh": "必须是 none、masked、read 或 write。"]
        case .unknownField: ["en": "There is no such field or action.", "zh": "没有此字段或操作。"]
        case .unknownType: ["en": "There is no such record type.", "zh": "没有此记录类型。"]
        case .governed: ["en": "Rights follow the record that these are part of.", "zh": "其权限随所属记录而定。"]
        case .notApplicable: ["en": "Nobody does this with records of this type.", "zh": "此类记录没有该操作。"]
        case .notGrantable: ["en": "Only owners and administrators give roles.", "zh": "只有所有者和管理员可以分配角色。"]
        case .allOrNothing: ["en": "Must be none or all.", "zh": "只能是 none 或 all。"]
        case .ownerless: ["en": "These records have no owner: none or all.", "zh": "此类记录没有负责人,只能是 none 或 all。"]
        case .alwaysShown: ["en": "This field can't be hidden.", "zh": "此字段不能隐藏。"]
        case .notText: ["en": "Only text can be masked.", "zh": "只有文本字段可以脱敏。"]
        case .required: ["en": "Who creates records must fill in this field.", "zh": "可新建记录的角色必须能填写此字段。"]
        }
    }
}
