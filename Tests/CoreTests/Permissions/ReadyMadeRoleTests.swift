import Core
import TestKit
import Testing

@Suite struct ReadyMadeRoleTests {
    private static let codes = ["auditor", "intern", "marketer", "sales", "sales_manager", "support_agent"]

    /// A member with a ready-made role, and a customer of somebody else's.
    private func with(_ code: String, _ body: (TestTenant, TestMember, ID) async throws -> Void) async throws {
        try await withTenant { acme in
            let roles = try await acme.get("roles").data
            let role = try #require(roles.first { $0["code"]?.text == code }?["id"]?.text.flatMap { ID($0) })
            let customer = try await acme.create("customers", ["name": "Theirs", "phone": "138 0013 8000", "email": "info@example.com"]).id
            try await body(acme, try await acme.member(roles: [role]), customer)
        }
    }

    @Test func `every workspace has them, named in both languages and without a fault`() async throws {
        try await withTenant { acme in
            let roles = try await acme.get("roles?sort=code").data
            #expect(roles.compactMap { $0["code"]?.text } == Self.codes)
            let schema = Schema(version: 1, installed: acme.server.platform.registry.recordTypes)
            for role in roles {
                let grants = try JSON.parse(role["grants"]?.text ?? "")
                #expect(Grants.parse(grants, in: schema).faults == [])
                #expect(role["name_en"] != role["name_zh"])
                #expect(role["description"]?.text?.isEmpty == false)
            }
        }
    }

    @Test func `those that are missing are added once, and what was changed stays`() async throws {
        try await withTenant { acme in
            let roles = try await acme.get("roles?sort=code").data.compactMap { $0["id"]?.text }
            _ = try await acme.delete("roles/\(roles[0])")
            _ = try await acme.patch("roles/\(roles[1])", ["name_en": "Trainee", "grants": "{}"])
            let first = try await acme.post("roles/ready-made")
            let second = try await acme.post("roles/ready-made")
            let after = try await acme.get("roles?sort=code").data
            #expect([first["added"], second["added"]] == [1, 0])
            #expect(after.compactMap { $0["code"]?.text } == Self.codes)
            #expect(after[1]["name_en"] == "Trainee")
        }
    }

    @Test func `a sales rep has records of their own, with phone numbers`() async throws {
        try await with("sales") { _, rep, theirs in
            let mine = try await rep.post("customers", ["name": "Mine", "phone": "139 0013 9000"])
            let list = try await rep.get("customers")
            let products = try await rep.get("products")
            let other = try await rep.get("customers/\(theirs)")
            #expect(mine["phone"]?.text == "13900139000")
            #expect(list.data.count == 1)
            #expect(products.status == .ok)
            #expect(other.status == .notFound)
        }
    }

    @Test func `a sales manager has the team's records and those below`() async throws {
        try await withTenant { acme in
            let roles = try await acme.get("roles").data
            func role(_ code: String) throws -> ID { try #require(roles.first { $0["code"]?.text == code }?["id"]?.text.flatMap { ID($0) }) }
            let east = try await acme.create("teams", ["name": "East"]).id
            let shore = try await acme.create("teams", ["name": "Shore", "parent": .string("\(east)")]).id
            let west = try await acme.create("teams", ["name": "West"]).id
            let people = try await acme.members([
                (.limited, [role("sales_manager")], east), (.limited, [role("sales")], shore), (.limited, [role("sales")], west),
            ])
            let below = try await people[1].post("customers", ["name": "Below"]).id
            let beside = try await people[2].post("customers", ["name": "Beside"]).id
            let list = try await people[0].get("customers")
            let changed = try await people[0].patch("customers/\(below)", ["name": "Changed"])
            let unseen = try await people[0].get("customers/\(beside)")
            #expect(list.data.map { $0["name"] } == ["Below"])
            #expect(changed.status == .ok)
            #expect(unseen.status == .notFound)
        }
    }

    @Test func `a marketer sees phone numbers in part and exports nothing`() async throws {
        try await with("marketer") { _, marketer, theirs in
            let seen = try await marketer.get("customers/\(theirs)")
            let export = try await marketer.get("customers/export.csv")
            let change = try await marketer.patch("customers/\(theirs)", ["name": "X"])
            #expect(seen["phone"]?.text?.contains("*") == true)
            #expect(!seen.text.contains("0013"))
            #expect(seen["email"]?.text == "info@example.com")
            #expect([export.status, change.status] == [.forbidden, .forbidden])
        }
    }

    @Test func `an auditor sees and exports everything and changes nothing`() async throws {
        try await with("auditor") { _, auditor, theirs in
            let seen = try await auditor.get("customers/\(theirs)")
            let made = try await auditor.post("customers", ["name": "X"])
            let change = try await auditor.patch("customers/\(theirs)", ["name": "X"])
            let gone = try await auditor.delete("customers/\(theirs)")
            let batch = try await auditor.post("customers/batch", ["operations": [["action": "create", "values": ["name": "X"]]]])
            #expect(seen["phone"]?.text == "13800138000")
            #expect([made, change, gone, batch].allSatisfy { $0.status == .forbidden })
        }
    }

    @Test func `an intern has records of their own with phone and e-mail in part`() async throws {
        try await with("intern") { acme, intern, theirs in
            let mine = try await intern.post("customers", ["name": "Mine"])
            _ = try await acme.patch("customers/\(mine.id)", ["phone": "139 0013 9000", "email": "someone@example.com"])
            let seen = try await intern.get("customers/\(mine.id)")
            let typed = try await intern.post("customers", ["name": "Other", "phone": "139 0013 9000"])
            let other = try await intern.get("customers/\(theirs)")
            #expect(mine.status == .created)
            #expect(seen["phone"]?.text?.contains("*") == true)
            #expect(!seen.text.contains("someone@example.com"))
            #expect(typed.status == .unprocessableContent)
            #expect(other.status == .notFound)
        }
    }

    @Test func `a support agent changes everything and deletes nothing`() async throws {
        try await with("support_agent") { _, agent, theirs in
            let changed = try await agent.patch("customers/\(theirs)", ["name": "Changed"])
            let gone = try await agent.delete("customers/\(theirs)")
            #expect(changed.status == .ok)
            #expect(gone.status == .forbidden)
        }
    }
}
