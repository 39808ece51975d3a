import Synchronization

/// Schemas in memory: one is read again only when the version of its workspace's metadata has changed.
final class SchemaCache: Sendable {
    private static let capacity = 10_000
    private let schemas = Mutex<[ID: Schema]>([:])
    private let installed: [RecordType]

    init(_ installed: [RecordType]) { self.installed = installed }

    func schema(of workspace: Workspace, from database: Database) async throws -> Schema {
        if let schema = schemas.withLock({ $0[workspace.id] }), schema.version == workspace.metadataVersion { return schema }
        let schema = try await SchemaLookup.load(workspace.id, version: workspace.metadataVersion, installed: installed, from: database)
        schemas.withLock { schemas in
            if schemas.count >= Self.capacity { schemas.removeAll() }
            schemas[workspace.id] = schema
        }
        return schema
    }
}
