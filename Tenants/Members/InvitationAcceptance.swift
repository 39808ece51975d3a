import Core

/// `invitations/{token}/acceptance`: `GET` shows who invites whom, `POST` makes the user and signs in.
enum InvitationAcceptance {
    static func addRoutes(to visitors: VisitorRoutes) {
        visitors.get("invitations/{token}/acceptance", summary: ["en": "Look at an invitation", "zh": "查看邀请"], use: read)
            .replies(.ok, .json(schema))
        visitors.post("invitations/{token}/acceptance", summary: ["en": "Accept an invitation", "zh": "接受邀请"], accepts: form, use: accept)
            .replies(.created, .json(SessionReply.schema))
    }

    private static let form = Form {
        Field.text("name", ["en": "Your name", "zh": "您的姓名"], maximum: 100)
        Field.secret("password", ["en": "Password", "zh": "密码"], .required)
        Field.choice("language", ["en": "Language", "zh": "语言"], User.languages)
    }

    private static let schema: JSON = [
        "type": "object",
        "properties": [
            "workspace": ["type": "string"], "inviter": ["type": ["string", "null"]], "email": ["type": "string"],
            "name": ["type": ["string", "null"]],
        ],
    ]

    private static func read(_ context: VisitorContext) async throws -> Response {
        let offer = try await Offer.open(context.parameter("token"), context.database)
        return context.json { json in
            json.beginObject()
            json.key("workspace")
            json.string(offer.workspace)
            json.key("inviter")
            json.string(orNull: offer.inviter)
            json.key("email")
            json.string(offer.invitation.email)
            json.key("name")
            json.string(orNull: offer.invitation.name)
            json.endObject()
        }
    }

    private static func accept(_ body: Values, context: VisitorContext) async throws -> Response {
        let identity = context.platform.identity
        let offer = try await Offer.open(context.parameter("token"), context.database)
        let invitation = offer.invitation
        let name = body.text("name") ?? invitation.name ?? String(invitation.email.prefix { $0 != "@" })
        let password = body.text("password") ?? ""
        try NewPassword.check(password, context: [invitation.email, name, offer.workspace, offer.slug])
        let user = ID.new()
        let sealed = try await NewPassword.seal(password, for: user, identity)
        let values: Values = [
            "name": .text(name), "email": .text(invitation.email), "role": .text(invitation.role.rawValue),
            "team": invitation.team.map { .id($0) } ?? .null, "status": .text("active"),
            "language": .text(body.text("language") ?? invitation.language.rawValue),
        ]
        let session = try await context.transaction(in: offer.tenant, by: .user(user)) { tx in
            try await offer.use(tx)
            try await Seats.take(tx, directory: context.platform.directory)
            _ = try await tx.create(User.type, values, id: user)
            try await tx.assign(try await offer.roles(tx), to: user)
            try await tx.query(PasswordRepository.store(sealed, of: user, tenant: offer.tenant, at: tx.now))
            return try await SessionRepository.open(for: user, tx, context)
        }
        return try await SessionReply.signedIn(.created, session, context, device: (offer.slug, invitation.email))
    }
}

/// An open invitation as the invited person meets it.
private struct Offer: Sendable {
    let tenant: ID
    let invitation: Invitation
    let workspace: String
    let slug: String
    /// Nil where the operator made the invitation.
    let inviter: String?

    /// - Throws: `Problem.linkInvalid` for a token that is malformed, unknown, expired, used or revoked: nobody learns which.
    static func open(_ token: String, _ database: Database) async throws -> Offer {
        let (tenant, id) = try await OneTimeLink.find(token, kind: "invitation", database)
        let results = try await database.batch(
            [
                """
                select \(Invitation.columns) from core.invitation
                where tenant_id = \(tenant) and id = \(id) and accepted_at is null and revoked_at is null and expires_at > \(Timestamp.now)
                """,
                "select name, slug from core.workspace where tenant_id = \(tenant)",
                """
                select u.name from core.invitation i join core.user u on u.tenant_id = i.tenant_id and u.id = i.invited_by
                where i.tenant_id = \(tenant) and i.id = \(id)
                """,
            ], tenant: tenant)
        guard let row = results[0].first, let workspace = results[1].first else { throw Problem.linkInvalid }
        return Offer(
            tenant: tenant, invitation: try Invitation(row: row), workspace: try workspace[0], slug: try workspace[1],
            inviter: try results[2].first?[0])
    }

    /// Those of the roles that it promised that there still are.
    func roles(_ tx: RecordTransaction) async throws -> [ID] {
        guard !invitation.roles.isEmpty else { return [] }
        return try await tx.query(
            "select r.id from core.role r where r.tenant_id = \(tenant) and r.id = any(\(invitation.roles)) and r.deleted_at is null"
        ).map { try $0[0] }
    }

    /// Uses it up.
    /// - Throws: `Problem.linkInvalid` to all but the first of those who try at once.
    func use(_ tx: RecordTransaction) async throws {
        let used = try await tx.query(
            """
            update core.invitation set accepted_at = \(tx.now)
            where tenant_id = \(tenant) and id = \(invitation.id) and accepted_at is null and revoked_at is null and expires_at > \(tx.now)
            returning digest
            """)
        guard used.affected == 1 else { throw Problem.linkInvalid }
        try await tx.query("select core.forget_credential(\(used[0][0] as [UInt8]))")
        tx.note(type: "invitation", id: invitation.id, action: "accept")
    }
}
