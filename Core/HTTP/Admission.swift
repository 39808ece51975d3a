/// What a member's request goes through before its handler, in this order.
enum Admission {
    static let sessionCookie = "gx_session"

    static func admit(_ exchange: Exchange, _ requirement: Requirement) async throws -> MemberContext {
        let member = try await authenticate(exchange)
        let (principal, workspace) = (member.principal, member.workspace)
        exchange.admitted(principal)
        try refuseCrossSite(exchange, principal)
        try count(exchange, workspace)
        try require(workspace, isOpenFor: exchange.route)
        try requireModule(exchange, workspace)
        let context = MemberContext(exchange: exchange, principal: principal, workspace: workspace)
        try require(requirement, of: context)
        try Idempotency.refuseWhereUnsupported(exchange)
        return context
    }

    /// By `Authorization: Bearer gx_…`, or by the session cookie. A warm credential costs no round trip.
    private static func authenticate(_ exchange: Exchange) async throws -> Member {
        guard let digest = try credential(exchange.request.headers) else { throw Problem.unauthenticated }
        let directory = exchange.platform.directory
        if let member = directory.cached(digest) { return member }
        guard let member = try await directory.member(digest) else { throw Problem.unauthenticated }
        return member
    }

    private static func credential(_ headers: HTTPFields) throws(Problem) -> Digest? {
        guard let header = headers.value(.authorization) else {
            return Cookies.value(of: sessionCookie, in: headers).flatMap { SecretToken.digest(of: $0) }
        }
        guard header.utf8.count > 7, header.prefix(7).lowercased() == "bearer " else { throw .unauthenticated }
        let token = header.dropFirst(7)
        return APIKey.digest(of: token) ?? SecretToken.digest(of: token)
    }

    /// Browsers send cookies with whatever page asks. A write must come from ours: by a header that no form can send, and the Origin.
    private static func refuseCrossSite(_ exchange: Exchange, _ principal: Principal) throws(Problem) {
        guard case .session = principal.credential, exchange.isWrite, exchange.request.headers.value(.authorization) == nil else { return }
        let headers = exchange.request.headers
        let isAsked = headers.value(.ownPages) == "1" && headers.value(.fetchSite) != "cross-site"
        guard isAsked, isOwn(headers.value(.origin), exchange) else { throw .crossSite }
    }

    private static func isOwn(_ origin: String?, _ exchange: Exchange) -> Bool {
        guard let origin else { return true }
        let host = exchange.request.head.authority ?? ""
        return origin == exchange.platform.configuration.publicOrigin || origin == "http://\(host)" || origin == "https://\(host)"
    }

    private static func count(_ exchange: Exchange, _ workspace: Workspace) throws(Problem) {
        guard let perMinute = workspace.plan.requestsPerMinute else { return }
        let standing = exchange.platform.limiter.take(workspace.id, perMinute: perMinute)
        exchange.quota = standing
        if standing.isRefused { throw .tooManyRequests(retryAfter: max(1, Int(60 / perMinute))) }
    }

    /// While the bill is overdue everything can be read, and nothing written but what puts that right or guards an account.
    private static func require(_ workspace: Workspace, isOpenFor route: Route?) throws(Problem) {
        if workspace.status == .pastDue, let route, !route.isWrite || route.worksWhenPastDue { return }
        try workspace.requireWritable()
    }

    private static func requireModule(_ exchange: Exchange, _ workspace: Workspace) throws(Problem) {
        guard let route = exchange.route, let module = exchange.platform.registry.module(route.module) else { return }
        guard !workspace.has(module) else { return }
        throw .moduleNotEnabled(module: module.id, title: module.title, plans: exchange.platform.directory.plans(with: module.id))
    }

    private static func require(_ requirement: Requirement, of context: MemberContext) throws(Problem) {
        let access = context.principal.access
        switch requirement {
        case .signedIn: return
        case .create(let type): try access.require(.create, on: context.type(type))
        case .read(let type): try access.require(.read, on: context.type(type))
        case .update(let type): try access.require(.update, on: context.type(type))
        case .delete(let type): try access.require(.delete, on: context.type(type))
        case .permission(let permission): try access.require(permission)
        }
    }
}

extension Exchange {
    /// True unless the method is safe (RFC 9110, 9.2.1).
    var isWrite: Bool { request.method != .get && request.method != .head && request.method != .options }
}
