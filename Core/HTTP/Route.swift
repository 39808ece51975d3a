/// One method of one path: what serves it, and what OpenAPI, `guanxi-admin routes` and the tests say about it.
public struct Route: Sendable {
    package typealias Handler = @Sendable (Exchange) async throws -> Response

    public enum Audience: Sendable {
        case members(Requirement)
        case visitors
    }

    public let method: HTTPRequest.Method
    /// `/api/v1/deals/{id}/closure`
    public let path: String
    /// Id of the module that it comes and goes with.
    public let module: String
    public let audience: Audience
    public let summary: Text
    /// The request's JSON body.
    public internal(set) var form: Form?
    /// The body is a record's: its form is that of the workspace.
    public internal(set) var formType: RecordType?
    /// The JSON Schema of a JSON body that no form describes.
    public internal(set) var bodySchema: JSON?
    /// The media type of a body that is not described by a form, such as `text/csv`.
    public internal(set) var accepts: [String] = []
    public internal(set) var query: [QueryParameter] = []
    public internal(set) var replies: [Reply] = []
    /// OpenAPI groups by it; the segment after `/api/v1` by default.
    public internal(set) var tag: String
    /// Largest body in bytes.
    public internal(set) var bodyLimit = 1 << 20
    /// Its method is that of a write, but it only asks.
    public internal(set) var isReading = false
    /// A member's write that can't do its work and keep its reply in one transaction refuses a key.
    public internal(set) var refusesIdempotencyKey = false
    /// Works in a workspace whose bill is overdue and which is read-only for it.
    public internal(set) var worksWhenPastDue = false
    /// The handler refuses a request without `If-Match` (see `requiredMatch()`).
    public internal(set) var requiresMatch = false
    let handler: Handler

    /// The names in braces: `["id"]`.
    public var parameters: [String] {
        path.split(separator: "/").filter { $0.first == "{" }.map { String($0.dropFirst().dropLast()) }
    }

    /// It may change something.
    public var isWrite: Bool { method != .get && !isReading }

    /// One `Idempotency-Key`, one effect and one reply to it (see `Idempotency`). Every other write refuses a request with a key.
    public var honoursIdempotencyKey: Bool {
        guard case .members = audience else { return false }
        return isWrite && !refusesIdempotencyKey
    }

    /// `GET /api/v1/deals/{id}`
    public var key: String { "\(method.rawValue) \(path)" }

    package init(method: HTTPRequest.Method, path: String, module: String, audience: Audience, summary: Text, handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.module = module
        self.audience = audience
        self.summary = summary
        self.handler = handler
        let segments = path.split(separator: "/")
        tag = segments.count > 2 ? String(segments[2]) : "system"
    }
}

/// A query parameter as OpenAPI shows it.
public struct QueryParameter: Sendable {
    public let name: String
    public let description: Text
    public let schema: JSON
    public let isRequired: Bool

    public init(_ name: String, _ description: Text, schema: JSON = ["type": "string"], isRequired: Bool = false) {
        self.name = name
        self.description = description
        self.schema = schema
        self.isRequired = isRequired
    }
}

/// What a route answers when all is well.
public struct Reply: Sendable {
    public enum Content: Sendable {
        case none
        case record(RecordType)
        /// `{"data": […], "next_cursor": …}`
        case page(RecordType)
        /// A JSON body of this JSON Schema.
        case json(JSON)
        /// Bytes of this media type.
        case file(String)
    }

    public let status: HTTPResponse.Status
    public let content: Content
}

/// A route just added, to say more about it: `routes.post(…).replies(.created, .record(Deal.type))`.
public struct AddedRoute {
    let list: RouteList
    let index: Int

    @discardableResult public func accepting(_ form: Form) -> AddedRoute { change { $0.form = form } }

    /// The body is a record of the type, as the workspace has it.
    @discardableResult
    public func accepting(_ type: RecordType) -> AddedRoute {
        change {
            $0.form = type.form
            $0.formType = type
        }
    }
    /// The JSON body is described by a schema where no form fits.
    @discardableResult public func accepting(schema: JSON) -> AddedRoute { change { $0.bodySchema = schema } }
    /// A JSON body of up to so many bytes, instead of a megabyte.
    @discardableResult public func accepting(upTo bytes: Int) -> AddedRoute { change { $0.bodyLimit = bytes } }
    @discardableResult public func query(_ parameters: QueryParameter...) -> AddedRoute { change { $0.query += parameters } }
    @discardableResult public func query(_ parameters: [QueryParameter]) -> AddedRoute { change { $0.query += parameters } }
    @discardableResult public func tagged(_ tag: String) -> AddedRoute { change { $0.tag = tag } }

    @discardableResult
    public func replies(_ status: HTTPResponse.Status, _ content: Reply.Content = .none) -> AddedRoute {
        change { $0.replies.append(Reply(status: status, content: content)) }
    }

    /// The body is not JSON of a form: its media types and its greatest size in bytes. The handler reads or streams it.
    @discardableResult
    public func acceptsBytes(_ mediaTypes: [String], limit: Int) -> AddedRoute {
        change {
            $0.accepts = mediaTypes
            $0.bodyLimit = limit
        }
    }

    /// A POST that only asks, such as a list by a long filter: a reader's right is enough, and a key has nothing to protect.
    @discardableResult public func reading() -> AddedRoute { change { $0.isReading = true } }

    /// A request with an `Idempotency-Key` is refused before anything happens: the work does not fit into one transaction, or the reply must
    /// not be kept, because there is a secret in it. Whoever repeats such a request has to look first.
    @discardableResult public func refusingIdempotencyKey() -> AddedRoute { change { $0.refusesIdempotencyKey = true } }

    /// A member may call it although the workspace's bill is overdue: it puts that right, or it guards an account.
    @discardableResult public func workingWhenPastDue() -> AddedRoute { change { $0.worksWhenPastDue = true } }

    /// The handler calls `requiredMatch()`.
    @discardableResult public func requiringMatch() -> AddedRoute { change { $0.requiresMatch = true } }

    private func change(_ change: (inout Route) -> Void) -> AddedRoute {
        change(&list.routes[index])
        return self
    }
}

/// Collects the routes while the server starts.
package final class RouteList {
    package var routes: [Route] = []

    package init() {}

    func add(_ route: Route) -> AddedRoute {
        routes.append(route)
        return AddedRoute(list: self, index: routes.count - 1)
    }

    static func join(_ prefix: String, _ path: String) -> String { path.isEmpty ? prefix : "\(prefix)/\(path)" }
}
