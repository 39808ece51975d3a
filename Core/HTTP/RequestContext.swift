import NIOCore

extension RequestContext {
    public var platform: Platform { exchange.platform }
    public var database: Database { exchange.platform.database }
    public var request: Request { exchange.request }
    public var requestID: ID { exchange.id }
    /// The first of `Accept-Language` that we speak, else the member's own, else English.
    public var language: Language { exchange.language }
    /// The caller's network address; behind a trusted proxy, the one that the proxy saw.
    public var peer: String { exchange.peer }

    /// The `{id}` of the path. Errors: `Problem.notFound` if it isn't an id, so that it answers like an unknown one.
    public var id: ID { get throws { try id("id") } }

    /// An id of the path by its name. Errors: `Problem.notFound` if it isn't one.
    public func id(_ name: String) throws -> ID {
        guard let id = ID(exchange.parameter(name)) else { throw Problem.notFound }
        return id
    }

    /// A parameter of the path, percent-decoded.
    public func parameter(_ name: String) throws -> String { try PercentEncoding.decode(exchange.parameter(name)) }

    /// The items of the query, percent-decoded, in their order.
    public var query: Query { get throws { try Query(exchange.queryText) } }

    /// The whole body. Errors: `Problem.tooLarge` above the route's limit.
    public func body() async throws -> ByteBuffer { try await exchange.body() }

    /// The body as JSON. Errors: `Problem` for another media type, malformed JSON, too deep or too long.
    public func json() async throws -> JSON { try await exchange.json() }

    /// The body's values, validated. Errors: `Problem.validation`.
    public func values(of form: Form) async throws -> Values { try await form.read(json()) }

    /// The body as a merge patch, validated. Errors: `Problem.validation`.
    public func patch(of form: Form) async throws -> Values { try await form.readPatch(json()) }

    /// A cookie of the request.
    public func cookie(_ name: String) -> Substring? { Cookies.value(of: name, in: request.headers) }
}
