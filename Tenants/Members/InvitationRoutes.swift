import Core

/// `invitations`: list, invite, remind, revoke.
enum InvitationRoutes {
    static func addRoutes(to invitations: MemberRoutes) {
        let right = Requirement.permission(.manageMembers)
        invitations.get(requires: right, summary: ["en": "List open invitations", "zh": "待接受的邀请"], use: list)
            .replies(.ok, .json(listSchema))
        invitations.post(requires: right, summary: ["en": "Invite somebody", "zh": "邀请成员"], accepts: form, use: create)
            .replies(.created, .json(schema))
        invitations.delete("{id}", requires: right, summary: ["en": "Revoke an invitation", "zh": "撤销邀请"], use: revoke)
            .replies(.noContent)
        invitations.post("{id}/reminder", requires: right, summary: ["en": "Mail an invitation again", "zh": "重新发送邀请"], use: remind)
            .replies(.noContent)
    }

    private static let form = Form {
        Field.email("email", ["en": "E-mail", "zh": "邮箱"], .required)
        Field.text("name", ["en": "Name", "zh": "姓名"], maximum: 100)
        Field.choice("role", ["en": "Role", "zh": "角色"], Role.choices, .required)
        Field.tags("roles", ["en": "Assigned roles", "zh": "分配的角色"])
        Field.reference("team", ["en": "Team", "zh": "团队"], to: Team.type)
        Field.choice("language", ["en": "Language", "zh": "语言"], User.languages)
    }

    private static func list(_ context: MemberContext) async throws -> Response {
        let rows = try await context.database.query(
            """
            select \(Invitation.columns) from core.invitation
            where tenant_id = \(context.tenant) and accepted_at is null and revoked_at is null order by id desc limit 1000
            """, tenant: context.tenant)
        let invitations = try rows.map(Invitation.init(row:))
        return context.list(invitations) { $1.write(to: &$0) }
    }

    private static func create(_ body: Values, context: MemberContext) async throws -> Response {
        let role = body.text("role").flatMap(Role.init(rawValue:)) ?? .member
        try context.principal.requireCover(of: role)
        let language = body.text("language").flatMap(Language.init(rawValue:)) ?? context.workspace.language
        let email = body.text("email") ?? ""
        let token = Handover<SecretToken>()
        let reply = try await context.transaction { tx in
            if let team = body.id("team") { try await requireTeam(team, tx) }
            let roles = try await roles(body, tx, context)
            let made = try await Invitation.make(
                email: email, name: body.text("name"), role: role, roles: roles, team: body.id("team"), language: language, tx)
            token.put(made.token)
            let rows = try await tx.query(
                "select \(Invitation.columns) from core.invitation where tenant_id = \(tx.tenant) and id = \(made.id)")
            guard let row = rows.first else { throw Problem.notFound }
            let invitation = try Invitation(row: row)
            return context.json(.created, headers: [.location: "/api/v1/invitations/\(made.id)"]) { invitation.write(to: &$0) }
        }
        if let token = token.take() { try await mail(token, to: email, language, context) }
        return reply
    }

    private static func remind(_ context: MemberContext) async throws -> Response {
        let renewed = Handover<(invitation: Invitation, token: SecretToken)>()
        let reply = try await context.transaction { tx in
            renewed.put(try await Invitation.renew(context.id, tx))
            return context.empty()
        }
        if let (invitation, token) = renewed.take() { try await mail(token, to: invitation.email, invitation.language, context) }
        return reply
    }

    private static func revoke(_ context: MemberContext) async throws -> Response {
        try await context.transaction { tx in
            try await Invitation.revoke(context.id, tx)
            return context.empty()
        }
    }

    private static func requireTeam(_ team: ID, _ tx: RecordTransaction) async throws {
        guard try await tx.find(Team.type, team) == nil else { return }
        throw Problem.validation([FieldError(field: "team", code: "unknown", message: ["en": "There is no such team.", "zh": "没有此团队。"])])
    }

    /// Only who could assign them afterwards may promise them.
    private static func roles(_ body: Values, _ tx: RecordTransaction, _ context: MemberContext) async throws -> [ID] {
        let wanted = body.texts("roles")
        guard !wanted.isEmpty else { return [] }
        try context.principal.require(.create, on: RoleAssignment.type)
        let ids = wanted.compactMap { ID($0) }
        let live = try await tx.query("select r.id from core.role r where r.tenant_id = \(tx.tenant) and r.id = any(\(ids)) and r.deleted_at is null")
        guard live.count == wanted.count else {
            throw Problem.validation([FieldError(field: "roles", code: "unknown", message: ["en": "There is no such role.", "zh": "没有此角色。"])])
        }
        return ids
    }

    private static func mail(_ token: SecretToken, to email: String, _ language: Language, _ context: MemberContext) async throws {
        let identity = context.platform.identity
        let inviter = try await UserSummary.load(context.principal.user, tenant: context.tenant, from: context.database)
        let url = Invitation.url(token, identity)
        try identity.mailbox.send(
            InvitationMail.text(to: email, workspace: context.workspace.name, inviter: inviter.name, url: url, language))
    }

    static let schema: JSON = [
        "type": "object",
        "properties": [
            "id": ["type": "string", "format": "uuid"], "email": ["type": "string"], "name": ["type": ["string", "null"]],
            "role": ["type": "string"], "roles": ["type": "array", "items": ["type": "string", "format": "uuid"]],
            "team": ["type": ["string", "null"]], "language": ["type": "string"],
            "created_at": ["type": "string", "format": "date-time"], "sent_at": ["type": "string", "format": "date-time"],
            "expires_at": ["type": "string", "format": "date-time"],
        ],
    ]

    private static let listSchema = JSON.list(of: schema)
}
