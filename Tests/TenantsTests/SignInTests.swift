import Core
import TestKit
import Testing

@Suite struct SignInTests {
    @Test func `a member signs in and out`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browser = try await Browser.open()
            let reply = try await browser.signIn(acme.slug, email.uppercased(), goodPassword)
            #expect(reply.status == .created)
            let me = try await browser.get("session")
            #expect(me["user"]?["email"]?.text == email)
            let session = browser.session
            let out = try await browser.delete("session")
            #expect(out.status == .noContent)
            #expect(browser.session == nil)
            let after = try await TestClient(port: acme.server.port, token: session).get("session")
            #expect(after.status == .unauthorized)
            let count = try await acme.journaled("security", "signed_in")
            #expect(count == 1)
        }
    }

    @Test func `an unknown workspace, an unknown user, a disabled one and a wrong password are answered alike`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            let (gone, goneEmail) = try await acme.userWithPassword()
            _ = try await acme.post("users/\(gone)/deactivation")
            let attempts = [
                ("no-such-workspace", email, goodPassword), (acme.slug, "nobody@\(acme.slug).cn", goodPassword),
                (acme.slug, goneEmail, goodPassword), (acme.slug, email, "wrong horse battery"),
            ]
            var answers: Set<String> = []
            for (slug, email, password) in attempts {
                var browser = try await Browser.open()
                let reply = try await browser.signIn(slug, email, password)
                #expect(reply.status == .unauthorized)
                #expect(reply.headers[.setCookie] == nil)
                answers.insert(withoutRequestID(reply))
            }
            #expect(answers.count == 1)
        }
    }

    @Test func `a wrong password is journaled where there is a workspace to tell`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browser = try await Browser.open()
            _ = try await browser.signIn(acme.slug, email, "wrong horse battery")
            var count: Int64 = 0
            for _ in 0..<1_200 where count == 0 {
                try await Task.sleep(for: .milliseconds(50))
                count = try await acme.journaled("security", "sign_in_failed")
            }
            #expect(count == 1)
        }
    }

    @Test func `guessing is stopped with Retry-After, and the owner's own browser still gets in`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var own = try await Browser.open()
            _ = try await own.signIn(acme.slug, email, goodPassword)
            own.forgetSession()
            var statuses: [HTTPResponse.Status] = []
            for _ in 0..<8 {
                var stranger = try await Browser.open()
                let reply = try await stranger.signIn(acme.slug, email, "wrong horse battery")
                statuses.append(reply.status)
                if reply.status == .tooManyRequests { #expect(reply.headers[.retryAfter] != nil) }
            }
            #expect(statuses.last == .tooManyRequests)
            let back = try await own.signIn(acme.slug, email, goodPassword)
            #expect(back.status == .created)
        }
    }

    @Test func `signing in again in the same browser ends the session before`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browser = try await Browser.open()
            _ = try await browser.signIn(acme.slug, email, goodPassword)
            let first = browser.session
            _ = try await browser.signIn(acme.slug, email, goodPassword)
            #expect(browser.session != first)
            let old = try await TestClient(port: acme.server.port, token: first).get("session")
            #expect(old.status == .unauthorized)
        }
    }

    @Test func `a write by cookie needs the header of our own pages`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browser = try await Browser.open()
            _ = try await browser.signIn(acme.slug, email, goodPassword)
            var headers = browser.headers
            headers[.xGuanxi] = nil
            let reply = try await browser.client.delete("session", headers: headers)
            #expect(reply.status == .forbidden)
            let still = try await browser.get("session")
            #expect(still.status == .ok)
        }
    }

    @Test func `only digests of tokens are stored`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browser = try await Browser.open()
            _ = try await browser.signIn(acme.slug, email, goodPassword)
            let rows = try await acme.query("select digest::text || agent || network from core.session where tenant_id = \(acme.id)")
            let texts = try rows.map { try $0[0] as String }
            let token = try #require(browser.session)
            #expect(texts.allSatisfy { !$0.contains(token) })
        }
    }

    private func withoutRequestID(_ reply: TestReply) -> String {
        guard case .object(let members)? = try? reply.json else { return reply.text }
        return members.filter { $0.key != "request_id" && $0.key != "instance" }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }
}
