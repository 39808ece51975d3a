import Synchronization

/// Schemas in memory: one is read again only when the version of its workspace's metadata has changed.
package final class SchemaCache: Sendable {
    private static let capacity = 10_000
    /// Sets of roles of one workspace.
    private static let accessCapacity = 1_000
    private let schemas = Mutex<[ID: Schema]>([:])
    private let accesses = Mutex<[ID: [Roles: Access]]>([:])
    private let installed: [RecordType]

    init(_ installed: [RecordType]) { self.installed = installed }

    package func schema(of tenant: ID, version: Int64, from database: Database) async throws -> Schema {
        if let schema = schemas.withLock({ $0[tenant] }), schema.version == version { return schema }
        let schema = try await SchemaLookup.load(tenant, version: version, installed: installed, from: database)
        schemas.withLock { schemas in
            if schemas.count >= Self.capacity { schemas.removeAll() }
            schemas[tenant] = schema
        }
        return schema
    }

    private struct Roles: Hashable {
        let base: Role
        let limit: Role?
        let assigned: [ID]
        let version: Int64
    }

    /// What these roles add up to: one and the same for all members of a workspace who have them, so that they share what is compiled for it.
    /// Whoever changes a role's grants counts up the version of the workspace's metadata.
    func access(base: Role, limit: Role?, roles: [(id: ID, grants: Grants)], of tenant: ID, in schema: Schema) -> Access {
        let key = Roles(base: base, limit: limit, assigned: roles.map(\.id), version: schema.version)
        if let access = accesses.withLock({ $0[tenant]?[key] }) { return access }
        let access = Access(base: base, roles: roles, limit: limit, in: schema)
        accesses.withLock { accesses in
            if accesses.count >= Self.capacity { accesses.removeAll() }
            var kept = accesses[tenant, default: [:]].filter { $0.key.version == schema.version }
            if kept.count >= Self.accessCapacity { kept.removeAll() }
            kept[key] = access
            accesses[tenant] = kept
        }
        return access
    }
}
