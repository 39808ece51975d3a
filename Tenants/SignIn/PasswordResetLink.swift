import Core

/// A link that lets whoever has the user's mail set a new password, once.
public struct PasswordResetLink: Sendable {
    let id: ID
    let tenant: ID
    let user: ID
    let email: String
    let name: String
    let workspace: String

    /// A new link for an active user. The caller mails or shows it.
    public static func make(for user: ID, _ tx: RecordTransaction) async throws -> SecretToken {
        let (id, token, expiry) = (ID.new(), SecretToken(), tx.now.adding(seconds: PasswordReset.hours * 3600))
        try await tx.batch([
            """
            insert into core.password_reset (tenant_id, id, user_id, digest, created_at, expires_at)
            values (\(tx.tenant), \(id), \(user), \(token.digest.bytes), \(tx.now), \(expiry))
            """,
            "select core.register_credential(\(token.digest.bytes), 'password_reset', \(id), \(expiry))",
        ])
        tx.note(type: "security", id: user, action: "password_reset_requested", payload: .null)
        return token
    }

    static func url(_ token: SecretToken, _ identity: Identity) -> String { "\(identity.publicURL)/password-resets/\(token.text)" }

    /// - Throws: `Problem.linkInvalid` for a token that is malformed, unknown, expired or used: nobody learns which.
    static func open(_ token: String, _ database: Database) async throws -> PasswordResetLink {
        let (tenant, id) = try await OneTimeLink.find(token, kind: "password_reset", database)
        let rows = try await database.query(
            """
            select u.id, u.email, u.name, w.slug
            from core.password_reset r
            join core.user u on u.tenant_id = r.tenant_id and u.id = r.user_id
            join core.workspace w on w.tenant_id = r.tenant_id
            where r.tenant_id = \(tenant) and u.tenant_id = \(tenant) and w.tenant_id = \(tenant) and r.id = \(id)
              and r.used_at is null and r.expires_at > \(Timestamp.now) and u.status = 'active'
            """, tenant: tenant)
        guard let row = rows.first else { throw Problem.linkInvalid }
        return PasswordResetLink(id: id, tenant: tenant, user: try row[0], email: try row[1], name: try row[2], workspace: try row[3])
    }

    /// Uses it up, and with it every other open link of the user.
    /// - Throws: `Problem.linkInvalid` to all but the first of those who try at once.
    func use(_ tx: RecordTransaction) async throws {
        let used = try await tx.query(
            """
            update core.password_reset set used_at = \(tx.now)
            where tenant_id = \(tenant) and id = \(id) and used_at is null and expires_at > \(tx.now)
            returning digest
            """)
        guard used.affected == 1 else { throw Problem.linkInvalid }
        try await tx.query(
            "update core.password_reset set used_at = \(tx.now) where tenant_id = \(tenant) and user_id = \(user) and used_at is null")
        try await tx.query("select core.forget_credential(\(used[0][0] as [UInt8]))")
    }
}

/// Tokens that came by mail.
enum OneTimeLink {
    static func find(_ token: String, kind: String, _ database: Database) async throws -> (tenant: ID, id: ID) {
        guard let digest = SecretToken.digest(of: token) else { throw Problem.linkInvalid }
        let rows = try await database.query("select kind, tenant_id, id from core.find_credential(\(digest.bytes))", tenant: nil)
        guard let row = rows.first, try row[0] == kind else { throw Problem.linkInvalid }
        return (try row[1], try row[2])
    }
}

extension Problem {
    static let linkInvalid = Problem(
        .notFound, code: "link_invalid", detail: ["en": "This link has been used, has expired or never was.", "zh": "该链接已使用、已过期或不存在。"])
}
