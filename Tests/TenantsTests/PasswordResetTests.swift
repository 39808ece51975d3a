import Core
import TestKit
import Testing

@Suite struct PasswordResetTests {
    @Test func `a reset link sets a new password once and ends every session`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browser = try await Browser.open()
            _ = try await browser.signIn(acme.slug, email, goodPassword)
            let token = try await link(acme, email)
            let shown = try await browser.get("password-resets/\(token)")
            #expect(shown["email"]?.text == email)
            let weak = try await browser.post("password-resets/\(token)/completion", ["password": "password1234"])
            #expect(weak.status == .unprocessableContent)
            let done = try await browser.post("password-resets/\(token)/completion", ["password": "tuna-orbit-7-lamp"])
            #expect(done.status == .noContent)
            let old = try await browser.get("session")
            #expect(old.status == .unauthorized)
            let again = try await browser.post("password-resets/\(token)/completion", ["password": "tuna-orbit-8-lamp"])
            #expect(again.code == "link_invalid")
            let reply = try await browser.signIn(acme.slug, email, "tuna-orbit-7-lamp")
            #expect(reply.status == .created)
        }
    }

    @Test func `whoever exists or not, the answer is the same`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var answers: Set<String> = []
            for (slug, address) in [(acme.slug, email), (acme.slug, "nobody@\(acme.slug).cn"), ("no-such-workspace", email)] {
                var browser = try await Browser.open()
                let reply = try await browser.post("password-resets", ["workspace": .string(slug), "email": .string(address)])
                #expect(reply.status == .accepted)
                answers.insert(reply.text)
            }
            #expect(answers.count == 1)
            let mails = try await MailFolder.all(to: "nobody@\(acme.slug).cn")
            #expect(mails.isEmpty)
        }
    }

    @Test func `of a hundred who use one link at once a single one succeeds`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            let token = try await link(acme, email)
            let replies = try await inParallel(100) {
                try await patiently {
                    try await TestClient(port: acme.server.port).post("password-resets/\(token)/completion", ["password": "tuna-orbit-7-lamp"])
                }
            }
            #expect(replies.filter { $0.status == .noContent }.count == 1)
            #expect(replies.filter { $0.code == "link_invalid" }.count == 99)
            let count = try await acme.journaled("security", "password_reset")
            #expect(count == 1)
        }
    }

    @Test func `an expired link is as good as none`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            let token = try await link(acme, email)
            _ = try await acme.query("update core.password_reset set expires_at = \(Timestamp.now) where tenant_id = \(acme.id)")
            let client = TestClient(port: acme.server.port)
            let shown = try await client.get("password-resets/\(token)")
            let used = try await client.post("password-resets/\(token)/completion", ["password": "tuna-orbit-7-lamp"])
            let never = try await client.get("password-resets/\(SecretToken().text)")
            #expect([shown.code, used.code, never.code] == ["link_invalid", "link_invalid", "link_invalid"])
        }
    }

    @Test func `a link for one purpose serves no other`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            let token = try await link(acme, email)
            let client = TestClient(port: acme.server.port)
            let accepted = try await client.get("invitations/\(token)/acceptance")
            let asSession = try await TestClient(port: acme.server.port, token: token).get("session")
            #expect(accepted.code == "link_invalid")
            #expect(asSession.status == .unauthorized)
        }
    }

    private func link(_ acme: TestTenant, _ email: String) async throws -> String {
        let reply = try await TestClient(port: acme.server.port).post(
            "password-resets", ["workspace": .string(acme.slug), "email": .string(email)])
        #expect(reply.status == .accepted)
        return try #require(try await MailFolder.latest(to: email).token(after: "password-resets"))
    }
}

/// The answers of so many requests made at once.
func inParallel(_ count: Int, _ request: @escaping @Sendable () async throws -> TestReply) async throws -> [TestReply] {
    try await withThrowingTaskGroup(of: TestReply.self) { group in
        for _ in 0..<count { group.addTask { try await request() } }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}
