/// A role that a workspace made for itself: what it gives is added to what the base roles of its users give. Being a record itself, it has routes,
/// history, journal and bin like any other.
public enum RoleDefinition {
    public static let type: RecordType = RecordType(
        "role", table: "core.role", title: ["en": "Role", "zh": "角色"], pluralTitle: ["en": "Roles", "zh": "角色"], audience: .administrators,
        prepare: RoleRules.prepare, effects: RoleRules.follow
    ) {
        Field.text("name_en", ["en": "Name (English)", "zh": "英文名称"], [.required, .label], maximum: 100, initial: .derived)
        Field.text("name_zh", ["en": "Name (Chinese)", "zh": "中文名称"], .required, maximum: 100, initial: .derived)
        Field.text("description", ["en": "Description", "zh": "说明"], maximum: 500)
        Field.text("code", ["en": "Code", "zh": "代码"], [.required, .unique], maximum: 40)
        Field.longText("grants", ["en": "Rights", "zh": "权限"], .required, maximum: 200_000)
        Field("position", ["en": "Position", "zh": "排序"], .integer(0...100_000), .required, .derived)
    }
}

/// What must be true of a role, and what follows from a change of it.
enum RoleRules {
    static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        var last = try await lastPosition(changes, tx)
        var errors: [FieldError] = []
        for index in changes.indices {
            complete(&changes[index].values)
            let faults = faults(of: changes[index], tx.schema)
            errors += changes.count == 1 ? faults : faults.map { $0.below("\(index)") }
            guard changes[index].before == nil else { continue }
            last = max(last, changes[index].values.integer("position") ?? min(last + 10, 100_000))
            if changes[index].values.integer("position") == nil { changes[index].values["position"] = .integer(last) }
        }
        guard errors.isEmpty else { throw Problem.validation(errors) }
    }

    /// Whoever has the role is to be told anew what it gives. One that is in use does not go into the bin.
    static func follow(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        tx.enqueueMetadataChange()
        let gone = effects.filter { $0.after == nil }.map(\.id)
        guard !gone.isEmpty else { return }
        let users = try await tx.query(
            """
            select count(distinct a."user") from core.role_assignment a
            where a.tenant_id = \(tx.tenant) and a.role = any(\(gone)) and a.deleted_at is null
            """
        ).scalar(Int64.self)
        if let users, users > 0 { throw Problem.roleInUse(users) }
    }

    /// Everybody who adds a role waits for the lock on the workspace, so that no two get the same place.
    private static func lastPosition(_ changes: [RecordChange], _ tx: RecordTransaction) async throws -> Int64 {
        guard changes.contains(where: { $0.before == nil }) else { return 0 }
        return try await tx.batch([
            "select 1 from core.workspace where tenant_id = \(tx.tenant) for update",
            "select coalesce(max(r.position), 0) from core.role r where r.tenant_id = \(tx.tenant) and r.deleted_at is null",
        ])[1].scalar() ?? 0
    }

    /// One language is enough: the other says the same.
    private static func complete(_ values: inout Values) {
        if values.text("name_en") == nil { values["name_en"] = values["name_zh"] ?? .null }
        if values.text("name_zh") == nil { values["name_zh"] = values["name_en"] ?? .null }
    }

    private static func faults(of change: RecordChange, _ schema: Schema) -> [FieldError] {
        var faults: [FieldError] = []
        if change.values.text("name_en") == nil {
            faults.append(fault("name_en", "required", "Give it a name in one language.", "请至少填写一种语言的名称。"))
        }
        if change.before != nil, change.changes("code") { faults.append(FieldFaults.unchangeable("code")) }
        if change.values.text("code")?.wholeMatch(of: #/[a-z][a-z0-9_]{1,39}/#) == nil {
            faults.append(fault("code", "invalid", "2–40 of a–z, 0–9 and _, beginning with a letter.", "2–40 个 a–z、0–9 或 _，以字母开头。"))
        }
        // What was right when it was written stays, even when a field that it names is gone.
        guard change.changes("grants") else { return faults }
        guard let json = change.values.text("grants").flatMap(Grants.json) else {
            return faults + [fault("grants", "malformed_json", "Write the rights as JSON.", "请以 JSON 书写权限。")]
        }
        return faults + Grants.parse(json, in: schema).faults
    }

    private static func fault(_ field: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: field, code: code, message: Text(en: en, zh: zh))
    }
}

extension Problem {
    static func roleInUse(_ users: Int64) -> Problem {
        Problem(
            .conflict, code: "role_in_use",
            detail: Text(en: "\(users) users have this role. Take it from them first.", zh: "有 \(users) 位用户拥有此角色，请先取消分配。"),
            extensions: [("users", .integer(users))])
    }
}
