import Core
import NIOCore
import TestKit
import Testing

/// What members' requests go through: credentials, cross-site guard, idempotency keys.
struct MemberRequestTests {
    private let key = HTTPField.Name("Idempotency-Key").unsafelyUnwrapped
    private let replayed = HTTPField.Name("Idempotent-Replayed").unsafelyUnwrapped
    private let ownPages = HTTPField.Name("X-Guanxi").unsafelyUnwrapped

    /// A member's client of the probe server.
    private func withMember(_ body: (TestClient, TestTenant) async throws -> Void) async throws {
        let server = try await ProbeServer.shared()
        try await withTenant { tenant in
            try await body(TestClient(port: server.port, token: tenant.client.token), tenant)
        }
    }

    private func effects(_ tenant: TestTenant) async throws -> Int64 {
        try await tenant.query("select count(*) from core.change where tenant_id = \(tenant.id) and action = 'effect'").scalar() ?? 0
    }

    @Test func `fifty parallel requests with one key have one effect`() async throws {
        try await withMember { client, tenant in
            let replies = try await withThrowingTaskGroup(of: TestReply.self) { group in
                for _ in 0..<50 {
                    group.addTask { try await client.post("probe/effects", ["name": "once"], headers: [key: "one-key"]) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let done = replies.filter { $0.status == .created }
            let refusals = Set(replies.filter { $0.status != .created }.compactMap { $0["code"]?.text })
            #expect(refusals.subtracting(["request_in_flight", "unavailable"]) == [])
            #expect(Set(done.map(\.text)).count == 1)
            #expect(done.filter { $0.headers[replayed] == nil }.count == 1)
            #expect(try await effects(tenant) == 1)
        }
    }

    @Test func `a repeat gets the first reply again, marked`() async throws {
        try await withMember { client, tenant in
            let first = try await client.post("probe/effects", ["name": "a"], headers: [key: "k"])
            let second = try await client.post("probe/effects", ["name": "a"], headers: [key: "k"])
            #expect(second.status == .created)
            #expect(second.text == first.text)
            #expect(second.headers[.location] == first.headers[.location])
            #expect(second.headers[replayed] == "true")
            #expect(try await effects(tenant) == 1)
        }
    }

    @Test func `a key belongs to its payload`() async throws {
        try await withMember { client, tenant in
            _ = try await client.post("probe/effects", ["name": "a"], headers: [key: "k"])
            let other = try await client.post("probe/effects", ["name": "b"], headers: [key: "k"])
            #expect(other.status == .unprocessableContent)
            #expect(other["code"] == "idempotency_key_reused")
        }
    }

    @Test func `what failed leaves no key behind`() async throws {
        try await withMember { client, tenant in
            let failed = try await client.post("probe/effects", ["name": "fail"], headers: [key: "k"])
            let retried = try await client.post("probe/effects", ["name": "works"], headers: [key: "k"])
            #expect(failed.status == .internalServerError)
            #expect(retried.status == .created)
            #expect(retried.headers[replayed] == nil)
        }
    }

    @Test func `a key of yesterday is free again`() async throws {
        try await withMember { client, tenant in
            _ = try await client.post("probe/effects", ["name": "a"], headers: [key: "k"])
            _ = try await tenant.query(
                "update core.idempotency set created_at = created_at - interval '25 hours' where tenant_id = \(tenant.id)")
            let again = try await client.post("probe/effects", ["name": "b"], headers: [key: "k"])
            #expect(again.status == .created)
            #expect(try await effects(tenant) == 2)
        }
    }

    @Test(arguments: [String(repeating: "k", count: 256), "two words"])
    func `a malformed key is refused`(_ text: String) async throws {
        try await withMember { client, _ in
            let reply = try await client.post("probe/effects", ["name": "a"], headers: [key: text])
            #expect(reply["code"] == "malformed_idempotency_key")
        }
    }

    @Test func `neither key nor reply rests in clear`() async throws {
        try await withMember { client, tenant in
            let reply = try await client.post("probe/effects", ["name": "a"], headers: [key: "canary-key-7719"])
            let rows = try await tenant.query("select key_digest, reply from core.idempotency where tenant_id = \(tenant.id)")
            let stored: [UInt8] = try rows[0][0] + rows[0][1]
            #expect(!String(decoding: stored, as: UTF8.self).contains("canary-key-7719"))
            #expect(!String(decoding: stored, as: UTF8.self).contains(try reply.json.text ?? "?"))
        }
    }

    @Test func `a write with a cookie must come from our own pages`() async throws {
        try await withMember { client, _ in
            var browser = client
            browser.token = nil
            browser.headers[.cookie] = "theme=dark; gx_session=\(client.token ?? "")"
            let own = "http://127.0.0.1:\(try await ProbeServer.shared().port)"
            let bare = try await browser.post("probe/effects", ["name": "a"])
            let foreign = try await browser.post("probe/effects", ["name": "a"], headers: [ownPages: "1", .origin: "https://evil.example"])
            let read = try await browser.get("probe/me")
            let write = try await browser.post("probe/effects", ["name": "a"], headers: [ownPages: "1", .origin: own])
            #expect(bare["code"] == "cross_site_request")
            #expect(foreign["code"] == "cross_site_request")
            #expect(read.status == .ok)
            #expect(write.status == .created)
        }
    }

    @Test func `OpenAPI lists the routes with their permissions`() async throws {
        try await withMember { client, _ in
            let reply = try await client.get("/api/v1/openapi.json")
            let document = try reply.json
            let operation = document["paths"]?["/api/v1/probe/effects"]?["post"]
            #expect(document["openapi"] == "3.1.0")
            #expect(operation?["x-permission"] == "signed_in")
            #expect(operation?["requestBody"]?["content"]?["application/json"]?["schema"]?["required"] == ["name"])
            #expect(operation?["responses"]?["422"]?["$ref"] == "#/components/responses/Problem")
            let again = try await client.get("/api/v1/openapi.json", headers: [.ifNoneMatch: reply.headers[.eTag] ?? ""])
            #expect(again.status == .notModified)
        }
    }

    @Test func `metadata tells who the caller is`() async throws {
        try await withMember { client, tenant in
            let reply = try await client.get("/api/v1/metadata")
            #expect(reply["workspace"]?["slug"] == .string(tenant.slug))
            #expect(reply["role"] == "owner")
        }
    }
}
