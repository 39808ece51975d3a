import Core
import TestKit
import Testing

@Suite struct AccountTests {
    @Test func `sessions are listed and ended one by one or all but this`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browsers: [Browser] = []
            for _ in 0..<3 {
                var browser = try await Browser.open()
                _ = try await browser.signIn(acme.slug, email, goodPassword)
                browsers.append(browser)
            }
            let list = try await browsers[0].get("account/sessions")
            #expect(list.data.count == 3)
            let other = try #require(list.data.first { $0["is_current"]?.flag == false }?["id"]?.text)
            let ended = try await browsers[0].delete("account/sessions/\(other)")
            #expect(ended.status == .noContent)
            let again = try await browsers[0].delete("account/sessions/\(other)")
            #expect(again.status == .notFound)
            _ = try await browsers[0].delete("account/sessions")
            let left = try await browsers[0].get("account/sessions")
            #expect(left.data.count == 1)
            let statuses = [try await browsers[1].get("session").status, try await browsers[2].get("session").status]
            #expect(statuses == [.unauthorized, .unauthorized])
        }
    }

    @Test func `nobody ends another's session`() async throws {
        try await withTenant { acme in
            let sessions = try await acme.get("account/sessions")
            let id = try #require(sessions.data.first?["id"]?.text)
            let reply = try await acme.user(.admin).delete("account/sessions/\(id)")
            #expect(reply.status == .notFound)
        }
    }

    @Test func `a new password needs the old one, ends other sessions and renews this one`() async throws {
        try await withTenant { acme in
            let (_, email) = try await acme.userWithPassword()
            var browser = try await Browser.open()
            var other = try await Browser.open()
            _ = try await browser.signIn(acme.slug, email, goodPassword)
            _ = try await other.signIn(acme.slug, email, goodPassword)
            let before = browser.session
            let wrong = try await browser.put("account/password", ["current_password": "not my password", "password": "tuna-orbit-7-lamp"])
            #expect(wrong.status == .unprocessableContent)
            let weak = try await browser.put("account/password", ["current_password": .string(goodPassword), "password": "password1234"])
            #expect(weak.status == .unprocessableContent)
            let changed = try await browser.put(
                "account/password", ["current_password": .string(goodPassword), "password": "tuna-orbit-7-lamp"])
            #expect(changed.status == .noContent)
            #expect(browser.session != before)
            let mine = try await browser.get("session")
            let theirs = try await other.get("session")
            #expect(mine.status == .ok)
            #expect(theirs.status == .unauthorized)
        }
    }

    @Test func `one's own name and language can be changed, the role can't`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.readOnly)
            let changed = try await member.patch("account", ["name": "王芳", "language": "zh"])
            #expect(changed["name"]?.text == "王芳")
            let raised = try await member.patch("account", ["role": "owner"])
            #expect(raised.status == .unprocessableContent)
            let me = try await member.get("session")
            #expect(me["user"]?["name"]?.text == "王芳")
            #expect(me["user"]?["role"]?.text == "read_only")
        }
    }

    @Test func `a session that rested for twelve hours is over`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.member)
            let long = Timestamp.now.adding(seconds: -Session.longestRest - 1)
            _ = try await acme.query("update core.session set last_used_at = \(long) where tenant_id = \(acme.id)")
            let reply = try await member.get("session")
            #expect(reply.status == .unauthorized)
        }
    }

    @Test func `a session past its end is over however busy`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.member)
            _ = try await acme.query("update core.session set expires_at = \(Timestamp.now.adding(seconds: -1)) where tenant_id = \(acme.id)")
            let reply = try await member.get("session")
            #expect(reply.status == .unauthorized)
        }
    }
}
