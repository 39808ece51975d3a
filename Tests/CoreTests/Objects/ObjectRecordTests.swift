import Core
import NIOCore
import TestKit
import Testing

/// R8: records of a workspace's own objects do everything that those of declared types do.
@Suite struct ObjectRecordTests {
    @Test func `values of every kind come back as they were sent`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            let sent = acme.machine("Lathe")
            let created = try await acme.create("c_machines", .object(sent))
            let read = try await acme.get("c_machines/\(created.id)")
            let listed = try #require(try await acme.get("c_machines").data.first)
            for (name, value) in sent {
                let shown = try #require(read[name], "\(name)")
                #expect(created[name] == shown)
                #expect(listed[name] == shown)
                if name != "c_moment" { #expect(shown == value, "\(name)") }
            }
            #expect(created.headers[.location] == "/api/v1/c_machines/\(try created.id)")
            #expect(read["owner"] == .string("\(acme.owner)"))
            #expect(read.headers[.eTag] == created.headers[.eTag])
        }
    }

    @Test func `a record is changed, binned and restored, and its history tells of it`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            let created = try await acme.create("c_machines", .object(acme.machine("Lathe")))
            let id = try created.id
            let unmatched = try await acme.patch("c_machines/\(id)", ["name": "Mill"], etag: nil)
            let patched = try await acme.patch("c_machines/\(id)", ["name": "Mill", "c_price": .null, "c_count": 43], etag: created.headers[.eTag])
            let stale = try await acme.patch("c_machines/\(id)", ["name": "Drill"], etag: created.headers[.eTag])
            let binned = try await acme.delete("c_machines/\(id)")
            let live = try await acme.names("c_machines")
            let bin = try await acme.names("c_machines?deleted=true")
            let restored = try await acme.post("c_machines/\(id)/restoration")
            let history = try await acme.get("c_machines/\(id)/history").data
            #expect(unmatched.status == .preconditionRequired)
            #expect(patched["name"] == "Mill")
            #expect(patched["c_price"] == .null)
            #expect(stale.status == .preconditionFailed)
            #expect(binned.status == .noContent)
            #expect(live == [])
            #expect(bin == ["Mill"])
            #expect(restored["c_count"] == 43)
            #expect(history.map { $0["action"]?.text } == ["restore", "delete", "update", "create"])
            #expect(history[2]["changes"]?["before"]?["c_count"] == 42)
        }
    }

    @Test func `lists filter by declared fields and by own ones`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            _ = try await acme.create("c_machines", .object(acme.machine("Full")))
            _ = try await acme.create("c_machines", ["name": "Empty", "owner": .null])
            _ = try await acme.create("c_machines", ["name": "Other", "c_count": 7, "c_colour": "green", "c_sizes": ["l"], "c_text": "abc"])
            for (query, found) in [
                ("name[starts_with]=fu", ["Full"]), ("owner=me", ["Full", "Other"]), ("owner[is_empty]=", ["Empty"]),
                ("c_text[contains]=B", ["Other"]), ("c_count[gt]=7", ["Full"]), ("c_count[between]=1,10", ["Other"]), ("c_share=7.5", ["Full"]),
                ("c_price[lt]=200000", ["Full"]), ("c_flag=false", ["Full"]), ("c_day[before]=2026-03-01", ["Full"]),
                ("c_moment=2026-02-28", ["Full"]),
                ("c_boss=me", ["Full"]), ("c_tel=%2B8613800138000", ["Full"]), ("c_colour[in]=red,green", ["Full", "Other"]),
                ("c_sizes[has_none]=s", ["Empty", "Other"]), ("c_boss.name[is_not_empty]=", ["Full"]),
            ] {
                let seen = try await acme.names("c_machines?\(query)").sorted()
                #expect(seen == found, "\(query)")
            }
            let tree = try await acme.post("c_machines/query", ["filter": ["or": [["c_count", "is", 7], ["name", "is", "empty"]]], "count": true])
            #expect(tree.data.count == 2)
            #expect(tree["estimated_total"] == 2)
        }
    }

    @Test(arguments: ["name", "-name", "c_count", "-c_count", "created_at", "c_flag,-c_count"], [1, 2, 50])
    func `lists sort page by page, with empty values last`(_ sort: String, limit: Int) async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            for (name, count) in [("B", 5), ("a", 1), ("D", 4), ("c", 2)] {
                _ = try await acme.create("c_machines", ["name": .string(name), "c_count": .integer(Int64(count)), "c_flag": true])
            }
            for name in ["x", "Y"] { _ = try await acme.create("c_machines", ["name": .string(name)]) }
            var found: [String] = []
            var cursor: String?
            repeat {
                let page = try await acme.get("c_machines?sort=\(sort)&limit=\(limit)" + (cursor.map { "&cursor=\($0)" } ?? ""))
                try #require(page.status == .ok, "\(page.text)")
                found += page.data.compactMap { $0["name"]?.text }
                cursor = page["next_cursor"]?.text
            } while cursor != nil
            let expected = [
                "name": ["a", "B", "c", "D", "x", "Y"], "-name": ["Y", "x", "D", "c", "B", "a"], "created_at": ["B", "a", "D", "c", "x", "Y"],
                "c_count": ["a", "c", "D", "B"], "-c_count": ["B", "D", "c", "a"], "c_flag,-c_count": ["B", "D", "c", "a"],
            ]
            let wanted = try #require(expected[sort])
            #expect(found.count == 6)
            #expect(Array(found.prefix(wanted.count)) == wanted)
            #expect(Set(found) == ["a", "B", "c", "D", "x", "Y"])
        }
    }

    @Test func `references lead both ways, between objects and to itself`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            _ = try await acme.object("site")
            _ = try await acme.field("hall", "reference", ["refers_to": "c_site", "filterable": true], of: "c_machine")
            _ = try await acme.field("favourite", "reference", ["refers_to": "c_machine", "filterable": true])
            let site = try await acme.create("c_sites", ["name": "Hall 7"]).id
            let customer = try await acme.create("customers", ["name": "Acme", "city": "Rome"]).id
            let whole = try await acme.create("c_machines", ["name": "Whole", "c_hall": .string("\(site)")]).id
            let part = try await acme.create(
                "c_machines", ["name": "Part", "c_part_of": .string("\(whole)"), "c_buyer": .string("\(customer)"), "c_count": 9]
            ).id
            _ = try await acme.patch("customers/\(customer)", ["c_favourite": .string("\(part)")])
            let one = try await acme.get("c_machines/\(part)?include=c_buyer,c_part_of&fields=name,c_buyer.city")
            let list = try await acme.get("customers?include=c_favourite&c_favourite.c_count=9")
            let bySite = try await acme.names("c_machines?c_hall.name=Hall%207")
            let byWhole = try await acme.names("c_machines?c_part_of=\(whole)")
            let byBuyer = try await acme.names("c_machines?c_buyer.city=Rome")
            let nobody = try await acme.post("c_machines", ["name": "Lost", "c_part_of": .string("\(site)")])
            #expect(one["included"]?["customers"]?.items?.first?["city"] == "Rome")
            #expect(one["included"]?["c_machines"]?.items?.first?["name"] == "Whole")
            #expect(list["included"]?["c_machines"]?.items?.map { $0["name"] } == ["Part"])
            #expect(bySite == ["Whole"])
            #expect(byWhole == ["Part"])
            #expect(byBuyer == ["Part"])
            #expect(nobody.faults == ["c_part_of unknown_reference"])
        }
    }

    @Test func `summaries count and add up, and groups of references have labels`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            let whole = try await acme.create("c_machines", ["name": "Whole"]).id
            for (name, colour, count) in [("A", "red", 1), ("B", "red", 2), ("C", "green", 4)] {
                _ = try await acme.create(
                    "c_machines",
                    [
                        "name": .string(name), "c_colour": .string(colour), "c_count": .integer(Int64(count)), "c_part_of": .string("\(whole)"),
                        "c_price": ["amount": .integer(Int64(count) * 100), "currency": "CNY"],
                    ])
            }
            let byColour = try await acme.get("c_machines/summary?group=c_colour&sum=c_count,c_price&c_count[gt]=0")
            let byWhole = try await acme.get("c_machines/summary?group=c_part_of")
            try #require(byColour.status == .ok, "\(byColour.text)")
            let groups = byColour.data.map { "\($0["key"]?.text ?? "") \($0["count"]?.whole ?? 0) \($0["sums"]?["c_count"]?.whole ?? 0)" }
            #expect(groups == ["red 2 3", "green 1 4"])
            #expect(byColour["total"]?["sums"]?["c_price"] == [["amount": 700, "currency": "CNY"]])
            #expect(byWhole.data.map { $0["label"]?.text } == ["Whole", nil])
        }
    }

    @Test func `a file goes out and comes back in`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            let customer = try await acme.create("customers", ["name": "Acme", "external_id": "acme"]).id
            var machine = acme.machine("Lathe")
            machine["external_id"] = "m1"
            machine["c_buyer"] = .string("\(customer)")
            let id = try await acme.create("c_machines", .object(machine)).id
            let file = try await acme.get("c_machines/export.csv?sort=name&header=names&values=codes").text
            let people = try await acme.get("c_machines/export.csv?fields=name,c_buyer,c_boss").text
            let same = try await acme.importFile("external_id,name,c_count,c_colour\nm1,Lathe,42,red\n", type: "c_machines")
            let other = try await acme.importFile(
                "external_id,name,c_count,c_colour,c_buyer,c_part_of\nm1,Lathe,43,red,acme,\nm2,Mill,1,green,,m1\nm3,Drill,x,red,,\n",
                type: "c_machines")
            let after = try await acme.get("c_machines?sort=name&fields=name,c_count,c_part_of").data
            #expect(file.contains("SN-Lathe") && file.contains("m1") && file.contains("\(customer)"))
            #expect(people.contains("Acme") && people.contains("Test owner"))
            #expect(same.outcome == ["created": 0, "updated": 0, "unchanged": 1, "skipped": 0, "failed": 0])
            #expect(other.outcome == ["created": 1, "updated": 1, "unchanged": 0, "skipped": 0, "failed": 1])
            #expect(other["type"] == "c_machines")
            #expect(after.map { $0["c_count"]?.whole } == [43, 1])
            #expect(after[1]["c_part_of"] == .string("\(id)"))
        }
    }

    @Test func `a batch writes many, each with a result of its own`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            let id = try await acme.create("c_machines", .object(acme.machine("Lathe"))).id
            let batch = try await acme.post(
                "c_machines/batch",
                [
                    "operations": [
                        ["action": "create", "values": ["name": "Mill", "c_serial": "SN-1"]],
                        ["action": "create", "values": ["name": "Twin", "c_serial": "sn-1"]],
                        ["action": "update", "id": .string("\(id)"), "version": 1, "values": ["c_count": 1]],
                        ["action": "delete", "id": .string("\(id)")], ["action": "restore", "id": .string("\(id)")],
                        ["action": "create", "values": ["c_count": 1]],
                    ]
                ])
            let names = try await acme.names("c_machines?sort=name")
            #expect(batch["results"]?.items?.map { $0["status"]?.whole } == [201, 409, 200, 204, 200, 422])
            #expect(names == ["Lathe", "Mill"])
        }
    }

    @Test func `views and conditions speak of objects`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            try await acme.machines()
            _ = try await acme.field("reason", "text", ["required_when": .string(#"["c_colour", "is", "red"]"#)], of: "c_machine")
            let view = try await acme.post(
                "views", ["type": "c_machines", "name": "Red ones", "filter": ["c_colour", "is", "red"], "columns": ["name", "c_buyer.name"]])
            let listed = try await acme.get("views?type=c_machines")
            let refused = try await acme.post("c_machines", ["name": "Lathe", "c_colour": "red"])
            #expect(view.status == .created)
            #expect(listed.data.map { $0["type"] } == ["c_machines"])
            #expect(refused.faults == ["c_reason required"])
        }
    }

    @Test func `a field that becomes filterable later is indexed, also while its object is in the bin`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let object = try await acme.object("machine")
            let other = try await acme.object("site")
            let field = try await acme.field("grade", "text", of: "c_machine")
            for index in 1...3 { _ = try await acme.create("c_machines", ["name": .string("M\(index)"), "c_grade": index == 2 ? "gold" : "tin"]) }
            _ = try await acme.create("c_sites", ["name": "S"])
            _ = try await acme.patch("fields/\(field)", ["filterable": true])
            _ = try await acme.delete("objects/\(object)")
            let indexed = try await acme.indexed(field)
            _ = try await acme.post("objects/\(object)/restoration")
            let rows = try await acme.indexRows(field)
            let found = try await acme.names("c_machines?c_grade=gold")
            #expect(indexed["index_state"] == "ready")
            #expect(indexed["indexed"] == 3)
            #expect(rows == 3)
            #expect(found == ["M2"])
            #expect(other != object)
        }
    }
}
