import Core
import NIOCore
import NIOHTTP1
import TestKit
import Testing

/// What is too much, too long or not HTTP is refused at once, with a problem document.
struct LimitTests {
    private let host = "Host: probe\r\n"

    @Test(arguments: [
        ("GET /\(String(repeating: "x", count: 9_000)) HTTP/1.1\r\nHost: a\r\n\r\n", "414", "uri_too_long"),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 20_000))\r\n\r\n", "431", "headers_too_large"),
        ("GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: 1\r\n", count: 150))\r\n", "431", "headers_too_large"),
        ("nonsense\r\n\r\n", "4", "code"),
        ("GET / HTTP/1.1\r\n\r\n", "400", "malformed_request"),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", "400", "malformed_request"),
        ("POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}", "400", "malformed_request"),
        (
            "POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400",
            "malformed_request"
        ),
        (
            "POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
            "400",
            "malformed_request"
        ),
        (
            "POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n{", "413",
            "body_too_large"
        ),
        ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "405", "method_not_allowed"),
    ])
    func `a request past a limit is answered and ended`(_ request: String, _ status: String, _ code: String) async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw(request)
        #expect(reply.text.hasPrefix("HTTP/1.1 \(status)"))
        #expect(reply.text.contains("application/problem+json"))
        #expect(reply.text.contains(code))
        #expect(reply.seconds < 10)
    }

    @Test func `a body that grows past its limit is refused while it comes`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await TestClient(port: server.port).send(
            .POST, "probe/echo", bytes: ByteBuffer(repeating: 32, count: 2 << 20), type: "application/json")
        #expect(reply.status == .contentTooLarge)
    }

    @Test func `a route may take more, as a stream`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await TestClient(port: server.port).send(
            .POST, "probe/upload", bytes: ByteBuffer(repeating: 32, count: 5 << 20), type: "text/csv")
        #expect(reply.text == "\(5 << 20)")
    }

    @Test(arguments: [String(repeating: "[", count: 40) + String(repeating: "]", count: 40), "[\(String(repeating: "1,", count: 1_000))1]"])
    func `JSON too deep or too long is refused`(_ body: String) async throws {
        let server = try await ProbeServer.shared()
        let reply = try await TestClient(port: server.port).send(
            .POST, "probe/echo", bytes: ByteBuffer(string: body), type: "application/json")
        #expect(reply.status == .badRequest)
        #expect(reply["code"] == "malformed_json")
    }
}

/// Slow and silent clients lose their connection; nobody else notices.
struct SlowClientTests {
    @Test func `a header that trickles in is cut off`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw("GET / HTTP/1.1\r\nHost: a\r\nX: ", then: "x")
        #expect(reply.text.isEmpty)
        #expect((2...5).contains(reply.seconds))
    }

    @Test func `a silent connection is cut off`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw("")
        #expect((2...5).contains(reply.seconds))
    }

    @Test func `a body that trickles in is cut off`() async throws {
        let server = try await ProbeServer.shared()
        let request = "POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
        let reply = try await server.raw(request, then: " ")
        #expect((1...4).contains(reply.seconds))
    }

    @Test func `a handler that takes too long is stopped with 503`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw("GET /api/v1/probe/sleep HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(reply.text.hasPrefix("HTTP/1.1 503"))
        #expect(reply.text.contains("deadline_exceeded"))
        #expect((2...9).contains(reply.seconds))
    }

    @Test func `a kept connection serves one request after the other`() async throws {
        let server = try await ProbeServer.shared()
        let request = "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
        let reply = try await server.raw(request + request + request)
        #expect(reply.text.components(of: "HTTP/1.1 200 OK") == 3)
        #expect((2...5).contains(reply.seconds))
    }
}

extension String {
    /// How often `part` occurs.
    func components(of part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
