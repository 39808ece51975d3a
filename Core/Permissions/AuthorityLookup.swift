extension JobContext {
    /// What the author of a job may do, as it is now; nil for the house, and nothing for somebody who is no longer there.
    func authority(of actor: Actor, in schema: Schema) async throws -> Authority? {
        guard let user = actor.user else { return nil }
        let key: ID? = if case .apiKey(let key, _) = actor { key } else { nil }
        let person: SQL = """
            select u.role, u.team, (select k.role from core.api_key k where k.tenant_id = \(tenant) and k.id = \(key)) from core.user u
            where u.tenant_id = \(tenant) and u.id = \(user) and u.status = 'active' and u.deleted_at is null
            """
        let results = try await database.batch([person] + AccessLookup.statements(tenant, user: user), tenant: tenant)
        guard let row = results[0].first else {
            return Authority(access: Access(base: .limited, in: schema), reach: Reach(user: user), tenant: tenant)
        }
        let found = try AccessLookup.read(results.dropFirst())
        let (base, team, limit): (String, ID?, String?) = (try row[0], try row[1], try row[2])
        let access = found.access(base: Role(rawValue: base) ?? .limited, limit: limit.flatMap(Role.init(rawValue:)), in: schema)
        return Authority(access: access, reach: found.reach(of: user, team: team), tenant: tenant)
    }
}
