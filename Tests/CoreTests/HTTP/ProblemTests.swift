import Core
import NIOCore
import NIOHTTP1
import TestKit
import Testing

/// Every error is a problem document, whoever finds it.
struct ProblemTests {
    private func expectProblem(_ reply: TestReply, _ status: Int, _ code: String) throws {
        #expect(reply.status.code == status)
        #expect(reply.headers[.contentType] == "application/problem+json")
        let json = try reply.json
        #expect(json["code"] == .string(code))
        #expect(json["status"] == .integer(Int64(status)))
        #expect(json["type"] == .string("urn:guanxi:problem:\(code)"))
        #expect(json["request_id"]?.text == reply.headers[HTTPField.Name("X-Request-Id").unsafelyUnwrapped])
        #expect(json["errors"]?.items != nil)
    }

    @Test(arguments: ["//api", "/api/", "/api", "/api/v1/nothing", "/api/v1/probe/long/", "/api/v1/probe/things/7", "/api/v1/probe/things/%00"])
    func `what is not there is a 404 like any other`(_ path: String) async throws {
        let server = try await ProbeServer.shared()
        try await expectProblem(server.get(path), 404, "not_found")
    }

    @Test func `a known path under another method is a 405 with Allow`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await TestClient(port: server.port).delete("probe/echo")
        try expectProblem(reply, 405, "method_not_allowed")
        #expect(reply.headers[.allow] == "POST, OPTIONS")
    }

    @Test func `an unforeseen error is a logged 500 that says nothing`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.get("probe/failure")
        try expectProblem(reply, 500, "internal_error")
        #expect(!reply.text.contains("canary"))
        let id = reply["request_id"]?.text ?? "none"
        let line = server.log.text.split(separator: "\n").first { $0.contains("canary-5512") && $0.contains(id) }
        #expect(line != nil)
    }

    @Test func `texts are in the caller's language`() async throws {
        let server = try await ProbeServer.shared()
        let chinese = try await server.get("nothing", headers: [.acceptLanguage: "zh-CN,zh;q=0.9"])
        let english = try await server.get("nothing", headers: [.acceptLanguage: "fr"])
        #expect(chinese["title"] == "未找到")
        #expect(chinese.headers[.contentLanguage] == "zh-CN")
        #expect(english["title"] == "Not found")
    }

    @Test(arguments: [
        ("40001", 409, "concurrent_change"), ("40P01", 409, "concurrent_change"), ("57014", 503, "deadline_exceeded"),
        ("22021", 400, "invalid_text"), ("53300", 503, "unavailable"), ("42P01", 500, "internal_error"), ("28000", 500, "internal_error"),
    ])
    func `the database's errors are told apart by SQLSTATE`(_ state: String, _ status: Int, _ code: String) async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.get("probe/database/\(state)")
        try expectProblem(reply, status, code)
        #expect((reply.headers[.retryAfter] != nil) == [409, 503].contains(status))
    }

    @Test(arguments: [
        ("{\"name\": \"a\"", 400, "malformed_json"), ("", 400, "malformed_json"), ("[]", 422, "validation_failed"), ("{}", 422, "validation_failed"),
        ("{\"name\": 7}", 422, "validation_failed"), ("{\"name\": \"a\", \"nmae\": 1}", 422, "validation_failed"),
    ])
    func `a body that cannot be used is told why`(_ body: String, _ status: Int, _ code: String) async throws {
        let server = try await ProbeServer.shared()
        let reply = try await TestClient(port: server.port).send(
            .POST, "probe/echo", bytes: ByteBuffer(string: body), type: "application/json")
        try expectProblem(reply, status, code)
    }

    @Test func `a body of another type is refused by its type`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await TestClient(port: server.port).send(.POST, "probe/echo", bytes: ByteBuffer(string: "name: a"), type: "text/plain")
        try expectProblem(reply, 415, "unsupported_media_type")
    }

    @Test(arguments: [
        "Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer gx_live_0_0", "", "bearer \u{00e9}",
        "Bearer gx_test_\(String(repeating: "a", count: 90))",
    ])
    func `a malformed credential is a 401 with a challenge`(_ header: String) async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.get("probe/me", headers: [.authorization: header])
        try expectProblem(reply, 401, "unauthenticated")
        #expect(reply.headers[.wwwAuthenticate] == "Bearer realm=\"guanxi\"")
    }
}
