import Core
import NIOCore
import NIOHTTP1
import TestKit
import Testing

/// What is too much, too long or not HTTP is refused at once, with a problem document.
struct LimitTests {
    /// A request as it goes over the wire, and how it must be refused.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let request: String
        let status: Int
        let code: String

        init(_ name: String, _ request: String, _ status: Int, _ code: String) {
            testDescription = name
            self.request = request
            self.status = status
            self.code = code
        }

        /// A POST of JSON with these further header lines.
        static func post(_ name: String, _ fields: String, _ body: String, _ status: Int, _ code: String) -> Case {
            let head = "POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            return Case(name, "\(head)\(fields)\r\n\(body)", status, code)
        }
    }

    private static let cases = [
        Case("a long URL", "GET /\(String(repeating: "x", count: 9_000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414, "uri_too_long"),
        Case("a large field", "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 20_000))\r\n\r\n", 431, "headers_too_large"),
        Case("many fields", "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: 1\r\n", count: 150))\r\n", 431, "headers_too_large"),
        Case("no HTTP", "nonsense\r\n\r\n", 405, "method_not_allowed"),
        Case("an unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 405, "method_not_allowed"),
        Case("no host", "GET / HTTP/1.1\r\n\r\n", 400, "malformed_request"),
        .post("a negative length", "Content-Length: -1\r\n", "", 400, "malformed_request"),
        .post("two lengths", "Content-Length: 1\r\nContent-Length: 2\r\n", "{}", 400, "malformed_request"),
        .post("length and chunks", "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n", 400, "malformed_request"),
        .post("a broken chunk", "Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n", 400, "malformed_request"),
        .post("an announced excess", "Content-Length: 2000000\r\n", "{", 413, "body_too_large"),
    ]

    @Test(arguments: cases)
    func `a request past a limit is answered and ended`(_ refused: Case) async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw(refused.request)
        #expect(reply.text.hasPrefix("HTTP/1.1 \(refused.status)"))
        #expect(reply.text.contains("application/problem+json"))
        #expect(reply.text.contains(refused.code))
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

    @Test(arguments: [true, false])
    func `JSON too deep or too long is refused`(_ isDeep: Bool) async throws {
        let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
        let body = isDeep ? deep : "[\(String(repeating: "1,", count: 1_000))1]"
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
        #expect((2...20).contains(reply.seconds))
    }

    @Test func `a silent connection is cut off`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw("")
        #expect((2...20).contains(reply.seconds))
    }

    @Test func `a body that trickles in is cut off`() async throws {
        let server = try await ProbeServer.shared()
        let request = "POST /api/v1/probe/echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
        let reply = try await server.raw(request, then: " ")
        #expect((1...20).contains(reply.seconds))
    }

    @Test func `a handler that takes too long is stopped with 503`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw("GET /api/v1/probe/sleep HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(reply.text.hasPrefix("HTTP/1.1 503"))
        #expect(reply.text.contains("deadline_exceeded"))
        #expect((2...30).contains(reply.seconds))
    }

    @Test func `a kept connection serves one request after the other`() async throws {
        let server = try await ProbeServer.shared()
        let request = "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
        let reply = try await server.raw(request + request + request)
        #expect(reply.text.components(of: "HTTP/1.1 200 OK") == 3)
        #expect((2...20).contains(reply.seconds))
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
