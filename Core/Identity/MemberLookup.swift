/// From a credential's digest to who it belongs to, by the database: one look-up for the tenant, one batch in that tenant.
struct MemberLookup: Sendable {
    struct Credential: Sendable {
        let kind: String
        let tenant: ID
        let id: ID
    }

    /// Seconds after which a member in memory is read again even if no change was announced.
    private static let longestMemory = 300
    let database: Database
    let schemas: SchemaCache

    func credential(_ digest: Digest, at now: Timestamp) async throws -> Credential? {
        let rows = try await database.query("select kind, tenant_id, id, expires_at from core.find_credential(\(digest.bytes))", tenant: nil)
        guard let row = rows.first else { return nil }
        let expiry: Timestamp? = try row[3]
        guard expiry.map({ now < $0 }) ?? true else { return nil }
        return Credential(kind: try row[0], tenant: try row[1], id: try row[2])
    }

    /// Also every plan there is, which comes with the same batch.
    typealias Found = (member: Member, plans: [Plan])

    func member(_ credential: Credential, at now: Timestamp, tenancy: Tenancy) async throws -> Found? {
        switch credential.kind {
        case "session": try await member(credential, SessionRow.select(credential), at: now, tenancy: tenancy)
        case "api_key": try await member(credential, APIKeyRow.select(credential), at: now, tenancy: tenancy)
        default: nil
        }
    }

    private func member(_ credential: Credential, _ sql: SQL, at now: Timestamp, tenancy: Tenancy) async throws -> Found? {
        let tenant = credential.tenant
        let results = try await database.batch([sql] + WorkspaceLookup.statements(tenant), tenant: tenant)
        guard let row = results[0].first, let home = try WorkspaceLookup.read(Array(results.dropFirst()), at: now) else { return nil }
        let expiry: Timestamp? = try row[4]
        guard expiry.map({ now < $0 }) ?? true else { return nil }
        let usedAt: Timestamp? = try row[5]
        let isSession = credential.kind == "session"
        let schema = try await schemas.schema(of: tenant, version: home.workspace.metadataVersion, from: database)
        let horizon = [expiry, home.changesAt, now.adding(seconds: Self.longestMemory)].compactMap { $0 }.min() ?? now
        let member = Member(
            principal: try await principal(row, credential, in: schema), workspace: home.workspace.having(schema), freshUntil: horizon,
            longestRest: isSession ? Session.longestRest : nil, usedAt: usedAt ?? .now, tenancy: tenancy)
        return member.isInUse(at: now) ? (member, home.plans) : nil
    }

    /// Columns: user id, user's role, key's role or null, language; at the end the user's team, and whether she has roles besides.
    private func principal(_ row: Row, _ credential: Credential, in schema: Schema) async throws -> Principal {
        let own = Role(rawValue: try row[1]) ?? .limited
        let limit = try (row[2] as String?).flatMap(Role.init(rawValue:))
        let (user, team, hasRoles): (ID, ID?, Bool) = (try row[0], try row[6], try row[7])
        let found = hasRoles ? try await AccessLookup.load(user, tenant: credential.tenant, from: database) : AccessLookup.Found()
        let access = schemas.access(base: own, limit: limit, roles: found.roles.map { ($0.id, $0.grants) }, of: credential.tenant, in: schema)
        return Principal(
            tenant: credential.tenant, user: user, team: team, role: access.base,
            credential: credential.kind == "session" ? .session(credential.id) : .apiKey(credential.id),
            language: Language(rawValue: try row[3]) ?? .en, access: access, reach: found.reach(of: user, team: team))
    }
}

private enum SessionRow {
    static func select(_ credential: MemberLookup.Credential) -> SQL {
        """
        select u.id, u.role, null::text, u.language, s.expires_at, s.last_used_at, u.team, \(AccessLookup.hasRoles)
        from core.session s join core.user u on u.tenant_id = s.tenant_id and u.id = s.user_id
        where s.tenant_id = \(credential.tenant) and u.tenant_id = \(credential.tenant) and s.id = \(credential.id)
          and u.status = 'active' and u.deleted_at is null
        """
    }
}

private enum APIKeyRow {
    static func select(_ credential: MemberLookup.Credential) -> SQL {
        """
        select u.id, u.role, k.role, u.language, k.expires_at, k.last_used_at, u.team, \(AccessLookup.hasRoles)
        from core.api_key k join core.user u on u.tenant_id = k.tenant_id and u.id = k.user_id
        where k.tenant_id = \(credential.tenant) and u.tenant_id = \(credential.tenant) and k.id = \(credential.id) and k.revoked_at is null
          and u.status = 'active' and u.deleted_at is null
        """
    }
}

/// When a credential was last seen.
enum LastUse {
    static func note(_ principal: Principal, _ now: Timestamp) -> SQL {
        switch principal.credential {
        case .session(let id):
            "update core.session set last_used_at = \(now) where tenant_id = \(principal.tenant) and id = \(id) and last_used_at < \(now)"
        case .apiKey(let id):
            "update core.api_key set last_used_at = \(now) where tenant_id = \(principal.tenant) and id = \(id)"
        }
    }
}
