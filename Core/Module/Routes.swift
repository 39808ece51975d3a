/// Where a module hangs its routes: below `/api/v1`, for members of a workspace or for anybody.
public struct Routes {
    public let members: MemberRoutes
    public let visitors: VisitorRoutes

    /// Routes of the module with this id, collected in `list`.
    package init(module: String, list: RouteList, prefix: String = "/api/v1") {
        members = MemberRoutes(module: module, prefix: prefix, list: list)
        visitors = VisitorRoutes(module: module, prefix: prefix, list: list)
    }
}

/// Routes for signed-in members. A route that names no requirement does not compile.
///
/// `{name}` in a path is a parameter. What a request goes through before its handler is told by `Admission`.
public struct MemberRoutes {
    public typealias Handler = @Sendable (MemberContext) async throws -> Response
    public typealias FormHandler = @Sendable (Values, MemberContext) async throws -> Response

    let module: String
    let prefix: String
    let list: RouteList

    /// The routes below `path`, such as `deals`.
    public func group(_ path: String) -> MemberRoutes { MemberRoutes(module: module, prefix: RouteList.join(prefix, path), list: list) }

    @discardableResult
    public func get(_ path: String = "", requires: Requirement, summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.get, path, requires, summary, handler)
    }

    @discardableResult
    public func post(_ path: String = "", requires: Requirement, summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.post, path, requires, summary, handler)
    }

    @discardableResult
    public func patch(_ path: String = "", requires: Requirement, summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.patch, path, requires, summary, handler)
    }

    @discardableResult
    public func put(_ path: String = "", requires: Requirement, summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.put, path, requires, summary, handler)
    }

    @discardableResult
    public func delete(_ path: String = "", requires: Requirement, summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.delete, path, requires, summary, handler)
    }

    /// A POST whose JSON body has been validated against `form`.
    @discardableResult
    public func post(
        _ path: String = "", requires: Requirement, summary: Text, accepts form: Form, use handler: @escaping FormHandler
    ) -> AddedRoute {
        post(path, requires: requires, summary: summary) { try await handler($0.values(of: form), $0) }.accepting(form)
    }

    /// A PATCH whose JSON body has been validated against `form` as a merge patch.
    @discardableResult
    public func patch(
        _ path: String = "", requires: Requirement, summary: Text, accepts form: Form, use handler: @escaping FormHandler
    ) -> AddedRoute {
        patch(path, requires: requires, summary: summary) { try await handler($0.patch(of: form), $0) }.accepting(form)
    }

    /// A PUT whose JSON body has been validated against `form`.
    @discardableResult
    public func put(
        _ path: String = "", requires: Requirement, summary: Text, accepts form: Form, use handler: @escaping FormHandler
    ) -> AddedRoute {
        put(path, requires: requires, summary: summary) { try await handler($0.values(of: form), $0) }.accepting(form)
    }

    private func add(
        _ method: HTTPRequest.Method, _ path: String, _ requirement: Requirement, _ summary: Text, _ handler: @escaping Handler
    ) -> AddedRoute {
        list.add(
            Route(method: method, path: RouteList.join(prefix, path), module: module, audience: .members(requirement), summary: summary) {
                try await handler(Admission.admit($0, requirement))
            })
    }
}

/// Routes for anybody: sign-up, sign-in, public pages.
public struct VisitorRoutes {
    public typealias Handler = @Sendable (VisitorContext) async throws -> Response
    public typealias FormHandler = @Sendable (Values, VisitorContext) async throws -> Response

    let module: String
    let prefix: String
    let list: RouteList

    public func group(_ path: String) -> VisitorRoutes { VisitorRoutes(module: module, prefix: RouteList.join(prefix, path), list: list) }

    @discardableResult
    public func get(_ path: String = "", summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.get, path, summary, handler)
    }

    @discardableResult
    public func post(_ path: String = "", summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.post, path, summary, handler)
    }

    @discardableResult
    public func delete(_ path: String = "", summary: Text, use handler: @escaping Handler) -> AddedRoute {
        add(.delete, path, summary, handler)
    }

    /// A POST whose JSON body has been validated against `form`.
    @discardableResult
    public func post(_ path: String = "", summary: Text, accepts form: Form, use handler: @escaping FormHandler) -> AddedRoute {
        post(path, summary: summary) { try await handler($0.values(of: form), $0) }.accepting(form)
    }

    private func add(_ method: HTTPRequest.Method, _ path: String, _ summary: Text, _ handler: @escaping Handler) -> AddedRoute {
        list.add(
            Route(method: method, path: RouteList.join(prefix, path), module: module, audience: .visitors, summary: summary) {
                try Idempotency.refuseWhereUnsupported($0)
                return try await handler(VisitorContext(exchange: $0))
            })
    }
}
