import Core
import TestKit
import Testing

@Suite struct AutonumberTests {
    private func numbers(_ acme: TestTenant) async throws -> [String] {
        try await acme.get("customers?sort=c_number&limit=200&fields=c_number").data.compactMap { $0["c_number"]?.text }
    }

    /// As soon as no record lacks one.
    private func numbered(_ acme: TestTenant, _ count: Int) async throws -> [String] {
        for _ in 0..<200 {
            let numbers = try await numbers(acme)
            if numbers.count >= count { return numbers }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await numbers(acme)
    }

    @Test func `new records are numbered in their order, by the pattern`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let more: JSONObject = ["number_pattern": "TK-{YYYY}-{00000}", "number_start": 7]
            let field = try await acme.create("fields", TestTenant.field("number", "autonumber", more))
            let year = CalendarDate.today.components.year
            let first = try await acme.create("customers", ["name": "A"])
            let second = try await acme.create("customers", ["name": "B"])
            let found = try await acme.get("customers?c_number=tk-\(year)-00008").data
            let told = try await acme.metadata("c_number")
            let created = try await acme.get("customers/\(first.id)/history").data.first
            #expect(field["unique"] == true)
            #expect(field["filterable"] == true)
            #expect(first["c_number"] == .string("TK-\(year)-00007"))
            #expect(second["c_number"] == .string("TK-\(year)-00008"))
            #expect(found.map { $0["name"] } == ["B"])
            #expect(told?["read_only"] == true)
            #expect(told?["custom_kind"] == "autonumber")
            #expect(created?["changes"]?["after"]?["c_number"] == first["c_number"])
        }
    }

    @Test func `nobody writes a number`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("number", "autonumber", ["number_pattern": "{0}"])
            let customer = try await acme.create("customers", ["name": "A"]).id
            let made = try await acme.post("customers", ["name": "B", "c_number": "5"])
            let changed = try await acme.patch("customers/\(customer)", ["c_number": "5"])
            let renamed = try await acme.patch("customers/\(customer)", ["name": "C"])
            #expect(made.faults == ["c_number read_only"])
            #expect(changed.faults == ["c_number read_only"])
            #expect(renamed["c_number"] == "1")
        }
    }

    @Test func `fifty at once get fifty numbers, each once`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("number", "autonumber", ["number_pattern": "{000}"])
            try await withThrowingTaskGroup(of: Void.self) { group in
                for place in 0..<50 {
                    group.addTask { _ = try await patiently { try await acme.post("customers", ["name": .string("N\(place)")]) } }
                }
                try await group.waitForAll()
            }
            let numbers = try await numbers(acme)
            #expect(numbers == (1...50).map { ($0 < 10 ? "00" : "0") + "\($0)" })
        }
    }

    @Test func `what is undone takes no number, and many get theirs in their order`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.field("number", "autonumber", ["number_pattern": "{0}"])
            _ = try await acme.field("badge", "text", ["unique": true])
            let batch = try await acme.post(
                "customers/batch",
                [
                    "operations": [
                        ["action": "create", "values": ["name": "A", "c_badge": "x"]],
                        ["action": "create", "values": ["name": "B", "c_badge": "x"]],
                        ["action": "create", "values": ["name": "C"]],
                    ]
                ])
            _ = try await acme.post("customers/batch", ["dry_run": true, "operations": [["action": "create", "values": ["name": "D"]]]])
            let file = try await acme.upload("name\nE\nF\nG\n", type: "customers")
            _ = try await acme.post("imports/\(file.id)/run")
            _ = try await acme.imported(file.id)
            let read = try await acme.get("customers?sort=c_number&fields=name,c_number").data
            #expect(batch["results"]?.items?.map { $0["status"]?.whole } == [201, 409, 201])
            #expect(read.map { "\($0["name"]?.text ?? "")\($0["c_number"]?.text ?? "")" } == ["A1", "C2", "E3", "F4", "G5"])
        }
    }

    @Test func `records that were there are numbered by a job, in the order of their creation, before the new ones`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            var old: [ID] = []
            for name in ["A", "B", "C"] { old.append(try await acme.create("customers", ["name": .string(name)]).id) }
            _ = try await acme.delete("customers/\(old[1])")
            let field = try await acme.field("number", "autonumber", ["number_pattern": "{0}"])
            let new = try await acme.create("customers", ["name": "D"])
            let numbers = try await numbered(acme, 3)
            let restored = try await acme.post("customers/\(old[1])/restoration")
            let history = try await acme.get("customers/\(old[0])/history").data
            let jobs = try await acme.get("jobs").data.filter { $0["kind"] == "core.field_numbering" }
            let rows = try await acme.indexRows(field)
            #expect(new["c_number"] == "4")
            #expect(numbers == ["1", "3", "4"])
            #expect(restored["c_number"] == "2")
            #expect(history.first?["changes"] == ["after": ["c_number": "1"], "before": ["c_number": nil]])
            #expect(jobs.map { $0["done"] } == [3])
            #expect(jobs.map { $0["total"] } == [3])
            #expect(rows == 4)
        }
    }

    @Test func `several batches of records, and others created meanwhile, all get numbers of their own`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            try await acme.write { tx in _ = try await tx.createMany(type, (0..<2500).map { ["name": .text("Old \($0)")] }) }
            let field = try await acme.field("number", "autonumber", ["number_pattern": "{0}"])
            for place in 0..<30 { _ = try await acme.create("customers", ["name": .string("New \(place)")]) }
            for _ in 0..<400 {
                if try await acme.indexRows(field) == 2530 { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            let distinct: Int64? = try await acme.query(
                """
                select count(distinct v.unique_key) from core.field_value v where v.tenant_id = \(acme.id) and v.field_id = \(field) \
                and v.unique_key::bigint between 1 and 2530
                """
            ).scalar()
            let isInOrder: Bool? = try await acme.query(
                """
                select bool_and(n.rank = n.number) from (select v.unique_key::bigint as number, row_number() over (order by v.record_id) as rank
                from core.field_value v where v.tenant_id = \(acme.id) and v.field_id = \(field)) n
                """
            ).scalar()
            #expect(distinct == 2530)
            #expect(isInOrder == true)
        }
    }

    @Test func `a field out of the bin numbers what came meanwhile, and gives no number twice`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("number", "autonumber", ["number_pattern": "{0}"])
            _ = try await acme.create("customers", ["name": "A"])
            _ = try await acme.delete("fields/\(field)")
            _ = try await acme.create("customers", ["name": "B"])
            _ = try await acme.post("fields/\(field)/restoration")
            _ = try await acme.indexed(field)
            let numbers = try await numbered(acme, 2)
            let next = try await acme.create("customers", ["name": "C"])
            #expect(numbers == ["1", "2"])
            #expect(next["c_number"] == "3")
        }
    }

    private static let broken: [(JSONObject, String)] = [
        ([:], "number_pattern invalid"), (["number_pattern": "TK-"], "number_pattern invalid"),
        (["number_pattern": "{0}{0}"], "number_pattern invalid"),
        (["number_pattern": "{0}", "number_start": -1], "number_start out_of_range"),
        (["number_pattern": "{0}", "required": true], "required not_applicable"),
        (["number_pattern": "{0}", "initial": "\"1\""], "initial not_applicable"),
        (["number_pattern": "{0}", "scale": 1], "scale not_applicable"),
    ]

    @Test(arguments: broken)
    func `a definition that makes no sense is refused`(more: JSONObject, fault: String) async throws {
        try await withTenant { acme in
            let reply = try await acme.post("fields", TestTenant.field("number", "autonumber", more))
            #expect(reply.faults == [fault])
        }
    }

    @Test func `pattern and start stay as they were made`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("number", "autonumber", ["number_pattern": "{0}"])
            let refused = try await acme.patch("fields/\(field)", ["number_pattern": "A{0}", "number_start": 9])
            #expect(refused.faults == ["number_pattern unchangeable", "number_start unchangeable"])
        }
    }
}
