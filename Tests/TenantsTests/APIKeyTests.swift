import Core
import TestKit
import Testing

@Suite struct APIKeyTests {
    @Test func `a key is shown once, works with its role, and stops when revoked`() async throws {
        try await withTenant { acme in
            let made = try await acme.post("api-keys", ["name": "ERP", "role": "read_only"])
            #expect(made.status == .created)
            let text = try #require(made["key"]?.text)
            let list = try await acme.get("api-keys")
            #expect(list.data.count == 1)
            #expect(!list.text.contains(text))
            let program = TestClient(port: acme.server.port, token: text)
            let me = try await program.get("session")
            #expect(me["credential"]?.text == "api_key")
            #expect(me["user"]?["role"]?.text == "read_only")
            let write = try await program.post("teams", ["name": "Sales"])
            #expect(write.status == .forbidden)
            let revoked = try await acme.delete("api-keys/\(made.id)")
            #expect(revoked.status == .noContent)
            let after = try await program.get("session")
            #expect(after.status == .unauthorized)
        }
    }

    @Test func `a key ends when it expires`() async throws {
        try await withTenant { acme in
            let past = try await acme.post("api-keys", ["name": "ERP", "role": "member", "expires_at": "2020-01-01T00:00:00Z"])
            #expect(past.status == .unprocessableContent)
            let soon = Timestamp.now.adding(seconds: 8)
            let made = try await acme.post("api-keys", ["name": "ERP", "role": "member", "expires_at": .string("\(soon)")])
            let program = TestClient(port: acme.server.port, token: made["key"]?.text)
            let now = try await program.get("session")
            #expect(now.status == .ok)
            try await Task.sleep(for: .seconds(soon.seconds(since: .now) + 0.1))
            let later = try await program.get("session")
            #expect(later.status == .unauthorized)
        }
    }

    @Test func `a key never does more than its maker, and stops with them`() async throws {
        try await withTenant { acme in
            let admin = try await acme.user(.admin)
            let above = try await admin.post("api-keys", ["name": "ERP", "role": "owner"])
            #expect(above.status == .forbidden)
            let made = try await admin.post("api-keys", ["name": "ERP", "role": "admin"])
            let program = TestClient(port: acme.server.port, token: made["key"]?.text)
            let id = try #require(try await admin.get("session")["user"]?["id"]?.text)
            _ = try await acme.put("users/\(id)/role", ["role": "read_only"])
            let weaker = try await program.get("session")
            #expect(weaker["user"]?["role"]?.text == "read_only")
            _ = try await acme.post("users/\(id)/deactivation")
            let stopped = try await program.get("session")
            #expect(stopped.status == .unauthorized)
        }
    }

    @Test func `a key makes no keys and has no session to end`() async throws {
        try await withTenant { acme in
            let program = try await acme.key(.owner)
            let made = try await program.post("api-keys", ["name": "ERP", "role": "member"])
            let out = try await program.delete("session")
            let password = try await program.put("account/password", ["current_password": .string(goodPassword), "password": "tuna-orbit-7-lamp"])
            #expect([made.code, out.code, password.code] == ["not_a_session", "not_a_session", "not_a_session"])
        }
    }

    @Test(arguments: ["", "x", "gx_live_abc", "gx_test_\(String(repeating: "a", count: 90))", "Basic abc"])
    func `a malformed credential is unauthenticated`(_ token: String) async throws {
        let reply = try await TestClient(port: TestServer.shared().port, token: token).get("session")
        #expect(reply.status == .unauthorized)
        #expect(reply.headers[.wwwAuthenticate] != nil)
    }
}
