/// Roles to begin with. Every workspace gets them when it is founded and may change them; what was changed stays as it is.
public enum ReadyMadeRoles {
    /// Adds those that are missing, and takes out of the bin those that are in it.
    ///
    /// - Parameter types: what there is in the workspace.
    /// - Returns: how many were added.
    @discardableResult
    public static func add(for types: [RecordType], _ tx: RecordTransaction) async throws -> Int {
        let rows = try await tx.query("select r.code, r.id, r.deleted_at is not null from core.role r where r.tenant_id = \(tx.tenant)")
        var known: Set<String> = []
        var added = 0
        for row in rows {
            let code: String = try row[0]
            known.insert(code)
            guard try row[2], ReadyMadeRole.all.contains(where: { $0.code == code }) else { continue }
            try await tx.restore(RoleDefinition.type, try row[1])
            added += 1
        }
        let missing = ReadyMadeRole.all.filter { !known.contains($0.code) }
        guard !missing.isEmpty else { return added }
        try await tx.createMany(RoleDefinition.type, missing.map { $0.values(for: types, tx.language) })
        return added + missing.count
    }

    /// `POST roles/ready-made`, for workspaces that were there before there were roles, or that threw some away.
    public static func addRoutes(to roles: MemberRoutes) {
        roles.post("ready-made", requires: .create(RoleDefinition.type), summary: ["en": "Add the ready-made roles", "zh": "添加预置角色"]) { context in
            try await context.transaction { tx in
                let added = try await add(for: tx.schema.types, tx)
                return context.json { json in
                    json.beginObject()
                    json.key("added")
                    json.integer(Int64(added))
                    json.endObject()
                }
            }
        }
        .replies(.ok, .json(["type": "object", "required": ["added"], "properties": ["added": ["type": "integer"]]]))
    }
}

/// One of them: rights by what types are like, so that it suits whatever is installed.
struct ReadyMadeRole: Sendable {
    let code: String
    let name: Text
    let description: Text
    /// What may be done with the records of daily work. Silence is none.
    let scopes: [RecordAction: Scope]
    /// Kinds of fields of which only a part is shown.
    var masked: Set<String> = []

    func values(for types: [RecordType], _ language: Language) -> Values {
        [
            "code": .text(code), "name_en": .text(name.en), "name_zh": .text(name.zh), "description": .text(description[language]),
            "grants": .text(grants(for: types).serialized),
        ]
    }

    /// `*` speaks of what has an owner, also of what comes later; of what has none everybody sees everything.
    func grants(for types: [RecordType]) -> JSON {
        var entries: JSONObject = [Grants.everyType: .object(entry(scopes))]
        for type in types where type.partOf == nil && type.audience == .everyone {
            let masks = type.fields.filter { masked.contains($0.kind.name) }
            guard type.ownership.hasOwner else {
                entries[type.name] = .object(entry([.read: .all, .export: scopes[.export] == nil ? .none : .all]))
                continue
            }
            guard !masks.isEmpty else { continue }
            var own = entry(scopes)
            // Nobody creates what she couldn't fill in.
            if masks.contains(where: \.isIndispensable) { own[RecordAction.create.rawValue] = nil }
            var fields = JSONObject()
            for field in masks { fields[field.name] = .string(FieldRight.masked.rawValue) }
            own["fields"] = .object(fields)
            entries[type.name] = .object(own)
        }
        return ["types": .object(entries)]
    }

    private func entry(_ scopes: [RecordAction: Scope]) -> JSONObject {
        var entry = JSONObject()
        for action in RecordAction.allCases {
            if let scope = scopes[action], scope > .none { entry[action.rawValue] = .string(scope.rawValue) }
        }
        return entry
    }
}

extension ReadyMadeRole {
    static let all = [sales, salesManager, supportAgent, marketer, auditor, intern]

    private static let sales = ReadyMadeRole(
        code: "sales", name: ["en": "Sales rep", "zh": "销售代表"],
        description: ["en": "Sees and changes records of their own.", "zh": "查看和编辑自己的记录。"],
        scopes: [.create: .all, .read: .own, .update: .own, .delete: .own, .export: .own])

    private static let salesManager = ReadyMadeRole(
        code: "sales_manager", name: ["en": "Sales manager", "zh": "销售经理"],
        description: ["en": "Sees and changes the records of their team and the teams below it.", "zh": "查看和编辑本团队及下级团队的记录。"],
        scopes: [.create: .all, .read: .below, .update: .below, .delete: .below, .export: .below, .bulk: .all])

    private static let supportAgent = ReadyMadeRole(
        code: "support_agent", name: ["en": "Support agent", "zh": "客服专员"],
        description: ["en": "Sees and changes all records, deletes and exports none.", "zh": "查看和编辑全部记录，不能删除或导出。"],
        scopes: [.create: .all, .read: .all, .update: .all])

    private static let marketer = ReadyMadeRole(
        code: "marketer", name: ["en": "Marketer", "zh": "市场专员"],
        description: [
            "en": "Sees all records, phone numbers in part; changes their own; exports none.", "zh": "查看全部记录，电话号码脱敏；编辑自己的记录；不能导出。",
        ],
        scopes: [.create: .all, .read: .all, .update: .own, .bulk: .all], masked: ["phone"])

    private static let auditor = ReadyMadeRole(
        code: "auditor", name: ["en": "Auditor", "zh": "审计员"],
        description: ["en": "Sees and exports all records, changes nothing.", "zh": "查看和导出全部记录，不能修改。"],
        scopes: [.read: .all, .export: .all])

    private static let intern = ReadyMadeRole(
        code: "intern", name: ["en": "Intern", "zh": "实习生"],
        description: [
            "en": "Sees and changes records of their own, phone numbers and e-mail addresses in part.", "zh": "查看和编辑自己的记录，电话和邮箱脱敏。",
        ],
        scopes: [.create: .all, .read: .own, .update: .own], masked: ["phone", "email"])
}
