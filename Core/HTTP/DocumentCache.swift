import NIOCore
import Synchronization

/// Finished documents, shared by all workspaces that see the same: a key tells everything that a document depends on.
final class DocumentCache: Sendable {
    struct Document: Sendable {
        let bytes: ByteBuffer
        let tag: ETag

        init(_ json: JSON) {
            var writer = JSONWriter(capacity: 64 << 10)
            writer.json(json)
            bytes = writer.buffer
            tag = ETag(of: bytes)
        }
    }

    private static let capacity = 64
    private let documents = Mutex<[String: Document]>([:])

    func document(_ key: String, make: () -> JSON) -> Document {
        if let document = documents.withLock({ $0[key] }) { return document }
        let document = Document(make())
        documents.withLock { documents in
            if documents.count >= Self.capacity { documents.removeAll() }
            documents[key] = document
        }
        return document
    }
}

extension ETag {
    /// Of a document by its bytes.
    init(of bytes: ByteBuffer) {
        let digest = bytes.withUnsafeReadableBytes { Digest($0) }
        self.init(Base64URL.text(of: Array(digest.bytes.prefix(18))))
    }
}

extension OpenAPI {
    /// `GET /api/v1/openapi.json`
    static func get(_ context: MemberContext) async throws -> Response {
        let (workspace, schema, language, registry) = (context.workspace, context.schema, context.language, context.platform.registry)
        // What a workspace made for itself is its own, and what is hidden from somebody is a matter of her roles; all others share a document.
        let hidden = schema === workspace.schema ? [] : context.principal.access.roleIDs
        let own = schema.isPlain ? "" : "\(workspace.id) \(schema.version) \(hidden.map(\.description).joined(separator: " "))"
        let key = "\(language.rawValue) \(workspace.modules.sorted().joined(separator: " ")) \(own)"
        let document = context.platform.documents.document(key) {
            OpenAPI(registry, workspace: workspace, schema: schema, language: language).document
        }
        return context.revalidated(document.bytes, document.tag)
    }
}

extension RequestContext {
    /// A JSON document that a client may keep as long as it asks each time whether it is still good.
    func revalidated(_ bytes: ByteBuffer, _ tag: ETag) -> Response {
        if let unchanged = notModified(tag) { return unchanged }
        return json(headers: [.eTag: tag.description, .cacheControl: "private, no-cache", .vary: "Accept-Language"], bytes: bytes)
    }
}
