import Core

/// `PUT users/{id}/role` changes what somebody may do; `POST users/{id}/deactivation` shuts them out, `DELETE` lets them in again.
enum Membership {
    static func addRoutes(to users: MemberRoutes) {
        let right = Requirement.permission(.manageMembers)
        users.put("{id}/role", requires: right, summary: ["en": "Change a user's role", "zh": "更改用户角色"], accepts: roleForm, use: changeRole)
            .replies(.ok, .record(User.type))
        users.post("{id}/deactivation", requires: right, summary: ["en": "Deactivate a user", "zh": "停用用户"], use: deactivate)
            .replies(.ok, .record(User.type)).workingWhenPastDue()
        users.delete("{id}/deactivation", requires: right, summary: ["en": "Reactivate a user", "zh": "重新启用用户"], use: reactivate)
            .replies(.ok, .record(User.type))
    }

    private static let roleForm = Form { Field.choice("role", ["en": "Role", "zh": "角色"], Role.choices, .required) }

    private static func changeRole(_ body: Values, context: MemberContext) async throws -> Response {
        let role = body.text("role").flatMap(Role.init(rawValue:)) ?? .readOnly
        try context.principal.requireCover(of: role)
        return try await context.changingAccess { tx in
            let user = try await lock(tx, context)
            if role != .owner { try await requireAnotherOwner(than: user, tx) }
            return context.reply(try await tx.update(user, ["role": .text(role.rawValue)]))
        }
    }

    private static func deactivate(_ context: MemberContext) async throws -> Response {
        try await context.changingAccess { tx in
            let user = try await lock(tx, context)
            try await requireAnotherOwner(than: user, tx)
            try await SessionRepository.endAll(of: user.id, tx)
            return context.reply(try await tx.update(user, ["status": .text("disabled")]))
        }
    }

    private static func reactivate(_ context: MemberContext) async throws -> Response {
        try await context.changingAccess { tx in
            let user = try await lock(tx, context)
            if user.values.text("status") != "active" { try await Seats.take(tx, directory: context.platform.directory) }
            return context.reply(try await tx.update(user, ["status": .text("active")]))
        }
    }

    /// Nobody changes whom they don't cover: an admin can't touch an owner.
    private static func lock(_ tx: RecordTransaction, _ context: MemberContext) async throws -> Record {
        let user = try await tx.lock(User.type, context.id)
        try context.principal.requireCover(of: user.values.text("role").flatMap(Role.init(rawValue:)) ?? .readOnly)
        return user
    }

    /// A workspace always keeps an active owner. The owners' rows are locked, so that two who step down at once can't both succeed.
    private static func requireAnotherOwner(than user: Record, _ tx: RecordTransaction) async throws {
        let owners = try await tx.query(
            """
            select id from core.user where tenant_id = \(tx.tenant) and role = 'owner' and status = 'active' order by id for update
            """)
        let others = try owners.filter { try $0[0] as ID != user.id }
        guard others.isEmpty, owners.count == 1 else { return }
        throw Problem.lastOwner
    }
}

extension Principal {
    /// - Throws: `Problem.forbidden` for a role above one's own.
    func requireCover(of other: Role) throws(Problem) {
        guard role.covers(other) else { throw .forbidden(permission: "tenants.\(other.rawValue).manage") }
    }
}

extension Problem {
    static let lastOwner = Problem.conflict(
        code: "last_owner", detail: ["en": "A workspace needs an owner. Make somebody else one first.", "zh": "工作区必须有所有者，请先指定其他所有者。"])
}
