import Core
import Testing
import TestKit

@Suite struct ListTests {
    /// Names of all records of a list, read page by page.
    private func names(_ acme: TestTenant, _ query: String, limit: Int) async throws -> [String] {
        var names: [String] = []
        var cursor: String?
        repeat {
            let page = try await acme.get("customers?\(query)&limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? ""))
            try #require(page.status == .ok, "\(page.text)")
            names += page.data.compactMap { $0["name"]?.text }
            cursor = page["next_cursor"]?.text
        } while cursor != nil
        return names
    }

    private static func customer(_ index: Int) -> Values {
        var values: Values = ["name": .text("Customer \(index < 10 ? "0" : "")\(index)"), "tags": .texts(["big"])]
        values["city"] = .text(index % 2 == 0 ? "Shanghai" : "Berlin")
        if index % 3 != 0 { values["annual_revenue"] = .money(Money(amount: Int64(index / 6 * 100), currency: "CNY")) }
        if index % 5 != 0 { values["level"] = .text("vip") }
        if index % 4 == 0 { values["tags"] = .texts(["gold", "big"]) }
        return values
    }

    @Test(
        arguments: [
            "sort=name", "sort=-name", "sort=annual_revenue", "sort=-annual_revenue", "sort=city,-annual_revenue", "sort=-annual_revenue,city,name",
            "sort=created_at", "level[is_empty]=",
        ], [1, 7, 44, 45, 200])
    func `pages of any size tell the whole list once, in one order`(query: String, limit: Int) async throws {
        try await withCustomers(45, Self.customer) { acme in
            let whole = try await names(acme, query, limit: 200)
            let paged = try await names(acme, query, limit: limit)
            #expect(paged == whole)
            #expect(Set(whole).count == whole.count)
            if query.hasPrefix("sort") { #expect(whole.count == 45) }
        }
    }

    @Test func `empty values come last in both directions`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            for sort in ["annual_revenue", "-annual_revenue"] {
                let page = try await acme.get("customers?sort=\(sort)&limit=200").data
                #expect(page.prefix(30).allSatisfy { $0["annual_revenue"] != .null })
                #expect(page.suffix(15).allSatisfy { $0["annual_revenue"] == .null })
                let amounts = page.prefix(30).compactMap { $0["annual_revenue"]?["amount"]?.whole }
                #expect(amounts == (sort.hasPrefix("-") ? amounts.sorted(by: >) : amounts.sorted()))
            }
        }
    }

    @Test(arguments: [
        ("city=Berlin", 22), ("name[starts_with]=customer%200", 10), ("name[contains]=ER%2044", 1), ("annual_revenue[gte]=700", 2), ("tags=gold", 12),
        ("tags[has_none]=gold", 33),
        ("level[is_empty]=", 9), ("owner=me", 0), ("created_at[gte]=-1h", 45), ("created_at=today", 45), ("created_at[before]=-1h", 0),
        ("name[in]=Customer%2001,Customer%2002", 2),
    ])
    func `simple conditions find what they say`(query: String, count: Int) async throws {
        try await withCustomers(45, Self.customer) { acme in
            let found = try await names(acme, query, limit: 200)
            #expect(found.count == count)
        }
    }

