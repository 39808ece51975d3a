import Core
import TestKit
import Testing

@Suite struct AccessTests {
    @Test func `everybody's access to a record is explained by the roles, scopes and shares behind it`() async throws {
        try await withTenant { acme in
            let east = try await acme.create("teams", ["name": "East"]).id
            let shore = try await acme.create("teams", ["name": "Shore", "parent": .string("\(east)")]).id
            let fields: JSON = ["phone": "masked", "annual_revenue": "none", "owner": "read"]
            let rep = try await acme.role("rep", on: "customer", ["read": "own", "create": "all", "update": "own"])
            let lead = try await acme.role("lead", on: "customer", ["read": "below", "update": "none", "fields": fields])
            let people = try await acme.members([
                (.limited, [rep], shore), (.limited, [lead], east), (.limited, [rep], east), (.limited, [], nil), (.readOnly, [], nil),
            ])
            let customer = try await people[0].post("customers", ["name": "Acme"]).id
            let share = try await people[0].post("customers/\(customer)/shares", ["user": .string("\(people[2].id)"), "level": "update"]).id
            let told = try await acme.get("customers/\(customer)/access")
            #expect(told.data.count == 6)
            func of(_ user: ID) throws -> JSON { try #require(told.data.first { $0["user"]?.text == "\(user)" }) }
            let (owner, mine, leads) = (try of(acme.owner), try of(people[0].id), try of(people[1].id))
            let (shared, nobody, reader) = (try of(people[2].id), try of(people[3].id), try of(people[4].id))
            #expect(owner["delete"] == ["allowed": true, "reasons": [["kind": "role", "role": "owner"]]])
            #expect(mine["read"]?["reasons"]?.kinds == ["scope", "owner"])
            #expect(mine["delete"] == ["allowed": false, "reasons": []])
            #expect(leads["read"]?["reasons"]?.kinds == ["scope", "team"])
            #expect(leads["read"]?["reasons"]?.items?.first?["scope"] == "below")
            #expect(leads["roles"]?.items?.first?["name"] == "lead")
            #expect(leads["update"]?["allowed"] == false)
            #expect(leads["hidden_fields"] == ["annual_revenue"])
            #expect(leads["masked_fields"] == ["phone"])
            #expect(leads["read_only_fields"]?.items?.contains("owner") == true)
            #expect(shared["update"]?["reasons"]?.kinds == ["scope", "share"])
            #expect(shared["update"]?["reasons"]?.items?.last?["share"]?.text == "\(share)")
            #expect(nobody["read"] == ["allowed": false, "reasons": []])
            #expect(reader["read"]?["allowed"] == true)
            #expect(reader["update"]?["allowed"] == false)
        }
    }

    @Test func `nobody is asked for a field that she can't write`() async throws {
        try await withTenant { acme in
            _ = try await acme.field("reason", "text", ["required_when": .string(#"["lifecycle", "is", "lost"]"#)])
            let entry: JSON = ["read": "all", "create": "all", "update": "all"]
            let open = try await acme.role("open", on: "customer", entry)
            var roles = [open]
            for right in ["read", "none"] {
                var closed = entry.members ?? [:]
                closed["fields"] = ["c_reason": .string(right)]
                roles.append(try await acme.role("closed_\(right)", on: "customer", .object(closed)))
            }
            let people = try await acme.members(roles.map { (.limited, [$0], nil) })
            var replies: [TestReply] = []
            for person in people { replies.append(try await person.post("customers", ["name": "Acme", "lifecycle": "lost"])) }
            #expect(replies[0].faults == ["c_reason required"])
            #expect(replies.dropFirst().map(\.status) == [.created, .created])
        }
    }

    @Test func `what is explained is what happens`() async throws {
        try await withTenant { acme in
            let team = try await acme.create("teams", ["name": "East"]).id
            var people: [TestMember] = []
            for (index, scope) in ["none", "own", "team", "below", "all"].enumerated() {
                let role = try await acme.role("scope_\(index)", on: "customer", ["read": .string(scope), "create": "all", "update": .string(scope)])
                people += try await acme.members([(.limited, [role], team), (.limited, [role], nil)])
            }
            var customers: [ID] = [try await acme.create("customers", ["name": "Owner's"]).id]
            for (index, person) in people.enumerated() { customers.append(try await person.post("customers", ["name": .string("C\(index)")]).id) }
            for customer in customers {
                let told = try await acme.get("customers/\(customer)/access").data
                for person in people {
                    let verdict = told.first { $0["user"]?.text == "\(person.id)" }
                    let read = try await person.get("customers/\(customer)")
                    let update = try await person.patch("customers/\(customer)", ["city": .string("\(ID.new())")])
                    #expect(verdict?["read"]?["allowed"] == .boolean(read.status == .ok))
                    #expect(verdict?["update"]?["allowed"] == .boolean(update.status == .ok))
                }
            }
        }
    }

    @Test func `others learn of themselves alone, and only of what they see`() async throws {
        try await withTenant { acme in
            let rep = try await acme.role("rep", on: "customer", ["read": "own", "create": "all"])
            let people = try await acme.members([(.limited, [rep], nil), (.limited, [rep], nil), (.member, [], nil)])
            let customer = try await people[0].post("customers", ["name": "Acme"]).id
            let own = try await people[0].get("customers/\(customer)/access")
            let named = try await people[0].get("customers/\(customer)/access?user=\(people[0].id)")
            let others = try await people[0].get("customers/\(customer)/access?user=\(people[1].id)")
            let unseen = try await people[1].get("customers/\(customer)/access")
            let member = try await people[2].get("customers/\(customer)/access")
            let unknown = try await acme.get("customers/\(ID.new())/access")
            let absent = try await acme.get("customers/\(customer)/access?user=\(ID.new())")
            #expect(own.data.map { $0["user"]?.text } == ["\(people[0].id)"])
            #expect(named.data.count == 1)
            #expect(others.status == .forbidden)
            #expect(unseen.status == .notFound)
            #expect(member.data.map { $0["user"]?.text } == ["\(people[2].id)"])
            #expect(unknown.status == .notFound)
            #expect(absent.data.isEmpty)
        }
    }

    @Test func `users come page by page`() async throws {
        try await withTenant { acme in
            _ = try await acme.members((0..<5).map { _ in (.member, [], nil) })
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            var (seen, path): (Set<String>, String?) = ([], "customers/\(customer)/access?limit=2")
            while let next = path {
                let page = try await acme.get(next)
                #expect(page.data.count <= 2)
                for one in page.data { seen.insert(one["user"]?.text ?? "") }
                path = page["next_cursor"]?.text.map { "customers/\(customer)/access?limit=2&cursor=\($0)" }
            }
            let other = try await acme.create("customers", ["name": "Other"]).id
            let page = try await acme.get("customers/\(customer)/access?limit=2")
            let moved = try await acme.get("customers/\(other)/access?limit=2&cursor=\(page["next_cursor"]?.text ?? "")")
            let wrong = try await acme.get("customers/\(customer)/access?limit=1000")
            #expect(seen.count == 6)
            #expect(moved.status == .badRequest)
            #expect(wrong.status == .badRequest)
        }
    }

    @Test func `types without an owner have no shares and no explanation`() async throws {
        try await withTenant { acme in
            let product = try await acme.create("products", ["name": "Bolt", "code": "B1"]).id
            let access = try await acme.get("products/\(product)/access")
            let shares = try await acme.get("products/\(product)/shares")
            #expect([access.status, shares.status] == [.notFound, .notFound])
        }
    }
}

extension JSON {
    /// The kinds of reasons.
    fileprivate var kinds: [String] { (items ?? []).compactMap { $0["kind"]?.text } }
}
