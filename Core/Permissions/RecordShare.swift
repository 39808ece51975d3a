/// That somebody, or everybody of a team, may see or change one record that is not within her scope. It widens what a role gives, and gives no
/// action that no role does. Lists ask for shares themselves (`Visibility`), so that a new one counts from the next request without being announced.
public enum RecordShare {
    public static let type: RecordType = RecordType(
        "record_share", table: "core.record_share", title: ["en": "Share", "zh": "共享"], pluralTitle: ["en": "Shares", "zh": "共享"],
        audience: .administrators, actions: [.read, .export]
    ) {
        Field.text("record_type", ["en": "Record type", "zh": "记录类型"], .required, maximum: 60)
        Field("record", ["en": "Record", "zh": "记录"], .identifier, .required)
        Field.reference("user", ["en": "User", "zh": "用户"], to: User.type)
        Field.reference("team", ["en": "Team", "zh": "团队"], to: Team.type)
        Field.choice("level", ["en": "Right", "zh": "权限"], levels, .required)
    }

    static let levels = [Choice("read", ["en": "See", "zh": "查看"]), Choice("update", ["en": "Change", "zh": "编辑"])]

    static let form = Form {
        Field.reference("user", ["en": "User", "zh": "用户"], to: User.type)
        Field.reference("team", ["en": "Team", "zh": "团队"], to: Team.type)
        Field.choice("level", ["en": "Right", "zh": "权限"], levels, .required)
    }

    /// The live shares of a record, the oldest first.
    static func all(of record: ID, _ type: RecordType, tenant: ID) -> SQL {
        """
        select s.id, s."user", s.team, coalesce(u.name, t.name), s.level, s.created_at, s.created_by from core.record_share s
        left join core.user u on u.tenant_id = \(tenant) and u.id = s."user"
        left join core.team t on t.tenant_id = \(tenant) and t.id = s.team
        where s.tenant_id = \(tenant) and s.record = \(record) and s.record_type = \(type.name) and s.deleted_at is null order by s.id
        """
    }
}
