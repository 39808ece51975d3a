import Core
import NIOCore
import TestKit
import Testing

/// The web app as the server gives it out.
struct PageTests {
    private func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> TestReply {
        try await ProbeServer.shared().get(path, headers: headers)
    }

    @Test(arguments: ["/", "/deals/board", "/customers?sort=name", "/sign-in", "//", "/apis", "/appendix", "/index.html/x", "/%2e%2e/secret"])
    func `any path outside the API is the app`(path: String) async throws {
        let reply = try await get(path)
        #expect(reply.status == .ok)
        #expect(reply.text == ProbePages.index)
        #expect(reply.headers[.contentType] == "text/html; charset=utf-8")
        #expect(reply.headers[.cacheControl] == "no-cache")
        #expect(reply.headers[.contentSecurityPolicy]?.contains("script-src 'self'; style-src 'self';") == true)
        #expect(reply.headers[.contentSecurityPolicy]?.contains("unsafe") == false)
    }

    @Test(arguments: ["/api", "/api/", "/api/v1/nothing", "/api/v2/customers", "/mcp", "/p/acme/form", "/livez/x", "/metrics/x", "//api/v1/x"])
    func `what belongs to the API is never a page`(path: String) async throws {
        let reply = try await get(path)
        #expect(reply.status == .notFound)
        #expect(reply.code == "not_found")
        #expect(reply.headers[.contentSecurityPolicy]?.contains("script-src") == false)
    }

    @Test func `the app is sent once, and its policy each time`() async throws {
        let first = try await get("/")
        let tag = first.headers[.eTag] ?? ""
        let second = try await get("/customers", [.ifNoneMatch: tag])
        let other = try await get("/", [.ifNoneMatch: "\"other\""])
        #expect(second.status == .notModified)
        #expect(second.body.readableBytes == 0)
        #expect(second.headers[.eTag] == tag)
        #expect(second.headers[.contentSecurityPolicy] == first.headers[.contentSecurityPolicy])
        #expect(second.headers[.cacheControl] == "no-cache")
        #expect(other.status == .ok)
    }

    @Test func `files are kept for good`() async throws {
        let reply = try await get("/app/start-ABC123.js")
        #expect(reply.status == .ok)
        #expect(reply.headers[.contentType] == "text/javascript; charset=utf-8")
        #expect(reply.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
        #expect(reply.text == ProbePages.script)
    }

    @Test(arguments: [
        ("br, gzip", "br", "packed by br"), ("gzip, deflate, br;q=0.5", "br", "packed by br"), ("gzip", "gzip", "packed by gz"),
        ("br;q=0, *", "gzip", "packed by gz"), ("*", "br", "packed by br"), ("identity", nil, ProbePages.script),
        ("br;q=0,gzip;q=0.0", nil, ProbePages.script),
    ])
    func `the smallest form that the caller takes is sent`(accepted: String, coding: String?, text: String) async throws {
        let reply = try await get("/app/start-ABC123.js", [.acceptEncoding: accepted])
        let again = try await get("/app/start-ABC123.js", [.acceptEncoding: accepted, .ifNoneMatch: reply.headers[.eTag] ?? ""])
        #expect(reply.headers[.contentEncoding] == coding)
        #expect(reply.headers[.vary] == "Accept-Encoding")
        #expect(reply.text == text)
        #expect(reply.headers[.contentLength] == "\(text.utf8.count)")
        #expect(again.status == .notModified)
    }

    @Test func `each form has a tag of its own`() async throws {
        var tags: Set<String> = []
        for accepted in ["br", "gzip", "identity"] {
            tags.insert(try await get("/app/start-ABC123.js", [.acceptEncoding: accepted]).headers[.eTag] ?? "")
        }
        #expect(tags.count == 3)
    }

    @Test(arguments: [
        "/app/nothing.js", "/app", "/app/", "/app/start-ABC123.js.br", "/app/../index.html", "/app/..%2findex.html", "/app/%2e%2e/index.html",
        "/app/../../../../etc/passwd", "/app/.hidden", "/app//start-ABC123.js/",
    ])
    func `only names that are there lead to files`(path: String) async throws {
        let reply = try await ProbeServer.shared().raw("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").text
        #expect(reply.hasPrefix("HTTP/1.1 404"))
        #expect(reply.contains("application/problem+json"))
    }

    @Test func `HEAD answers like GET, and nothing writes to a page`() async throws {
        let server = try await ProbeServer.shared()
        let head = try await server.raw("HEAD /app/start-ABC123.js HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").text
        let options = try await server.raw("OPTIONS /deals HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").text
        let post = try await TestClient(port: server.port).post("/deals", ["a": 1])
        #expect(head.hasPrefix("HTTP/1.1 200"))
        #expect(head.contains("Content-Length: \(ProbePages.script.utf8.count)\r\n"))
        #expect(head.hasSuffix("\r\n\r\n"))
        #expect(options.hasPrefix("HTTP/1.1 204"))
        #expect(post.status == .methodNotAllowed)
        #expect(post.code == "method_not_allowed")
        #expect(post.headers[.allow] == "GET, HEAD, OPTIONS")
    }

    @Test func `what browsers and robots ask for by themselves`() async throws {
        let robots = try await get("/robots.txt")
        let icon = try await get("/favicon.ico")
        let manifest = try await get("/manifest.webmanifest")
        #expect(robots.text == "User-agent: *\nDisallow: /\n")
        #expect(icon.headers[.contentType] == "image/x-icon")
        #expect(manifest.status == .notFound)
    }

    @Test func `without a web app the API is served, and pages say what is missing`() async throws {
        let client = TestClient(port: try await TestServer.shared().port)
        let page = try await client.get("/customers")
        let file = try await client.get("/app/start.js")
        let api = try await client.get("/readyz")
        #expect(page.status == .serviceUnavailable)
        #expect(page.code == "pages_not_built")
        #expect(page["detail"]?.text?.contains("script/web") == true)
        #expect(file.code == "pages_not_built")
        #expect(api.status == .ok)
    }

    @Test func `a folder without an index is no web app`() throws {
        #expect(throws: Pages.Unreadable.self) { try Pages(directory: "/nowhere") }
    }
}
