import Core
import TestKit
import Testing

/// All objects share one table: none sees another's records, in its own workspace or elsewhere.
@Suite struct ObjectBoundaryTests {
    /// A workspace with cats and dogs: one of each, both called c-1 outside.
    private func withTwo(_ body: (TestTenant, _ cat: ID, _ dog: ID) async throws -> Void) async throws {
        try await withTenant(plan: "enterprise") { acme in
            for name in ["cat", "dog"] {
                _ = try await acme.object(name)
                _ = try await acme.field("age", "integer", ["filterable": true], of: "c_\(name)")
                _ = try await acme.field("friend", "reference", ["refers_to": .string("c_\(name)"), "filterable": true], of: "c_\(name)")
            }
            let cat = try await acme.create("c_cats", ["name": "Tom", "external_id": "c-1", "c_age": 3]).id
            let dog = try await acme.create("c_dogs", ["name": "Rex", "external_id": "c-1", "c_age": 3]).id
            try await body(acme, cat, dog)
        }
    }

    @Test func `an id of another object is as good as none`() async throws {
        try await withTwo { acme, cat, dog in
            let nobody = ID.new()
            for id in [dog, nobody] {
                let statuses = [
                    try await acme.get("c_cats/\(id)").status, try await acme.get("c_cats/\(id)?fields=name").status,
                    try await acme.get("c_cats/\(id)/history").status, try await acme.patch("c_cats/\(id)", ["name": "Mine"]).status,
                    try await acme.delete("c_cats/\(id)").status, try await acme.post("c_cats/\(id)/restoration").status,
                ]
                #expect(statuses == Array(repeating: .notFound, count: 6))
            }
            let read = try await acme.get("c_dogs/\(dog)")
            let own = try await acme.get("c_cats/\(cat)")
            #expect(read["name"] == "Rex")
            #expect(read["version"] == 1)
            #expect(own["name"] == "Tom")
        }
    }

    /// The twin: nothing but the object keeps them apart.
    @Test func `a record that is made another object's is found there, and no longer where it was`() async throws {
        try await withTwo { acme, _, dog in
            let before = try await acme.get("c_cats/\(dog)")
            _ = try await acme.query(
                """
                update core.custom_record t set object_id = o.id, external_id = null from core.object o
                where t.tenant_id = \(acme.id) and o.tenant_id = \(acme.id) and o.name = 'c_cat' and t.id = \(dog)
                """)
            let after = try await acme.patch("c_cats/\(dog)", ["name": "Felix"])
            let gone = try await acme.get("c_dogs/\(dog)")
            let cats = try await acme.names("c_cats?sort=name")
            #expect(before.status == .notFound)
            #expect(after.status == .ok)
            #expect(gone.status == .notFound)
            #expect(cats == ["Felix", "Tom"])
        }
    }

    @Test func `a batch reaches none of another object's records`() async throws {
        try await withTwo { acme, _, dog in
            let binned = try await acme.create("c_dogs", ["name": "Old"]).id
            _ = try await acme.delete("c_dogs/\(binned)")
            let operations: [JSON] = [
                ["action": "update", "id": .string("\(dog)"), "values": ["name": "Mine"]], ["action": "delete", "id": .string("\(dog)")],
                ["action": "restore", "id": .string("\(binned)")],
            ]
            let batch = try await acme.post("c_cats/batch", ["operations": .array(operations)])
            let dogs = try await acme.names("c_dogs")
            let bin = try await acme.names("c_dogs?deleted=true")
            #expect(batch["results"]?.items?.map { $0["status"]?.whole } == [404, 404, 404])
            #expect(dogs == ["Rex"])
            #expect(bin == ["Old"])
        }
    }

    @Test func `lists, totals, filters and files hold an object's own records alone`() async throws {
        try await withTwo { acme, _, dog in
            for query in [
                "", "?sort=name", "?sort=-c_age", "?c_age=3", "?external_id=c-1", "?name[is_not_empty]=", "?owner=me", "?created_at[is_not_empty]=",
            ] {
                let names = try await acme.names("c_cats\(query)")
                #expect(names == ["Tom"], "\(query)")
            }
            let byID = try await acme.names("c_cats?id=\(dog)")
            let count = try await acme.get("c_cats?count=true")["estimated_total"]
            let summary = try await acme.get("c_cats/summary?sum=c_age")
            let file = try await acme.get("c_cats/export.csv").text
            #expect(byID == [])
            #expect(count == 1)
            #expect(summary["total"] == ["count": 1, "sums": ["c_age": 3]])
            #expect(file.contains("Tom") && !file.contains("Rex"))
        }
    }

