import Core

/// A place in a workspace offered to somebody by mail.
public struct Invitation: Sendable {
    /// Days for which its link works.
    static let days = 7

    let id: ID
    let email: String
    let name: String?
    let role: Role
    /// The workspace's own roles besides.
    let roles: [ID]
    let team: ID?
    let language: Language
    let createdAt: Timestamp
    let sentAt: Timestamp
    let expiresAt: Timestamp

    static let columns: SQL = "id, email, name, role, team, language, created_at, sent_at, expires_at, roles"

    init(row: Row) throws {
        id = try row[0]
        email = try row[1]
        name = try row[2]
        role = Role(rawValue: try row[3]) ?? .limited
        team = try row[4]
        language = Language(rawValue: try row[5]) ?? .en
        createdAt = try row[6]
        sentAt = try row[7]
        expiresAt = try row[8]
        roles = try row[9]
    }

    /// A new invitation. The caller mails or shows the token.
    /// - Throws: `Problem.alreadyMember`, `Problem.alreadyInvited`.
    static func make(
        email: String, name: String?, role: Role, roles: [ID] = [], team: ID?, language: Language, _ tx: RecordTransaction
    ) async throws -> (id: ID, token: SecretToken) {
        let (id, token, email) = (ID.new(), SecretToken(), email.lowercased())
        let members = try await tx.query("select 1 from core.user where tenant_id = \(tx.tenant) and email_key = \(email)")
        guard members.isEmpty else { throw Problem.alreadyMember }
        let made = try await tx.query(
            """
            insert into core.invitation
                (tenant_id, id, email, name, role, roles, team, language, digest, invited_by, created_at, sent_at, expires_at)
            values (\(tx.tenant), \(id), \(email), \(name), \(role.rawValue), \(roles), \(team), \(language.rawValue), \(token.digest.bytes),
                    \(tx.actor.user), \(tx.now), \(tx.now), \(tx.now.adding(days: days)))
            on conflict (tenant_id, email_key) where accepted_at is null and revoked_at is null do nothing
            """)
        guard made.affected == 1 else { throw Problem.alreadyInvited }
        try await tx.query(register(token, id, tx))
        tx.note(type: "invitation", id: id, action: "create", payload: payload(email, role, roles))
        return (id, token)
    }

    private static func payload(_ email: String, _ role: Role, _ roles: [ID]) -> JSON {
        ["email": .string(email), "role": .string(role.rawValue), "roles": .array(roles.map { .string($0.description) })]
    }

    static func url(_ token: SecretToken, _ identity: Identity) -> String { "\(identity.publicURL)/invitations/\(token.text)" }

    /// A new token for an open invitation; the one mailed before works no more.
    /// - Throws: `Problem.notFound`.
    static func renew(_ id: ID, _ tx: RecordTransaction) async throws -> (invitation: Invitation, token: SecretToken) {
        let old = try await lock(id, tx)
        let token = SecretToken()
        let rows = try await tx.batch([
            "select core.forget_credential(\(old.digest))",
            """
            update core.invitation set digest = \(token.digest.bytes), sent_at = \(tx.now), expires_at = \(tx.now.adding(days: days))
            where tenant_id = \(tx.tenant) and id = \(id)
            """,
            register(token, id, tx),
        ])
        guard rows[1].affected == 1 else { throw Problem.notFound }
        tx.note(type: "invitation", id: id, action: "renew")
        return (old.invitation, token)
    }

    /// - Throws: `Problem.notFound`.
    static func revoke(_ id: ID, _ tx: RecordTransaction) async throws {
        let old = try await lock(id, tx)
        try await tx.batch([
            "select core.forget_credential(\(old.digest))",
            "update core.invitation set revoked_at = \(tx.now) where tenant_id = \(tx.tenant) and id = \(id)",
        ])
        tx.note(type: "invitation", id: id, action: "revoke")
    }

    private static func lock(_ id: ID, _ tx: RecordTransaction) async throws -> (invitation: Invitation, digest: [UInt8]) {
        let rows = try await tx.query(
            """
            select \(columns), digest from core.invitation
            where tenant_id = \(tx.tenant) and id = \(id) and accepted_at is null and revoked_at is null for update
            """)
        guard let row = rows.first else { throw Problem.notFound }
        return (try Invitation(row: row), try row[10])
    }

    private static func register(_ token: SecretToken, _ id: ID, _ tx: RecordTransaction) -> SQL {
        "select core.register_credential(\(token.digest.bytes), 'invitation', \(id), \(tx.now.adding(days: days)))"
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.id(id)
        json.key("email")
        json.string(email)
        json.key("name")
        json.string(orNull: name)
        json.key("role")
        json.string(role.rawValue)
        json.key("roles")
        json.beginArray()
        for role in roles { json.id(role) }
        json.endArray()
        json.key("team")
        json.id(orNull: team)
        json.key("language")
        json.string(language.rawValue)
        json.key("created_at")
        json.timestamp(createdAt)
        json.key("sent_at")
        json.timestamp(sentAt)
        json.key("expires_at")
        json.timestamp(expiresAt)
        json.endObject()
    }
}

extension Problem {
    static let alreadyMember = Problem.conflict(
        code: "already_member", detail: ["en": "Somebody with this e-mail is in the workspace already.", "zh": "该邮箱的用户已在工作区中。"])

    static let alreadyInvited = Problem.conflict(
        code: "already_invited", detail: ["en": "This e-mail has been invited already; send a reminder.", "zh": "该邮箱已被邀请，请发送提醒。"])
}
