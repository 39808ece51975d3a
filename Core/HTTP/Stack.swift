import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A request's way through the house, in order. Before it: connection cap, time-outs and header limits (`ConnectionGuard`).
///
/// request id → in-flight count → limits → route → admission and handler → problem → headers → compression → metrics and access log
public struct Stack: HTTPResponder {
    private let platform: Platform
    private let table: RouteTable
    private let pages: Pages
    private let headers: SecurityHeaders
    private let log: AccessLog

    init(platform: Platform, routes: [Route], pages: Pages, output: LogOutput) {
        self.platform = platform
        table = RouteTable(routes, metrics: platform.metrics)
        self.pages = pages
        headers = SecurityHeaders(isSecure: platform.configuration.isSecure)
        log = AccessLog(output: output, isOn: platform.logger.logLevel <= .info)
    }

    public func respond(to request: Request, context: ConnectionContext) async -> Response {
        let exchange = Exchange(
            request: request, platform: platform, match: table.find(request.head.path ?? "", request.method), channel: context.channel)
        platform.metrics.inFlight.add(1, ordering: .relaxed)
        defer { platform.metrics.inFlight.subtract(1, ordering: .relaxed) }
        var response = await answer(exchange)
        headers.add(to: &response, of: exchange)
        response = await Compression.apply(to: response, for: request)
        if request.method == .head { response = response.createHeadResponse() }
        record(response, of: exchange)
        return response
    }

    private func answer(_ exchange: Exchange) async -> Response {
        do {
            try Limits.check(exchange.request.head)
            return try await serve(exchange)
        } catch {
            return refuse(exchange, error)
        }
    }

    private func serve(_ exchange: Exchange) async throws -> Response {
        switch exchange.match {
        case .found(let endpoint, _):
            let response = try await endpoint.route.handler(exchange)
            if Idempotency.wasIgnored(exchange) { reportIgnoredKey(exchange) }
            return response
        case .wrongMethod(let allowed) where exchange.request.method == .options:
            return Response(status: .noContent, headers: [.allow: allowed])
        case .wrongMethod(let allowed): throw Problem.methodNotAllowed(allowed)
        case .missing: return try pages.answer(exchange.request)
        }
    }

    private func refuse(_ exchange: Exchange, _ error: any Error) -> Response {
        let problem = Problem(error)
        if problem.isOurs { report(exchange, error) }
        let document = ProblemDocument.response(problem, id: exchange.id, language: exchange.language)
        return Response(status: document.status, headers: document.headers, body: ResponseBody(byteBuffer: document.bytes))
    }

    private func reportIgnoredKey(_ exchange: Exchange) {
        platform.logger.critical(
            "an idempotency key was ignored",
            metadata: ["request_id": "\(exchange.id)", "route": "\(exchange.route?.key ?? "none")"])
    }

    /// The one place where an error's inside is told, and only to the log.
    private func report(_ exchange: Exchange, _ error: any Error) {
        platform.logger.error(
            "unexpected error",
            metadata: [
                "request_id": "\(exchange.id)", "route": "\(exchange.route?.path ?? "none")",
                "tenant": "\(exchange.tenant.map(\.description) ?? "none")",
                "error": "\(String(reflecting: error))",
            ])
    }

    private func record(_ response: Response, of exchange: Exchange) {
        let took = NIODeadline.now() - exchange.started
        let status = response.status.code
        exchange.match.meter(platform.metrics).count(status: status, took: took)
        log.write(exchange, status: status, bytes: response.body.contentLength, took: took)
    }
}

/// The connection that a request came by.
public struct ConnectionContext: InitializableFromSource {
    let channel: any Channel

    public init(source: ApplicationRequestContextSource) { channel = source.channel }
}