    @Test func `a reference leads into its own object alone`() async throws {
        try await withTwo { acme, cat, dog in
            let refused = try await acme.post("c_cats", ["name": "Kit", "c_friend": .string("\(dog)")])
            // Past the rules, as a fault of ours would: what is read does not follow it.
            let slot: Int64? = try await acme.query(
                "select f.slot from core.field f where f.tenant_id = \(acme.id) and f.record_type = 'c_cat' and f.name = 'c_friend'"
            ).scalar()
            let planted = "{\"\(slot ?? 0)\": \"\(dog)\"}"
            _ = try await acme.query(
                """
                update core.custom_record set custom = custom || (\(planted))::text::jsonb
                where tenant_id = \(acme.id) and object_id is not null and id = \(cat)
                """)
            let included = try await acme.get("c_cats?include=c_friend")
            let filtered = try await acme.names("c_cats?c_friend.name=Rex")
            #expect(refused.faults == ["c_friend unknown_reference"])
            #expect(included.data.first?["c_friend"] == .string("\(dog)"))
            #expect(included["included"]?["c_cats"] == [])
            #expect(filtered == [])
        }
    }

    @Test func `an external id is unique in its object, and an import finds its own`() async throws {
        try await withTwo { acme, cat, _ in
            let twice = try await acme.post("c_cats", ["name": "Twin", "external_id": "c-1"])
            let done = try await acme.importFile("external_id,name,c_friend\nc-1,Thomas,\nc-2,Kit,c-1\n", type: "c_cats")
            let dogs = try await acme.names("c_dogs")
            let kit = try await acme.get("c_cats?name=Kit").data.first
            #expect(twice.status == .conflict)
            #expect(twice.faults == ["external_id duplicate"])
            #expect(done.outcome == ["created": 1, "updated": 1, "unchanged": 0, "skipped": 0, "failed": 0])
            #expect(dogs == ["Rex"])
            #expect(kit?["c_friend"] == .string("\(cat)"))
        }
    }

    @Test func `cursors of one object are none of another's`() async throws {
        try await withTwo { acme, _, _ in
            _ = try await acme.create("c_dogs", ["name": "Second"])
            let cursor = try #require(try await acme.get("c_dogs?limit=1")["next_cursor"]?.text)
            let foreign = try await acme.get("c_cats?limit=1&cursor=\(cursor)")
            let own = try await acme.get("c_dogs?limit=1&cursor=\(cursor)")
            #expect(foreign.status == .badRequest)
            #expect(own.data.count == 1)
        }
    }

    @Test func `another workspace's object of the same name is another object`() async throws {
        try await withTwo { acme, cat, _ in
            try await withTwo { other, theirs, _ in
                let foreign = try await other.get("c_cats/\(cat)")
                let listed = try await other.get("c_cats").data.compactMap { $0["id"]?.text }
                let refused = try await other.post("c_cats", ["name": "Kit", "c_friend": .string("\(cat)")])
                #expect(foreign.status == .notFound)
                #expect(listed == [theirs.description])
                #expect(refused.faults == ["c_friend unknown_reference"])
            }
            try await withTenant(plan: "enterprise") { stranger in
                let replies = [
                    try await stranger.get("c_cats"), try await stranger.get("c_cats/\(cat)"), try await stranger.post("c_cats", ["name": "Kit"]),
                    try await stranger.post("imports?type=c_cats"), try await stranger.get("c_cats/export.csv"),
                ]
                #expect(replies.map(\.status.code) == [404, 404, 404, 400, 404])
            }
        }
    }

    @Test func `paths that are no object's are nobody's, as before`() async throws {
        try await withTenant { acme in
            let anybody = TestClient(port: acme.server.port)
            for path in ["nothing", "nothing/summary", "customers/summary/none", "plans/7", "object_records", "%7Bobject%7D"] {
                let replies = [try await acme.get(path), try await anybody.get(path)]
                #expect(replies.map(\.status) == [.notFound, .notFound], "\(path)")
            }
            let method = try await acme.put("customers", [:])
            let (unknown, unsigned) = (try await acme.get("c_nothings"), try await anybody.get("c_nothings"))
            #expect(method.status == .methodNotAllowed)
            #expect(unknown.code == "not_found")
            #expect(unsigned.status == .unauthorized)
        }
    }
}
