import Core
import TestKit
import Testing

/// Counts and sums by the values of a field.
@Suite struct SummaryTests {
    /// Of 45, 22 in Berlin, revenue in two currencies and sometimes none.
    private static func customer(_ index: Int) -> Values {
        var values: Values = ["name": .text("Customer \(index)"), "city": .text(index % 2 == 0 ? "Shanghai" : "Berlin")]
        if index % 3 != 0 { values["annual_revenue"] = .money(Money(amount: 100, currency: index % 3 == 1 ? "CNY" : "USD")) }
        if index % 5 != 0 { values["level"] = .text(index % 5 == 1 ? "vip" : "regular") }
        values["employees"] = .integer(Int64(index))
        return values
    }

    private func amounts(_ json: JSON?) -> [String: Int64] {
        var amounts: [String: Int64] = [:]
        for item in json?.items ?? [] { amounts[item["currency"]?.text ?? ""] = item["amount"]?.whole }
        return amounts
    }

    @Test func `groups and total agree with the records`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            let reply = try await acme.get("customers/summary?group=level&sum=annual_revenue,employees")
            try #require(reply.status == .ok, "\(reply.text)")
            let counts = Dictionary(reply.data.map { ($0["key"] ?? .null, $0["count"]?.whole ?? 0) }) { first, _ in first }
            #expect(counts == ["regular": 27, "vip": 9, .null: 9])
            #expect(reply.data.first?["key"] == "regular")
            #expect(reply["total"]?["count"] == 45)
            #expect(reply["total"]?["sums"]?["employees"] == .integer((0..<45).reduce(0, +)))
            #expect(amounts(reply["total"]?["sums"]?["annual_revenue"]) == ["CNY": 1_500, "USD": 1_500])
            let parts = reply.data.map { amounts($0["sums"]?["annual_revenue"]) }
            #expect(parts.reduce(0) { $0 + ($1["CNY"] ?? 0) } == 1_500)
            #expect(reply.data.reduce(0) { $0 + ($1["sums"]?["employees"]?.whole ?? 0) } == (0..<45).reduce(0, +))
            #expect(reply["is_complete"] == true)
        }
    }

    @Test func `the same conditions as in a list, in the query or the body`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            let byGet = try await acme.get("customers/summary?city=Berlin&group=level&sum=annual_revenue")
            let body: JSON = ["filter": ["city", "is", "Berlin"], "group": "level", "sum": ["annual_revenue"]]
            let byPost = try await acme.post("customers/summary/query", body)
            let total = try await acme.get("customers/summary?city=Berlin")
            #expect(byGet["total"]?["count"] == 22)
            #expect(byGet.text == byPost.text)
            #expect(total.data.isEmpty)
            #expect(total["total"] == ["count": 22, "sums": [:]])
        }
    }

    @Test func `a reference's groups have names, and a boolean's keys are booleans`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            _ = try await acme.create("customers", ["name": "Mine", "city": "Rome"])
            let byOwner = try await acme.get("customers/summary?group=owner&city=Rome")
            let boolean = try #require(acme.server.platform.registry.recordType("customer")?.fields.first { $0.kind.name == "boolean" }).name
            let byFlag = try await acme.get("customers/summary?group=\(boolean)")
            #expect(byOwner.data.first?["key"] == .string(acme.owner.description))
            #expect(byOwner.data.first?["label"] == "Test owner")
            #expect(byFlag.data.allSatisfy { $0["key"]?.flag != nil || $0["key"] == .null })
        }
    }

    @Test func `an empty workspace has a total of nothing`() async throws {
        try await withTenant { acme in
            let reply = try await acme.get("customers/summary?group=level&sum=annual_revenue,employees")
            #expect(reply.data.isEmpty)
            #expect(reply["total"] == ["count": 0, "sums": ["annual_revenue": [], "employees": 0]])
        }
    }

    @Test func `at most two hundred groups, the largest ones, and the total of all`() async throws {
        try await withTenant { acme in
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            let parents = try await acme.write { tx in try await tx.createMany(type, (0..<202).map { ["name": .text("Group \($0)")] }) }
            let branches = parents.map { parent -> Values in ["name": .text("Branch"), "parent": .id(parent)] }
            _ = try await acme.write { try await $0.createMany(type, branches + [branches[201]]) }
            let reply = try await acme.get("customers/summary?group=parent&parent[is_not_empty]=&sum=employees")
            try #require(reply.status == .ok, "\(reply.text)")
            #expect(reply.data.count == 200)
            #expect(reply.data.first?["label"] == "Group 201")
            #expect(reply["total"]?["count"] == 203)
            #expect(reply["is_complete"] == false)
        }
    }

    @Test func `sums outgrow a bigint and stay exact`() async throws {
        try await withTenant { acme in
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            let huge = Values(dictionaryLiteral: ("name", .text("Huge")), ("annual_revenue", .money(Money(amount: .max, currency: "CNY"))))
            _ = try await acme.write { try await $0.createMany(type, [huge, huge]) }
            let reply = try await acme.get("customers/summary?sum=annual_revenue")
            #expect(reply.text.contains("\"amount\":18446744073709551614"))
        }
    }

    @Test(arguments: [
        "group=name", "group=nope", "group=tags", "sum=name", "sum=nope", "sum=version", "sort=name", "limit=2", "cursor=x", "fields=name", "nope=1",
        "filter=%7B", "include=owner", "count=true",
    ])
    func `a question that makes no sense names the option`(query: String) async throws {
        try await withTenant { acme in
            let reply = try await acme.get("customers/summary?\(query)")
            #expect(reply.status == .badRequest)
            #expect(reply.code == "invalid_query")
            #expect(reply["errors"]?.items?.first?["field"]?.text == String(query.prefix { $0 != "=" }))
        }
    }

    @Test func `nobody adds up another workspace's records`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            try await withTenant { other in
                let mine = try await other.get("customers/summary?group=level")
                let owner = try await other.get("customers/summary?group=owner&owner=\(acme.owner)")
                #expect(mine["total"]?["count"] == 0)
                #expect(owner["total"]?["count"] == 0)
            }
        }
    }
}
