import Core
import TestKit
import Testing

@Suite struct InvitationTests {
    @Test func `somebody invited becomes a member with the role offered`() async throws {
        try await withTenant { acme in
            let email = "fang@\(acme.slug).cn"
            let made = try await acme.post("invitations", ["email": .string(email), "role": "member"])
            #expect(made.status == .created)
            let open = try await acme.get("invitations")
            #expect(open.data.count == 1)
            let token = try #require(try await MailFolder.latest(to: email).token(after: "invitations"))
            #expect(!made.text.contains(token))
            var browser = try await Browser.open()
            let offer = try await browser.get("invitations/\(token)/acceptance")
            #expect(offer["email"]?.text == email)
            let inviter = try await acme.get("session")["user"]?["name"]?.text
            #expect(inviter != nil && offer["inviter"]?.text == inviter)
            let accepted = try await browser.post("invitations/\(token)/acceptance", ["name": "王芳", "password": .string(goodPassword)])
            #expect(accepted.status == .created)
            #expect(accepted["user"]?["role"]?.text == "member")
            let users = try await browser.get("users")
            #expect(users.data.count == 2)
            let left = try await acme.get("invitations")
            #expect(left.data.isEmpty)
        }
    }

    @Test func `of a hundred who accept one invitation at once a single one gets in`() async throws {
        try await withTenant { acme in
            let token = try await invite(acme, "fang@\(acme.slug).cn")
            let replies = try await inParallel(100) {
                try await patiently {
                    try await TestClient(port: acme.server.port)
                        .post("invitations/\(token)/acceptance", ["name": "Fang", "password": .string(goodPassword)])
                }
            }
            #expect(replies.filter { $0.status == .created }.count == 1)
            #expect(replies.filter { $0.code == "link_invalid" }.count == 99)
            let users = try await acme.get("users")
            #expect(users.data.count == 2)
        }
    }

    @Test func `nobody is invited twice, or when a member already`() async throws {
        try await withTenant { acme in
            let body: JSON = ["email": .string("fang@\(acme.slug).cn"), "role": "member"]
            let first = try await acme.post("invitations", body)
            let second = try await acme.post("invitations", body)
            let member = try await acme.post("invitations", ["email": .string("OWNER@\(acme.slug).example.com"), "role": "member"])
            #expect(first.status == .created)
            #expect(second.code == "already_invited")
            #expect(member.code == "already_member")
        }
    }

    @Test func `a reminder replaces the link, a revocation ends it`() async throws {
        try await withTenant { acme in
            let email = "fang@\(acme.slug).cn"
            let first = try await invite(acme, email)
            let id = try #require(try await acme.get("invitations").data.first?["id"]?.text)
            let reminded = try await acme.post("invitations/\(id)/reminder")
            #expect(reminded.status == .noContent)
            let second = try #require(try await MailFolder.all(to: email).last?.token(after: "invitations"))
            let client = TestClient(port: acme.server.port)
            let old = try await client.get("invitations/\(first)/acceptance")
            let new = try await client.get("invitations/\(second)/acceptance")
            #expect(old.code == "link_invalid")
            #expect(new.status == .ok)
            let revoked = try await acme.delete("invitations/\(id)")
            #expect(revoked.status == .noContent)
            let gone = try await client.get("invitations/\(second)/acceptance")
            #expect(gone.code == "link_invalid")
        }
    }

    @Test func `only administrators invite, and nobody above themselves`() async throws {
        try await withTenant { acme in
            let body: JSON = ["email": .string("fang@\(acme.slug).cn"), "role": "owner"]
            let admin = try await acme.user(.admin).post("invitations", body)
            let member = try await acme.user(.member).post("invitations", body)
            let reader = try await acme.user(.readOnly).get("invitations")
            #expect([admin.status, member.status, reader.status] == [.forbidden, .forbidden, .forbidden])
        }
    }

    @Test func `the seats of a plan are exact however many accept at once`() async throws {
        try await withTenant(plan: "free") { acme in
            var tokens: [String] = []
            for number in 0..<5 { tokens.append(try await invite(acme, "user\(number)@\(acme.slug).cn")) }
            let port = acme.server.port
            let replies = try await withThrowingTaskGroup(of: TestReply.self) { group in
                for token in tokens {
                    group.addTask {
                        try await patiently {
                            try await TestClient(port: port).post("invitations/\(token)/acceptance", ["password": .string(goodPassword)])
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(replies.filter { $0.status == .created }.count == 2)
            let refused = replies.filter { $0.status != .created }
            #expect(refused.allSatisfy { $0.code == "quota_exceeded" })
            #expect(refused.first?["plans"]?.items?.first?.text == "starter")
        }
    }

    @Test func `somebody invited has the roles that were promised, as far as they are still there`() async throws {
        try await withTenant { acme in
            let (role, gone) = (try await acme.role("reader", on: "customer", ["read": "all"]), try await acme.role("gone", [:]))
            let email = "fang@\(acme.slug).cn"
            let roles: JSON = .array([role, gone].map { .string("\($0)") })
            let made = try await acme.post("invitations", ["email": .string(email), "role": "limited", "roles": roles])
            let listed = try await acme.get("invitations")
            _ = try await acme.delete("roles/\(gone)")
            let token = try #require(try await MailFolder.latest(to: email).token(after: "invitations"))
            var browser = try await Browser.open()
            let accepted = try await browser.post("invitations/\(token)/acceptance", ["password": .string(goodPassword)])
            let (customers, orders) = (try await browser.get("customers"), try await browser.get("orders"))
            #expect(made["roles"] == roles)
            #expect(listed.data.first?["roles"] == roles)
            #expect(accepted["user"]?["role"]?.text == "limited")
            #expect([customers.status, orders.status] == [.ok, .forbidden])
        }
    }

    @Test func `only who may assign a role promises it, and only one that there is`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("inviter", ["permissions": ["tenants.member.manage"], "types": ["customer": ["read": "all"]]])
            let inviter = try await acme.member(roles: [role])
            let body: JSONObject = ["email": .string("fang@\(acme.slug).cn"), "role": "limited"]
            var promising = body
            promising["roles"] = .array([.string("\(role)")])
            let plain = try await inviter.post("invitations", .object(body))
            let promised = try await inviter.post("invitations", .object(promising))
            promising["roles"] = .array([.string("\(ID.new())")])
            promising["email"] = .string("li@\(acme.slug).cn")
            let unknown = try await acme.post("invitations", .object(promising))
            #expect(plain.status == .created)
            #expect(promised.status == .forbidden)
            #expect(unknown.status == .unprocessableContent)
        }
    }

    private func invite(_ acme: TestTenant, _ email: String) async throws -> String {
        let reply = try await acme.post("invitations", ["email": .string(email), "role": "member"])
        #expect(reply.status == .created)
        return try #require(try await MailFolder.latest(to: email).token(after: "invitations"))
    }
}
