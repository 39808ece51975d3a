import Core
import Tenants
import TestKit
import Testing

@Suite struct SignUpTests {
    @Test func `a company signs up and its founder is signed in as owner on a trial`() async throws {
        var browser = try await Browser.open()
        let slug = newSlug()
        let reply = try await browser.post("workspaces", body(slug))
        #expect(reply.status == .created)
        #expect(reply["workspace"]?["slug"]?.text == slug)
        #expect(reply["workspace"]?["plan"]?.text == "growth")
        #expect(reply["user"]?["role"]?.text == "owner")
        let me = try await browser.get("session")
        #expect(me.status == .ok)
        #expect(me["user"]?["email"]?.text == "li.wei@\(slug).cn")
        let settings = try await browser.get("workspace")
        #expect(settings["trial_ends_at"]?.text != nil)
    }

    @Test func `the cookie is for browsers only and for this site only`() async throws {
        var browser = try await Browser.open()
        let reply = try await browser.post("workspaces", body(newSlug()))
        let cookie = try #require(reply.headers[values: .setCookie].first { $0.hasPrefix("gx_session=") })
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Lax"))
        #expect(cookie.contains("Path=/"))
    }

    @Test(arguments: ["ab", "-acme", "acme-", "ac--me", "ac me", "acmé", "a_b_c", "api", "www", "admin", String(repeating: "a", count: 51)])
    func `an address that can't be had is a field error`(_ slug: String) async throws {
        var browser = try await Browser.open()
        let reply = try await browser.post("workspaces", body(slug, email: "li.wei@acme.cn"))
        #expect(reply.status == .unprocessableContent)
        #expect(reply["errors"]?.items?.first?["field"]?.text == "slug")
    }

    @Test func `an address is taken once, even by many at once`() async throws {
        let slug = newSlug()
        let statuses = try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    var browser = try await Browser.open()
                    return try await browser.post("workspaces", body(slug)).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.filter { $0 == .created }.count == 1)
        #expect(statuses.filter { $0 == .unprocessableContent }.count == 7)
    }

    @Test func `a weak password or an e-mail that is none is refused and nothing is left behind`() async throws {
        var browser = try await Browser.open()
        let slug = newSlug()
        let weak = try await browser.post("workspaces", body(slug, password: "password1234"))
        let strange = try await browser.post("workspaces", body(slug, email: "nobody"))
        let good = try await browser.post("workspaces", body(slug))
        #expect(weak["errors"]?.items?.first?["code"]?.text == "too_common")
        #expect(strange["errors"]?.items?.first?["field"]?.text == "email")
        #expect(good.status == .created)
    }

    @Test func `the founder is welcomed by mail in their language`() async throws {
        let slug = newSlug()
        var browser = try await Browser.open()
        _ = try await browser.post("workspaces", body(slug))
        let mail = try await MailFolder.latest(to: "li.wei@\(slug).cn")
        #expect(mail.text.contains(slug))
        #expect(mail.text.contains("三十天"))
    }

    private func body(_ slug: String, password: String = goodPassword, email: String? = nil) -> JSON {
        [
            "company": "Acme 机器人", "slug": .string(slug), "name": "李伟", "email": .string(email ?? "li.wei@\(slug).cn"),
            "password": .string(password), "language": "zh",
        ]
    }

    private func newSlug() -> String { "new-\(ID.new().description.suffix(12))" }
}
