import Core

/// Sessions of users: a row in the tenant, and the way to it from the token's digest.
enum SessionRepository {
    /// A session just opened.
    struct Opened: Sendable {
        let id: ID
        let tenant: ID
        let user: ID
        let token: SecretToken
    }

    static func open(for user: ID, _ tx: RecordTransaction, _ context: some RequestContext) async throws -> Opened {
        let opened = Opened(id: ID.new(), tenant: tx.tenant, user: user, token: SecretToken())
        let digest = opened.token.digest.bytes
        let expiry = tx.now.adding(days: Session.longestDays)
        let agent = String((context.request.headers[.userAgent] ?? "").prefix(200))
        try await tx.batch([
            """
            insert into core.session (tenant_id, id, user_id, digest, network, agent, created_at, last_used_at, expires_at)
            values (\(tx.tenant), \(opened.id), \(user), \(digest), \(context.peer), \(agent), \(tx.now), \(tx.now), \(expiry))
            """,
            "select core.register_credential(\(digest), 'session', \(opened.id), \(expiry))",
            "delete from core.session where tenant_id = \(tx.tenant) and user_id = \(user) and expires_at < \(tx.now)",
            "update core.user set last_sign_in_at = \(tx.now) where tenant_id = \(tx.tenant) and id = \(user)",
        ])
        tx.note(type: "security", id: opened.id, action: "signed_in", payload: ["user": .string("\(user)")])
        return opened
    }

    /// Ends one session of a user; false if it isn't there.
    static func end(_ id: ID, of user: ID, _ tx: RecordTransaction) async throws -> Bool {
        try await end(where: "user_id = \(user) and id = \(id)", tx) == 1
    }

    /// Ends the session that a new one takes the place of in the same browser.
    static func endReplaced(_ digest: Digest, of user: ID, _ tx: RecordTransaction) async throws {
        _ = try await end(where: "user_id = \(user) and digest = \(digest.bytes)", tx)
    }

    /// Ends the sessions of a user, all but `kept`; answers how many.
    @discardableResult
    static func endAll(of user: ID, except kept: ID? = nil, _ tx: RecordTransaction) async throws -> Int {
        try await end(where: "user_id = \(user) and id is distinct from \(kept)", tx)
    }

    private static func end(where condition: SQL, _ tx: RecordTransaction) async throws -> Int {
        let rows = try await tx.query(
            """
            with ended as (delete from core.session where tenant_id = \(tx.tenant) and \(condition) returning id, digest)
            select id, core.forget_credential(digest) from ended
            """)
        for row in rows { tx.note(type: "security", id: try row[0], action: "signed_out", payload: .null) }
        if !rows.isEmpty { tx.announce() }
        return rows.count
    }
}
