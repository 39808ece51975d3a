import Logging
import NIOCore

/// What the house itself answers: health, metrics, and what the API is.
enum SystemRoutes {
    static func addRoutes(to routes: Routes) {
        let visitors = routes.visitors
        visitors.get("livez", summary: ["en": "Is the process alive?", "zh": "进程是否存活"], use: live).replies(.ok, .file("text/plain")).tagged("system")
        visitors.get("readyz", summary: ["en": "Can it serve requests?", "zh": "能否处理请求"], use: ready).replies(.ok, .file("text/plain")).tagged(
            "system")
        visitors.get("metrics", summary: ["en": "Metrics for Prometheus", "zh": "Prometheus 指标"], use: metrics)
            .replies(.ok, .file("text/plain")).tagged("system")
        routes.members.get(
            "api/v1/metadata", requires: .signedIn, summary: ["en": "Record types, fields, rights and modules", "zh": "记录类型、字段、权限与模块"],
            use: Metadata.get
        )
        .replies(.ok, .json(["type": "object"])).tagged("system")
        routes.members.get(
            "api/v1/openapi.json", requires: .signedIn, summary: ["en": "This description of the API", "zh": "本 API 的描述文档"], use: OpenAPI.get
        )
        .replies(.ok, .json(["type": "object"])).tagged("system")
    }

    private static func live(_ context: VisitorContext) async throws -> Response { text("alive\n") }

    /// A procedure run by the database's own language: proves connection, catalogue and memory, not just an open port.
    private static func ready(_ context: VisitorContext) async throws -> Response {
        do {
            _ = try await context.database.query("do $$ begin perform 1; end $$", tenant: nil)
            return text("ready\n")
        } catch {
            context.platform.logger.warning("not ready", metadata: ["error": "\(String(reflecting: error))"])
            throw Problem.unavailable(retryAfter: 2)
        }
    }

    /// For this machine, and for whoever has the token.
    private static func metrics(_ context: VisitorContext) async throws -> Response {
        let token = context.platform.configuration.metricsToken
        let isLocal = ["127.0.0.1", "::1", "local"].contains(context.peer)
        let hasToken = token.map { Digest($0) == Digest((context.request.headers[.authorization] ?? "").dropFirst("Bearer ".count)) } ?? false
        guard isLocal || hasToken else { throw Problem.notFound }
        let headers: HTTPFields = [.contentType: "text/plain; version=0.0.4; charset=utf-8"]
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: context.platform.metrics.exposition()))
    }

    private static func text(_ text: StaticString) -> Response {
        Response(status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: ResponseBody(byteBuffer: ByteBuffer(staticString: text)))
    }
}
