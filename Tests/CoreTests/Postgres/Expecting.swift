import Core
import Testing

/// Expects a query of one value to answer `expected`.
func expect<Value: PostgresDecodable & Equatable & Sendable>(
    _ expected: Value, from sql: SQL, tenant: ID? = nil, on database: Database, sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let found: Value? = try await database.query(sql, tenant: tenant).scalar()
    #expect(found == expected, sourceLocation: sourceLocation)
}

/// The smallest row that belongs to a tenant.
func insertWorkspace(_ tenant: ID) -> SQL {
    """
    insert into core.workspace (tenant_id, slug, name, language, status, plan, created_at, updated_at)
    values (\(tenant), \(tenant.description), 'Acme', 'en', 'active', 'free', now(), now())
    """
}

func expectWorkspaces(_ expected: Int, of tenant: ID, on database: Database, sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let sql: SQL = "select count(*) from core.workspace where tenant_id = \(tenant)"
    try await expect(expected, from: sql, tenant: tenant, on: database, sourceLocation: sourceLocation)
}

/// Waits until `condition` holds, at most a minute: nobody waits longer than the machine needs.
func eventually(sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool) async throws {
    for _ in 0..<12_000 where !condition() { try await Task.sleep(for: .milliseconds(5)) }
    #expect(condition(), sourceLocation: sourceLocation)
}
