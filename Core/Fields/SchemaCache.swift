import Synchronization

/// Schemas in memory: one is read again only when the version of its workspace's metadata has changed.
final class SchemaCache: Sendable {
    private static let capacity = 10_000
    private let schemas = Mutex<[ID: Schema]>([:])
    private let installed: [RecordType]

    init(_ installed: [RecordType]) { self.installed = installed }

    func schema(of tenant: ID, version: Int64, from database: Database) async throws -> Schema {
        if let schema = schemas.withLock({ $0[tenant] }), schema.version == version { return schema }
        let schema = try await SchemaLookup.load(tenant, version: version, installed: installed, from: database)
        schemas.withLock { schemas in
            if schemas.count >= Self.capacity { schemas.removeAll() }
            schemas[tenant] = schema
        }
        return schema
    }
}