    @Test func `the tree, the query form and POST query agree`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            let tree: JSON = [
                "and": [
                    ["city", "is", "Berlin"], ["or": [["annual_revenue", "gte", 500], ["annual_revenue", "is_empty"]]],
                    ["not": ["tags", "has", "gold"]],
                ]
            ]
            let escaped = tree.serialized.utf8.map { byte in "%" + String(byte / 16, radix: 16) + String(byte % 16, radix: 16) }.joined()
            let byGet = try await acme.get("customers?filter=\(escaped)&limit=200&count=true")
            let byPost = try await acme.post("customers/query", ["filter": tree, "limit": 200, "count": true])
            #expect(byGet.status == .ok)
            #expect(byGet.text == byPost.text)
            #expect(byGet.data.count > 5)
            #expect(byGet["estimated_total"] == .integer(Int64(byGet.data.count)))
            #expect(byGet["total_is_exact"] == true)
        }
    }

    @Test func `fields and include shape the reply`() async throws {
        try await withTenant { acme in
            let customer = try await acme.create("customers", ["name": "Acme"])
            _ = try await acme.create("contacts", ["name": "Li", "customer": .string(try customer.id.description)])
            _ = try await acme.create("contacts", ["name": "Wang", "customer": .string(try customer.id.description)])
            let page = try await acme.get("contacts?fields=name,customer&include=customer")
            let keys = try #require(page.data.first?.members?.keys)
            let included = try #require(page["included"]?["customers"]?.items)
            #expect(Set(keys) == ["id", "version", "name", "customer"])
            #expect(included.count == 1)
            #expect(included[0]["name"] == "Acme")
        }
    }

    @Test func `included records are as sparse as they are asked for`() async throws {
        try await withTenant { acme in
            let customer = try await acme.create("customers", ["name": "Acme", "city": "Rome"]).id
            let contact = try await acme.create("contacts", ["name": "Li", "customer": .string(customer.description)]).id
            let query = "fields=name,customer.name,customer.city&include=customer,owner"
            for reply in [try await acme.get("contacts?\(query)"), try await acme.get("contacts/\(contact)?\(query)")] {
                let whole = try reply.json
                let record = reply.data.first ?? whole
                let included = try #require(reply["included"])
                #expect(Set(record.members?.keys ?? []).subtracting(["included"]) == ["id", "version", "name", "customer", "owner"])
                #expect(included["customers"]?.items?.map { Set($0.members?.keys ?? []) } == [["id", "version", "name", "city"]])
                #expect(included["customers"]?.items?.first?["name"] == "Acme")
                #expect((included["users"]?.items?.first?.members?.count ?? 0) > 5)
            }
            let byPost = try await acme.post("contacts/query", ["fields": ["name", "customer.name"], "include": ["customer"]])
            #expect(byPost["included"]?["customers"]?.items?.first?.members?.count == 3)
        }
    }

    @Test func `an included record is whole where nothing is said of its fields`() async throws {
        try await withTenant { acme in
            let parent = try await acme.create("customers", ["name": "Group", "city": "Oslo"]).id
            let child = try await acme.create("customers", ["name": "Branch", "parent": .string(parent.description)]).id
            let whole = try await acme.get("customers/\(child)?include=parent&fields=name")
            #expect(whole["included"]?["customers"]?.items?.first?["city"] == "Oslo")
        }
    }

    /// The page is read with one row more, and over the edge to the records without a sort value.
    @Test(arguments: ["sort=name", "sort=-annual_revenue", "sort=annual_revenue,name"])
    func `only what the page points at is included`(query: String) async throws {
        try await withTenant { acme in
            for (name, revenue) in [("A", ["amount": 5, "currency": "CNY"]), ("B", JSON.null)] {
                let parent = try await acme.create("customers", ["name": .string("Parent of \(name)")]).id
                _ = try await acme.create("customers", ["name": .string(name), "parent": .string(parent.description), "annual_revenue": revenue])
            }
            let page = try await acme.get("customers?parent[is_not_empty]=&include=parent&limit=1&\(query)")
            let whole = try await acme.get("customers?parent[is_not_empty]=&include=parent&\(query)")
            #expect(page.data.compactMap { $0["name"]?.text } == ["A"])
            #expect(page["included"]?["customers"]?.items?.compactMap { $0["name"]?.text } == ["Parent of A"])
            #expect(whole["included"]?["customers"]?.items?.count == 2)
        }
    }

    @Test func `a related field filters one step away`() async throws {
        try await withTenant { acme in
            let retail = try await acme.create("customers", ["name": "Shop", "city": "Paris"]).id
            let other = try await acme.create("customers", ["name": "Mill", "city": "Rome"]).id
            for (name, customer) in [("Anna", retail), ("Bert", other)] {
                _ = try await acme.create("contacts", ["name": .string(name), "customer": .string(customer.description)])
            }
            let found = try await acme.get("contacts?customer.city=Paris")
            #expect(found.data.compactMap { $0["name"]?.text } == ["Anna"])
        }
    }

    @Test(arguments: [
        "fields=owner.name", "fields=owner.nope&include=owner", "fields=name.x&include=owner", "fields=.name", "fields=owner.&include=owner",
        "fields=owner.role.x&include=owner", "nope=1", "sort=nope", "sort=tags", "fields=nope", "include=name", "limit=0", "limit=201", "limit=x",
        "count=maybe", "filter=%7B", "filter=1",
        "name[gt]=1", "annual_revenue[gte]=much",
        "created_at=yesterweek", "owner=somebody", "a.b.c=1", "sort=name,city,level,kind",
    ])
    func `a query that makes no sense is a problem that names the option`(query: String) async throws {
        try await withTenant { acme in
            let reply = try await acme.get("customers?\(query)")
            #expect(reply.status == .badRequest)
            #expect(reply.code == "invalid_query")
            #expect(reply["errors"]?.items?.first?["field"]?.text?.isEmpty == false)
        }
    }

    @Test func `a cursor of another list, another workspace or of nobody is refused`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            let cursor = try #require(try await acme.get("customers?sort=name&limit=2")["next_cursor"]?.text)
            let replies = [
                try await acme.get("customers?sort=-name&limit=2&cursor=\(cursor)"), try await acme.get("customers?limit=2&cursor=\(cursor)"),
                try await acme.get("contacts?sort=name&limit=2&cursor=\(cursor)"),
                try await acme.get("customers?sort=name&cursor=\(cursor.first == "A" ? "B" : "A")\(cursor.dropFirst())"),
                try await acme.get("customers?sort=name&cursor=x"),
            ]
            #expect(replies.map(\.status.code) == [400, 400, 400, 400, 400])
            #expect(replies.allSatisfy { $0.code == "bad_cursor" })
            try await withCustomers(45, Self.customer) { other in
                let foreign = try await other.get("customers?sort=name&limit=2&cursor=\(cursor)")
                #expect(foreign.status == .badRequest)
            }
        }
    }

    @Test func `one workspace never lists another's records`() async throws {
        try await withCustomers(45, Self.customer) { acme in
            try await withTenant { other in
                let mine = try await other.get("customers?count=true")
                let theirs = try await acme.get("customers?limit=1").data.first?["id"]?.text ?? ""
                let read = try await other.get("customers/\(theirs)")
                let history = try await other.get("customers/\(theirs)/history")
                #expect(mine["estimated_total"] == 0)
                #expect(read.status == .notFound)
                #expect(history.status == .notFound)
            }
        }
    }
}
