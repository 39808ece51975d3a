import Core
import TestKit
import Testing

@Suite struct TimeAndAddressTests {
    private static let shenzhen: JSON = [
        "country": "CN", "region": "广东省", "city": "深圳市", "district": "南山区", "street": "科技园路 1 号", "postal_code": "518057",
    ]

    private func names(_ acme: TestTenant, _ query: String) async throws -> [String] {
        let page = try await acme.get("customers?\(query)")
        try #require(page.status == .ok, "\(query): \(page.text)")
        return page.data.compactMap { $0["name"]?.text }
    }

    @Test func `a time of day is compared, sorted and kept in ranges`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("opens", "time", ["filterable": true])
            for (name, time) in [("Late", "14:00"), ("Early", "06:30"), ("Noon", "12:00")] {
                _ = try await acme.create("customers", ["name": .string(name), "c_opens": .string(time)])
            }
            _ = try await acme.create("customers", ["name": "Never"])
            let sorted = try await names(acme, "sort=c_opens")
            let reversed = try await names(acme, "sort=-c_opens&limit=2")
            #expect(sorted == ["Early", "Noon", "Late", "Never"])
            #expect(reversed == ["Late", "Noon"])
            for (query, found) in [
                ("c_opens[before]=12:00", ["Early"]), ("c_opens[gte]=12:00", ["Late", "Noon"]), ("c_opens[between]=06:00,12:00", ["Early", "Noon"]),
                ("c_opens=12:00", ["Noon"]), ("c_opens[in]=12:00,14:00", ["Late", "Noon"]), ("c_opens[is_not]=12:00", ["Early", "Late", "Never"]),
                ("c_opens[is_empty]=", ["Never"]),
            ] {
                let seen = try await names(acme, query).sorted()
                #expect(seen == found, "\(query)")
            }
        }
    }

    @Test func `a page of times ends where the next begins`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("opens", "time", ["filterable": true])
            for hour in [3, 1, 2] { _ = try await acme.create("customers", ["name": .string("N\(hour)"), "c_opens": .string("0\(hour):00")]) }
            let first = try await acme.get("customers?sort=c_opens&limit=2")
            let second = try await acme.get("customers?sort=c_opens&limit=2&cursor=\(first["next_cursor"]?.text ?? "")")
            #expect(first.data.map { $0["c_opens"] } == ["01:00", "02:00"])
            #expect(second.data.map { $0["c_opens"] } == ["03:00"])
        }
    }

    @Test(arguments: ["9:30", "24:00", "09:60", "09:30:00", "noon"])
    func `what is no time is refused`(time: String) async throws {
        try await withTenant { acme in
            _ = try await acme.field("opens", "time")
            let refused = try await acme.post("customers", ["name": "A", "c_opens": .string(time)])
            #expect(refused.faults == ["c_opens invalid_time"])
        }
    }

    @Test func `conditions compare times as lists do`() async throws {
        try await withTenant { acme in
            _ = try await acme.field("opens", "time")
            _ = try await acme.field("reason", "text", ["required_when": .string(#"["c_opens", "before", "07:00"]"#)])
            let early = try await acme.post("customers", ["name": "A", "c_opens": "06:59"])
            let later = try await acme.post("customers", ["name": "A", "c_opens": "07:00"])
            #expect(early.faults == ["c_reason required"])
            #expect(later.status == .created)
        }
    }

    @Test func `an address keeps its parts, and says null when it says nothing`() async throws {
        try await withTenant { acme in
            _ = try await acme.field("home", "address")
            let made = try await acme.create("customers", ["name": "A", "c_home": Self.shenzhen])
            let read = try await acme.get("customers/\(made.id)")
            let partial = try await acme.patch(
                "customers/\(made.id)", ["c_home": ["city": " Berlin ", "street": "", "country": "de", "region": nil]])
            let emptied = try await acme.patch("customers/\(made.id)", ["c_home": ["city": " "]])
            let history = try await acme.get("customers/\(made.id)/history").data
            #expect(made["c_home"]?.members?.count == 6)
            for (part, text) in Self.shenzhen.members ?? [:] { #expect(read["c_home"]?[part] == text) }
            #expect(partial["c_home"]?["city"] == "Berlin")
            #expect(partial["c_home"]?["country"] == "DE")
            #expect(partial["c_home"]?.members?.count == 2)
            #expect(emptied["c_home"] == .null)
            #expect(history[1]["changes"]?["before"]?["c_home"] == Self.shenzhen)
            #expect(history[1]["changes"]?["after"]?["c_home"] == ["country": "DE", "city": "Berlin"])
        }
    }

    private static let broken: [(JSON, String)] = [
        ("Berlin", "invalid_address"), (["planet": "Mars"], "invalid_address"), (["city": 5], "invalid_address"),
        (["country": "XX"], "unknown_country"),
        (["country": "Germany"], "unknown_country"), (["postal_code": .string(String(repeating: "1", count: 21))], "too_long"),
        (["city": "a\nb"], "control_character"),
    ]

    @Test(arguments: broken)
    func `an address that makes no sense is refused`(address: JSON, code: String) async throws {
        try await withTenant { acme in
            _ = try await acme.field("home", "address")
            let refused = try await acme.post("customers", ["name": "A", "c_home": address])
            #expect(refused.faults == ["c_home \(code)"])
        }
    }

    @Test func `addresses are found by any part of their line, however long it is`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("home", "address", ["filterable": true])
            _ = try await acme.create("customers", ["name": "South", "c_home": Self.shenzhen])
            let long: JSON = [
                "street": .string(String(repeating: "Long ", count: 39)), "district": .string(String(repeating: "d", count: 60)), "city": "Llanfair",
                "postal_code": "LL61", "country": "GB",
            ]
            _ = try await acme.create("customers", ["name": "West", "c_home": long])
            _ = try await acme.create("customers", ["name": "Nowhere"])
            for (filter, found) in [
                (["c_home", "contains", "深圳市南山区"], ["South"]), (["c_home", "starts_with", "CN 广东"], ["South"]),
                (["c_home", "contains", "llanFAIR, ll61"], ["West"]), (["c_home", "is_empty"], ["Nowhere"]),
                (["c_home", "is_not_empty"], ["South", "West"]),
            ] as [(JSON, [String])] {
                let page = try await acme.post("customers/query", ["filter": filter])
                #expect(page.data.compactMap { $0["name"]?.text }.sorted() == found, "\(filter.serialized) \(page.text.prefix(200))")
            }
            let refused = try await acme.post("customers/query", ["filter": ["c_home", "is", "x"]])
            #expect(refused.status == .badRequest)
        }
    }

    @Test func `a file for people has a line, one for programs a column for each part that an import takes back`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("home", "address")
            _ = try await acme.field("opens", "time")
            _ = try await acme.create("customers", ["name": "A", "c_home": Self.shenzhen, "c_opens": "09:30"])
            let people = try await acme.get("customers/export.csv?fields=name,c_home,c_opens").text
            let programs = try await acme.get("customers/export.csv?fields=name,c_home,c_opens&values=codes&header=names").text
            let file = try await acme.upload(programs.replacing("A,", with: "B,"), type: "customers")
            _ = try await acme.post("imports/\(file.id)/run")
            let done = try await acme.imported(file.id)
            let imported = try #require(try await acme.get("customers?name=B").data.first)
            #expect(people.contains("A,CN 广东省深圳市南山区科技园路 1 号 518057,09:30"))
            #expect(programs.contains("c_home.country,c_home.region,c_home.city,c_home.district,c_home.street,c_home.postal_code,c_opens"))
            #expect(done["status"] == "done", "\(done.text)")
            for (part, text) in Self.shenzhen.members ?? [:] { #expect(imported["c_home"]?[part] == text) }
            #expect(imported["c_opens"] == "09:30")
        }
    }

    @Test func `a line of a file is a street, a time what people write`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("home", "address")
            _ = try await acme.field("opens", "time")
            let file = try await acme.upload("name,c_home,c_home city,c_opens\nA,1 Main Street,Springfield,9:30 pm\nB,,,25:00\n", type: "customers")
            _ = try await acme.post("imports/\(file.id)/run")
            let done = try await acme.imported(file.id)
            let imported = try #require(try await acme.get("customers?name=A").data.first)
            #expect(imported["c_home"] == ["city": "Springfield", "street": "1 Main Street"])
            #expect(imported["c_opens"] == "21:30")
            #expect(done["outcome"]?["failed"] == 1)
        }
    }

    @Test func `metadata and OpenAPI describe them`() async throws {
        try await withTenant { acme in
            _ = try await acme.field("home", "address", ["filterable": true])
            _ = try await acme.field("opens", "time", ["filterable": true])
            let home = try #require(try await acme.metadata("c_home"))
            let opens = try #require(try await acme.metadata("c_opens"))
            let document = try await acme.get("openapi.json").text
            #expect(home["kind"] == "address")
            #expect(home["sortable"] == false)
            #expect(home["comparisons"] == ["contains", "starts_with", "is_empty", "is_not_empty"])
            #expect(opens["kind"] == "time")
            #expect(opens["sortable"] == true)
            #expect(document.contains("\"c_home\"") && document.contains("\"postal_code\""))
        }
    }
}
