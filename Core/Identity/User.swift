/// Somebody who works in a workspace. Users come by sign-up or invitation and never leave the books: they are deactivated.
public enum User {
    public static let type: RecordType = RecordType(
        "user", table: "core.user", title: ["en": "User", "zh": "用户"], pluralTitle: ["en": "Users", "zh": "用户"],
        audience: .administrators, actions: [.read, .update, .export],
        effects: { _, tx in tx.announce() }
    ) {
        Field.text("name", ["en": "Name", "zh": "姓名"], [.required, .label, .keyed, .indexed], maximum: 100)
        Field.email("email", ["en": "E-mail", "zh": "邮箱"], [.readOnly, .keyed, .indexed])
        Field.choice("role", ["en": "Role", "zh": "角色"], Role.choices, .readOnly)
        Field.reference("team", ["en": "Team", "zh": "团队"], to: Team.type)
        Field.choice("language", ["en": "Language", "zh": "语言"], languages, .required, initial: "zh")
        Field.choice(
            "status", ["en": "Status", "zh": "状态"],
            [Choice("active", ["en": "Active", "zh": "启用"]), Choice("disabled", ["en": "Disabled", "zh": "停用"])], .readOnly)
        Field.timestamp("last_sign_in_at", ["en": "Last sign-in", "zh": "最近登录"], .readOnly)
    }

    public static let languages = [Choice("zh", ["en": "Chinese", "zh": "中文"]), Choice("en", ["en": "English", "zh": "英文"])]
}

/// A department: teams form a tree.
public enum Team {
    public static let type: RecordType = RecordType(
        "team", table: "core.team", title: ["en": "Team", "zh": "团队"], pluralTitle: ["en": "Teams", "zh": "团队"],
        audience: .administrators, prepare: refuseCircles
    ) {
        Field.text("name", ["en": "Name", "zh": "名称"], [.required, .label, .keyed, .indexed], maximum: 100)
        Field.reference("parent", ["en": "Part of", "zh": "上级团队"], to: Team.type)
        Field.text("description", ["en": "Description", "zh": "说明"], maximum: 500)
    }

    /// A team is no part of itself, not even by way of others. The workspace's row is locked so that two moves at once make no circle.
    private static func refuseCircles(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        for change in changes where change.before != nil && change.changes("parent") {
            guard let parent = change.values.id("parent") else { continue }
            let results = try await tx.batch([
                "select 1 from core.workspace where tenant_id = \(tx.tenant) for update",
                """
                with recursive above as (
                    select t.id, t.parent from core.team t where t.tenant_id = \(tx.tenant) and t.id = \(parent)
                    union
                    select t.id, t.parent from core.team t join above a on t.id = a.parent where t.tenant_id = \(tx.tenant)
                )
                select 1 from above where id = \(change.id)
                """,
            ])
            guard results[1].isEmpty else { throw Problem.validation([circle]) }
        }
    }

    private static let circle = FieldError(
        field: "parent", code: "circular", message: ["en": "A team can't be part of itself.", "zh": "团队不能隶属于自身。"])
}

extension Role {
    public static let choices = [
        Choice("owner", ["en": "Owner", "zh": "所有者"]), Choice("admin", ["en": "Administrator", "zh": "管理员"]),
        Choice("member", ["en": "Member", "zh": "成员"]), Choice("read_only", ["en": "Read-only", "zh": "只读"]),
        Choice("limited", ["en": "By roles", "zh": "按角色"]),
    ]

    private var rank: Int {
        switch self {
        case .owner: 3
        case .admin: 2
        case .member: 1
        case .readOnly: 0
        case .limited: -1
        }
    }

    /// May give, take and hold everything that `other` may.
    public func covers(_ other: Role) -> Bool { rank >= other.rank }

    /// The weaker of the two: a key never does more than whoever made it.
    func narrowed(to other: Role) -> Role { covers(other) ? other : self }
}
