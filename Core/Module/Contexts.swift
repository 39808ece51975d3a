/// What a member's request knows: who asks, in which workspace, for what.
public struct MemberContext: RequestContext {
    public let exchange: Exchange
    public let principal: Principal
    public let workspace: Workspace

    public var tenant: ID { principal.tenant }
    public var schema: Schema { workspace.schema }

    /// A record type as the workspace has it.
    public func type(_ declared: RecordType) -> RecordType { schema.type(declared) }
    func recordType(_ name: String) -> RecordType? { platform.registry.recordType(name).map(schema.type) }
    func recordType(plural: String) -> RecordType? { platform.registry.recordType(plural: plural).map(schema.type) }

    /// Runs `body` in one transaction of the caller's tenant and returns the reply that it makes.
    ///
    /// With an `Idempotency-Key` the key and the reply are stored in the same transaction: all of it happens once or not at all.
    /// Errors: what `body` throws, `Problem` for a key in use, `DatabaseError`.
    public func transaction(_ body: (RecordTransaction) async throws -> Response) async throws -> Response {
        try await Idempotency.perform(self, body)
    }
}

/// What anybody's request knows.
public struct VisitorContext: RequestContext {
    public let exchange: Exchange
}

/// What every handler can ask of its request, and the replies that it can build: see Core/HTTP/RequestContext and Replies.
public protocol RequestContext: Sendable {
    var exchange: Exchange { get }
}
