import Core
import TestKit
import Testing

/// R8: records with fields of the workspace's own do everything that they do with declared ones.
@Suite struct CustomRecordTests {
    private static let kinds: [(name: String, kind: String, more: JSONObject)] = [
        ("text", "text", [:]), ("note", "long_text", ["filterable": false]), ("count", "integer", [:]), ("rate", "decimal", ["scale": 3]),
        ("share", "percent", ["scale": 1]), ("price", "money", [:]), ("flag", "boolean", [:]), ("day", "date", [:]), ("moment", "timestamp", [:]),
        ("boss", "reference", ["refers_to": "user"]), ("mail", "email", [:]), ("tel", "phone", [:]), ("site", "url", [:]),
        ("colour", "choice", [:]), ("sizes", "choices", [:]), ("opens", "time", [:]), ("home", "address", [:]),
    ]

    private static func values(_ owner: ID) -> JSONObject {
        [
            "c_text": "Größe \"XL\" \\ 大号 {[,]}", "c_note": "one\ntwo", "c_count": 42, "c_rate": .number(12.125), "c_share": .number(7.5),
            "c_price": ["amount": 199900, "currency": "CNY"], "c_flag": false, "c_day": "2026-02-28", "c_moment": "2026-02-28T08:30:00Z",
            "c_boss": .string("\(owner)"), "c_mail": "li@example.com", "c_tel": "+8613800138000", "c_site": "https://example.com/a?b=c",
            "c_colour": "red", "c_sizes": ["m", "s"], "c_opens": "09:30", "c_home": ["city": "深圳 {\"a\": [}", "street": "Main, 1"],
        ]
    }

    /// A workspace whose customers have a field of every kind.
    private func withEveryKind(_ body: (TestTenant) async throws -> Void) async throws {
        try await withTenant(plan: "enterprise") { acme in
            for (name, kind, more) in Self.kinds {
                var more = more
                if more["filterable"] == nil { more["filterable"] = true }
                let field = try await acme.field(name, kind, more)
                if name == "colour" { for code in ["red", "green"] { _ = try await acme.choice(code, of: field) } }
                if name == "sizes" { for code in ["s", "m", "l"] { _ = try await acme.choice(code, of: field) } }
            }
            try await body(acme)
        }
    }

    private func names(_ acme: TestTenant, _ query: String) async throws -> [String] {
        let page = try await acme.get("customers?\(query)")
        try #require(page.status == .ok, "\(query): \(page.text)")
        return page.data.compactMap { $0["name"]?.text }
    }

