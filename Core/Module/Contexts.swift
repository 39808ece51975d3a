/// What a member's request knows: who asks, in which workspace, for what.
public struct MemberContext: RequestContext {
    public let exchange: Exchange
    public let principal: Principal
    public let workspace: Workspace

    public var tenant: ID { principal.tenant }
    /// The record types as the caller may see them: fields that are hidden from her are not in it. All of them are in `workspace.schema`.
    public var schema: Schema { principal.access.schema }

    /// A record type as the caller may see it.
    /// - Throws: `Problem.unknownObject` where the path names none of the workspace's own.
    public func type(_ declared: RecordType) throws(Problem) -> RecordType {
        guard declared === CustomObject.any else { return schema.type(declared) }
        guard let type = schema.type(plural: String(exchange.parameter("object"))), type.object != nil else { throw .unknownObject }
        return type
    }

    func recordType(_ name: String) -> RecordType? { schema.type(named: name) }
    func recordType(plural: String) -> RecordType? { schema.type(plural: plural) }

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
