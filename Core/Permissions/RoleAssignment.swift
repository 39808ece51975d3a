/// That a user has one of the workspace's own roles. Owners and administrators write these: no role can give that right (`Grants`).
public enum RoleAssignment {
    public static let type: RecordType = RecordType(
        "role_assignment", table: "core.role_assignment", title: ["en": "Assigned role", "zh": "角色分配"],
        pluralTitle: ["en": "Assigned roles", "zh": "角色分配"], audience: .administrators, actions: [.create, .read, .delete, .export, .bulk],
        effects: follow
    ) {
        Field.reference("user", ["en": "User", "zh": "用户"], to: User.type, .required)
        Field.reference("role", ["en": "Role", "zh": "角色"], to: RoleDefinition.type, .required)
    }

    /// Every server forgets the user at once. The roles are locked, so that none goes into the bin while it is given.
    private static func follow(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        tx.announce()
        let given = Set(effects.compactMap { $0.after?.id("role") })
        let users = Set(effects.compactMap { ($0.after ?? $0.before)?.id("user") })
        let results = try await tx.batch([
            """
            select r.id from core.role r where r.tenant_id = \(tx.tenant) and r.id = any(\(given.sorted())) and r.deleted_at is null
            order by r.id for share
            """,
            "select u.role from core.user u where u.tenant_id = \(tx.tenant) and u.id = any(\(users.sorted()))",
            "select u.role from core.user u where u.tenant_id = \(tx.tenant) and u.id = \(tx.actor.user)",
        ])
        guard results[0].count == given.count else { throw Problem.validation([unknown]) }
        guard let row = results[2].first else { return }
        let giver = Role(rawValue: try row[0]) ?? .limited
        for row in results[1] {
            let holder = Role(rawValue: try row[0]) ?? .owner
            guard giver.covers(holder) else { throw Problem.forbidden(permission: "tenants.\(holder.rawValue).manage") }
        }
    }

    private static let unknown = FieldError(
        field: "role", code: "unknown_reference", message: ["en": "There is no such record.", "zh": "没有此记录。"])
}

extension RecordTransaction {
    /// Gives a user exactly these of the workspace's own roles: what is missing is given, what is too much is taken.
    /// - Throws: `Problem.validation` for a role that isn't there, `Problem.forbidden` where the actor doesn't cover the user.
    public func assign(_ roles: [ID], to user: ID) async throws {
        let rows = try await query(
            """
            select a.id, a.role from core.role_assignment a
            where a.tenant_id = \(tenant) and a."user" = \(user) and a.deleted_at is null order by a.id
            """)
        var held: Set<ID> = []
        for row in rows {
            let role: ID = try row[1]
            held.insert(role)
            if !roles.contains(role) { try await delete(try await lock(RoleAssignment.type, try row[0])) }
        }
        let missing = Set(roles).subtracting(held).sorted()
        try await createMany(RoleAssignment.type, missing.map { ["user": .id(user), "role": .id($0)] })
    }
}