    @Test func `values of every kind come back as they were sent`() async throws {
        try await withEveryKind { acme in
            let sent = Self.values(acme.owner)
            var body = sent
            body["name"] = "Acme"
            let created = try await acme.create("customers", .object(body))
            let read = try await acme.get("customers/\(created.id)")
            let listed = try #require(try await acme.get("customers").data.first)
            let sparse = try #require(try await acme.get("customers?fields=c_price").data.first)
            for (name, value) in sent {
                let shown = try #require(read[name], "\(name)")
                #expect(created[name] == shown)
                #expect(listed[name] == shown)
                if name != "c_moment" { #expect(shown == value, "\(name)") }
            }
            #expect(read["c_moment"]?.text?.hasPrefix("2026-02-28T08:30:00") == true)
            #expect(Set(sparse.members?.keys ?? []) == ["id", "version", "c_price"])
        }
    }

    @Test func `a patch changes what it names, and null clears`() async throws {
        try await withEveryKind { acme in
            var body = Self.values(acme.owner)
            body["name"] = "Acme"
            let id = try await acme.create("customers", .object(body)).id
            let patched = try await acme.patch("customers/\(id)", ["c_text": "new", "c_price": .null, "c_sizes": []])
            #expect(patched.status == .ok)
            let read = try await acme.get("customers/\(id)")
            #expect(read["c_text"] == "new")
            #expect(read["c_price"] == .null)
            #expect(read["c_sizes"] == [])
            #expect(read["c_count"] == 42)
            let seen1 = try await names(acme, "c_text=NEW")
            #expect(seen1 == ["Acme"])
            let seen2 = try await names(acme, "c_price[is_empty]=")
            #expect(seen2 == ["Acme"])
            let history = try await acme.get("customers/\(id)/history").data
            let changes = try #require(history.first?["changes"])
            #expect(changes["before"]?["c_price"] == ["amount": 199900, "currency": "CNY"])
            #expect(changes["after"]?["c_text"] == "new")
        }
    }

    @Test func `lists filter by what the fields hold`() async throws {
        try await withEveryKind { acme in
            var body = Self.values(acme.owner)
            body["name"] = "Full"
            _ = try await acme.create("customers", .object(body))
            _ = try await acme.create("customers", ["name": "Empty"])
            _ = try await acme.create("customers", ["name": "Other", "c_count": 7, "c_colour": "green", "c_sizes": ["l"], "c_text": "abc"])
            var sortable = 0
            for (query, found) in [
                ("c_text[starts_with]=gr%C3%B6", ["Full"]), ("c_text[contains]=B", ["Other"]), ("c_text[is_not]=abc", ["Empty", "Full"]),
                ("c_count[gt]=7", ["Full"]), ("c_count[between]=1,10", ["Other"]), ("c_count[is_empty]=", ["Empty"]),
                ("c_rate[gte]=12.125", ["Full"]), ("c_share=7.5", ["Full"]), ("c_price[lt]=200000", ["Full"]), ("c_flag=false", ["Full"]),
                ("c_day[before]=2026-03-01", ["Full"]), ("c_moment=2026-02-28", ["Full"]), ("c_boss=me", ["Full"]),
                ("c_mail=LI@example.com", ["Full"]),
                ("c_tel=%2B8613800138000", ["Full"]), ("c_colour[in]=red,green", ["Full", "Other"]), ("c_colour[not_in]=red", ["Empty", "Other"]),
                ("c_sizes=m", ["Full"]), ("c_sizes[has_any]=l,m", ["Full", "Other"]), ("c_sizes[has_all]=s,m", ["Full"]),
                ("c_sizes[has_none]=s", ["Empty", "Other"]), ("c_sizes[is_not_empty]=", ["Full", "Other"]), ("c_opens[before]=10:00", ["Full"]),
                ("c_home[contains]=main", ["Full"]), ("c_home[is_empty]=", ["Empty", "Other"]),
            ] {
                let seen3 = try await names(acme, query).sorted()
                #expect(seen3 == found, "\(query)")
                let sorted = try await acme.get("customers?\(query)&sort=-\(query.prefix { $0 != "=" && $0 != "[" })")
                guard sorted.status == .ok else { continue }
                sortable += 1
                #expect(sorted.data.compactMap { $0["name"]?.text }.sorted() == found, "\(query), in its own order")
            }
            #expect(sortable > 12)
            let contact = try await acme.create(
                "contacts", ["name": "Li", "customer": .string(acme.get("customers?name=Full").data[0]["id"]?.text ?? "")])
            #expect(contact.status == .created)
            let related = try await acme.post("contacts/query", ["filter": ["customer.c_count", "is", 42], "include": "customer"])
            #expect(related.data.count == 1)
            #expect(related["included"]?["customers"]?.items?.first?["c_colour"] == "red")
            let refused = try await acme.get("customers?c_note=one")
            #expect(refused.status == .badRequest)
        }
    }

    @Test(arguments: [1, 3, 50]) func `lists sort by them, page by page, with empty values last`(limit: Int) async throws {
        try await withEveryKind { acme in
            for number in [5, 1, 4, 2, 3] {
                _ = try await acme.create("customers", ["name": .string("N\(number)"), "c_count": .integer(Int64(number))])
            }
            for name in ["X", "Y"] { _ = try await acme.create("customers", ["name": .string(name)]) }
            for (sort, expected) in [("c_count", ["N1", "N2", "N3", "N4", "N5"]), ("-c_count", ["N5", "N4", "N3", "N2", "N1"])] {
                var found: [String] = []
                var cursor: String?
                repeat {
                    let page = try await acme.get("customers?sort=\(sort)&limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? ""))
                    try #require(page.status == .ok, "\(page.text)")
                    found += page.data.compactMap { $0["name"]?.text }
                    cursor = page["next_cursor"]?.text
                } while cursor != nil
                #expect(found.prefix(5) == expected[...])
                #expect(Set(found.suffix(2)) == ["X", "Y"] && found.count == 7)
            }
            let seen4 = try await names(acme, "sort=c_flag,-c_count&limit=2")
            #expect(seen4 == ["N5", "N4"])
        }
    }

    @Test func `a unique value is had once, until its record is in the bin`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("badge", "text", ["unique": true])
            let first = try await acme.create("customers", ["name": "A", "c_badge": "K-1"]).id
            let second = try await acme.post("customers", ["name": "B", "c_badge": "k-1"])
            #expect(second.status == .conflict)
            #expect(second.faults == ["c_badge duplicate"])
            let both = try await acme.post(
                "customers/batch",
                [
                    "operations": [
                        ["action": "create", "values": ["name": "C", "c_badge": "K-2"]],
                        ["action": "create", "values": ["name": "D", "c_badge": "K-2"]],
                    ]
                ])
            #expect(both["results"]?.items?.map { $0["status"]?.whole } == [201, 409])
            let seen5 = try await acme.patch("customers/\(first)", ["c_badge": "K-1", "city": "Rome"]).status
            #expect(seen5 == .ok)
            let seen6 = try await acme.delete("customers/\(first)").status
            #expect(seen6 == .noContent)
            let seen7 = try await acme.post("customers", ["name": "E", "c_badge": "K-1"]).status
            #expect(seen7 == .created)
            let seen8 = try await acme.post("customers/\(first)/restoration").status
            #expect(seen8 == .conflict)
        }
    }

    @Test func `of fifty at once one has the unique value`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("badge", "text", ["unique": true])
            let created = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<50 {
                    group.addTask {
                        try await patiently { try await acme.post("customers", ["name": .string("N\(number)"), "c_badge": "one"]) }.status == .created
                    }
                }
                var created = 0
                for try await isCreated in group where isCreated { created += 1 }
                return created
            }
            #expect(created == 1)
        }
    }

    @Test func `rules of a field are told by its name`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let colour = try await acme.field("colour", "choice", ["filterable": true])
            for code in ["red", "green"] { _ = try await acme.choice(code, of: colour) }
            _ = try await acme.field("reason", "text", ["required_when": .string(#"["c_colour", "is", "red"]"#)])
            _ = try await acme.field("code", "text", ["required": true, "maximum_length": 3])
            let seen9 = try await acme.post("customers", ["name": "A"]).faults
            #expect(seen9 == ["c_code required"])
            let seen10 = try await acme.post("customers", ["name": "A", "c_code": "toolong"]).faults
            #expect(seen10 == ["c_code too_long"])
            let seen11 = try await acme.post("customers", ["name": "A", "c_code": "x", "c_colour": "blue"]).faults
            #expect(seen11 == ["c_colour unknown_choice"])
            let seen12 = try await acme.post("customers", ["name": "A", "c_code": "x", "c_colour": "red"]).faults
            #expect(seen12 == ["c_reason required"])
            let seen13 = try await acme.post("customers", ["name": "A", "c_code": "x", "c_none": 1]).faults
            #expect(seen13 == ["c_none unknown_field"])
            let id = try await acme.create("customers", ["name": "A", "c_code": "x", "c_colour": "green"]).id
            let seen14 = try await acme.patch("customers/\(id)", ["c_colour": "red"]).faults
            #expect(seen14 == ["c_reason required"])
            let seen15 = try await acme.patch("customers/\(id)", ["c_colour": "red", "c_reason": "so"]).status
            #expect(seen15 == .ok)
        }
    }

    @Test func `what one workspace adds no other one sees`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("secret", "text", ["filterable": true])
            _ = try await acme.create("customers", ["name": "A", "c_secret": "x"])
            try await withTenant(plan: "enterprise") { other in
                let seen16 = try await other.post("customers", ["name": "B", "c_secret": "x"]).faults
                #expect(seen16 == ["c_secret unknown_field"])
                let seen17 = try await other.get("customers?c_secret=x").status
                #expect(seen17 == .badRequest)
                let seen18 = try await other.metadata("c_secret")
                #expect(seen18 == nil)
            }
            let seen19 = try await acme.metadata("c_secret")
            #expect(seen19 != nil)
            let seen20 = try await names(acme, "c_secret=x")
            #expect(seen20 == ["A"])
        }
    }

    @Test func `summaries, exports and imports know them`() async throws {
        try await withEveryKind { acme in
            for (name, colour, count) in [("A", "red", 1), ("B", "red", 2), ("C", "green", 4)] {
                _ = try await acme.create(
                    "customers", ["name": .string(name), "c_colour": .string(colour), "c_count": .integer(Int64(count)), "c_rate": 0.5])
            }
            let summary = try await acme.get("customers/summary?group=c_colour&sum=c_count,c_rate")
            try #require(summary.status == .ok, "\(summary.text)")
            let groups = summary.data.map { "\($0["key"]?.text ?? "") \($0["count"]?.whole ?? 0) \($0["sums"]?["c_count"]?.whole ?? 0)" }
            #expect(groups == ["red 2 3", "green 1 4"])
            #expect(summary["total"]?["sums"]?["c_rate"] == .number(1.5))
            let file = try await acme.get("customers/export.csv?fields=name,c_colour,c_count,c_boss&sort=name&header=names&values=codes").text
            #expect(file.contains("name,c_colour,c_count,c_boss"))
            #expect(file.contains("A,red,1,"))
        }
    }
}
