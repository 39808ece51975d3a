/// What one user may do with one record, and why: what `Access` and `Visibility` say, which also decide whenever she asks for it.
struct AccessExplanation {
    struct Asked: Sendable {
        let id: ID
        let name: String
        let role: Role
        let team: ID?
    }

    struct Verdict: Sendable {
        let isAllowed: Bool
        let reasons: [AccessReason]
    }

    static let actions: [RecordAction] = [.read, .update, .delete]

    let user: Asked
    let roles: [AccessLookup.AssignedRole]
    /// In the order of `actions`.
    let verdicts: [Verdict]
    private let hidden: [String]
    private let masked: [String]
    private let readOnly: [String]

    /// Of a record as the workspace has it.
    static func make(of record: Record, for users: [Asked], _ tx: RecordTransaction) async throws -> [AccessExplanation] {
        guard !users.isEmpty else { return [] }
        let type = tx.schema.type(record.type)
        let results = try await tx.batch(
            users.flatMap { AccessLookup.statements(tx.tenant, user: $0.id) } + [RecordShare.all(of: record.id, type, tenant: tx.tenant)])
        let shares = try results[results.count - 1].map(AccessReason.Share.init)
        var people: [Person] = []
        for (index, user) in users.enumerated() {
            let found = try AccessLookup.read(results[(index * AccessLookup.count)..<((index + 1) * AccessLookup.count)])
            people.append(Person(user, found, tx))
        }
        let held = try await held(record, type, by: people, tx)
        return zip(people, held).map { AccessExplanation($0, record, type, held: $1, shares) }
    }

    /// For each of them, the actions that she may do with the record. What its own values don't tell is asked of the database, all at once.
    private static func held(_ record: Record, _ type: RecordType, by people: [Person], _ tx: RecordTransaction) async throws -> [Set<RecordAction>] {
        var held: [Set<RecordAction>] = []
        var open: [(person: Int, action: RecordAction, statement: SQL)] = []
        for (index, person) in people.enumerated() {
            held.append([])
            for action in actions {
                let visibility = person.authority.records(of: type, for: action)
                switch visibility.holds(record.values) {
                case true: held[index].insert(action)
                case false: break
                default: open.append((index, action, statement(record.id, type, visibility, tx.tenant)))
                }
            }
        }
        let answers = try await tx.batch(open.map(\.statement))
        for (question, rows) in zip(open, answers) where !rows.isEmpty { held[question.person].insert(question.action) }
        // What can't be seen can't be changed either.
        return held.map { $0.contains(.read) ? $0 : [] }
    }

    private static func statement(_ id: ID, _ type: RecordType, _ visibility: Visibility, _ tenant: ID) -> SQL {
        "select 1 from \(identifier: type.table) t where t.tenant_id = \(tenant) and t.id = \(id)\(type.belongs())\(visibility.and())"
    }

    private init(_ person: Person, _ record: Record, _ type: RecordType, held: Set<RecordAction>, _ shares: [AccessReason.Share]) {
        user = person.user
        roles = person.found.roles
        verdicts = Self.actions.map { action in
            let isAllowed = held.contains(action)
            return Verdict(isAllowed: isAllowed, reasons: AccessReason.all(person, record, type, action, isAllowed: isAllowed, shares))
        }
        let form = person.authority.access.schema.type(type)
        let seen = held.contains(.read) ? type.fields.map { ($0, form.field($0.name)) } : []
        hidden = seen.filter { $1 == nil }.map(\.0.name)
        masked = seen.filter { $1?.isMasked == true }.map(\.0.name)
        readOnly = seen.filter { full, shown in shown.map { $0.isReadOnly && !$0.isMasked && !full.isReadOnly } ?? false }.map(\.0.name)
    }
}

/// A user with everything that decides what she may do.
struct Person: Sendable {
    let user: AccessExplanation.Asked
    let found: AccessLookup.Found
    let authority: Authority

    init(_ user: AccessExplanation.Asked, _ found: AccessLookup.Found, _ tx: RecordTransaction) {
        self.user = user
        self.found = found
        authority = Authority(
            access: found.access(base: user.role, in: tx.schema), reach: found.reach(of: user.id, team: user.team), tenant: tx.tenant)
    }
}

extension AccessExplanation {
    func write(to json: inout JSONWriter, _ language: Language) {
        json.beginObject()
        json.key("user")
        json.id(user.id)
        json.key("name")
        json.string(user.name)
        json.key("role")
        json.string(user.role.rawValue)
        json.key("roles")
        json.beginArray()
        for role in roles { role.write(to: &json, language) }
        json.endArray()
        for (action, verdict) in zip(Self.actions, verdicts) {
            json.key(action.rawValue)
            verdict.write(to: &json, language)
        }
        for (name, fields) in [("hidden_fields", hidden), ("masked_fields", masked), ("read_only_fields", readOnly)] {
            json.key(name)
            json.beginArray()
            for field in fields { json.string(field) }
            json.endArray()
        }
        json.endObject()
    }

    static let schema = JSON.page(of: [
        "type": "object",
        "required": ["user", "name", "role", "roles", "read", "update", "delete", "hidden_fields", "masked_fields", "read_only_fields"],
        "properties": [
            "user": ["type": "string", "format": "uuid"], "name": ["type": "string"], "role": ["type": "string"],
            "roles": ["type": "array", "items": role], "read": verdict, "update": verdict, "delete": verdict, "hidden_fields": names,
            "masked_fields": names, "read_only_fields": names,
        ],
    ])

    private static let names: JSON = ["type": "array", "items": ["type": "string"]]
    private static let role: JSON = [
        "type": "object", "required": ["id", "name"], "properties": ["id": ["type": "string", "format": "uuid"], "name": ["type": "string"]],
    ]
    private static let verdict: JSON = [
        "type": "object", "required": ["allowed", "reasons"],
        "properties": [
            "allowed": ["type": "boolean"],
            "reasons": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["kind"],
                    "properties": ["kind": ["type": "string", "enum": ["role", "scope", "owner", "team", "share"]]],
                ],
            ],
        ],
    ]
}

extension AccessLookup.AssignedRole {
    func write(to json: inout JSONWriter, _ language: Language) {
        json.beginObject()
        json.key("id")
        json.id(id)
        json.key("name")
        json.string(name[language])
        json.endObject()
    }
}

extension AccessExplanation.Verdict {
    fileprivate func write(to json: inout JSONWriter, _ language: Language) {
        json.beginObject()
        json.key("allowed")
        json.boolean(isAllowed)
        json.key("reasons")
        json.beginArray()
        for reason in reasons { reason.write(to: &json, language) }
        json.endArray()
        json.endObject()
    }
}
