import Core
import Tenants
import TestKit
import Testing

@Suite struct OperationsTests {
    @Test func `the operator founds a workspace whose owner sets a password by link`() async throws {
        let server = try await TestServer.shared()
        let operations = Operations(platform: server.platform)
        let slug = "founded-\(ID.new().description.suffix(12))"
        let founded = try await operations.found(
            company: "Founded", slug: slug, ownerName: "Ada", ownerEmail: "Ada@\(slug).cn", language: .en, plan: "starter")
        let token = try #require(founded.passwordURL.split(separator: "/").last)
        let client = TestClient(port: server.port)
        let set = try await patiently { try await client.post("password-resets/\(token)/completion", ["password": .string(goodPassword)]) }
        #expect(set.status == .noContent)
        var browser = try await Browser.open()
        let reply = try await browser.signIn(slug, "ada@\(slug).cn", goodPassword)
        #expect(reply["workspace"]?["plan"]?.text == "starter")
        let summary = try await operations.find(slug)
        #expect(summary.users == 1)
        #expect(summary.id == founded.tenant)
    }

    @Test func `a suspended workspace is refused until it is resumed, as the operator's doing`() async throws {
        try await withTenant { acme in
            let operations = Operations(platform: acme.server.platform)
            try await operations.suspend(acme.slug)
            let refused = try await acme.get("session")
            try await operations.resume(acme.slug)
            let back = try await acme.get("session")
            let rows = try await acme.query(
                "select actor_kind from core.change where tenant_id = \(acme.id) and action in ('suspend', 'resume')")
            let actors = try rows.map { try $0[0] as String }
            #expect(refused.code == "workspace_suspended")
            #expect(back.status == .ok)
            #expect(actors == ["operator", "operator"])
        }
    }

    @Test func `the operator switches modules, invites and resets passwords`() async throws {
        try await withTenant(plan: "starter") { acme in
            let operations = Operations(platform: acme.server.platform)
            try await operations.turnModule("funnel", on: true, for: acme.slug)
            let deals = try await acme.get("deals")
            #expect(deals.status == .ok)
            let modules = try await operations.modules(of: acme.slug)
            #expect(modules.first { $0.id == "funnel" }?.isOn == true)
            let link = try await operations.invite("new@\(acme.slug).cn", name: nil, role: .member, to: acme.slug)
            #expect(link.contains("/invitations/"))
            let reset = try await operations.resetPassword(of: "owner@\(acme.slug).example.com", in: acme.slug)
            #expect(reset.contains("/password-resets/"))
            await #expect(throws: Problem.self) { try await operations.find("no-such-workspace") }
            let users = try await operations.users(of: acme.slug)
            #expect(users.count == 1)
        }
    }
}
