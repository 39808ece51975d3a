import Core
import Customers
import TestKit
import Testing

@Suite struct FormulaFieldTests {
    @Test func `a formula is worked out whenever its record is written`() async throws {
        try await withTenant { acme in
            _ = try await acme.field("staff", "integer")
            let field = try await acme.formula("label", "upper(name) & \" (\" & coalesce(c_staff, 0) * 2 & \"人)\"")
            let made = try await acme.create("customers", ["name": "Acme", "c_staff": 21])
            let changed = try await acme.patch("customers/\(made.id)", ["c_staff": 30])
            let same = try await acme.patch("customers/\(made.id)", ["c_staff": 30])
            let history = try await acme.get("customers/\(made.id)/history").data
            let definition = try await acme.get("fields/\(field)")
            #expect(made["c_label"] == "ACME (42人)")
            #expect(changed["c_label"] == "ACME (60人)")
            #expect(same.version == changed.version)
            #expect(history.count == 2)
            #expect(history.first?["after"]?["c_label"] == "ACME (60人)" || history.first?["changes"] != nil)
            #expect(definition["result_kind"] == "text")
        }
    }

    @Test func `nobody writes what is worked out`() async throws {
        try await withTenant { acme in
            _ = try await acme.formula("double", "annual_revenue * 2")
            let refused = try await acme.post("customers", ["name": "Acme", "c_double": money(5)])
            let told = try await acme.metadata("c_double")
            #expect(refused.faults == ["c_double read_only"])
            #expect(told?["read_only"] == true)
            #expect(told?["kind"] == "money")
            #expect(told?["custom_kind"] == "formula")
            #expect(told?["formula"] == "annual_revenue * 2")
        }
    }

    private static func rollup(_ more: JSONObject) -> JSONObject {
        var parts: JSONObject = ["kind": "rollup", "rollup_type": "order", "rollup_via": "customer"]
        for (key, value) in more { parts[key] = value }
        return parts
    }

    private static let broken: [(JSONObject, [String])] = [
        (["kind": "formula"], ["formula required"]),
        (["kind": "formula", "formula": "nmae & name & c_sum"], ["formula unknown_field", "formula unknown_field"]),
        (["kind": "formula", "formula": "c_grade & name"], ["formula circular"]),
        (["kind": "formula", "formula": "name", "result_kind": "integer"], ["formula wrong_result"]),
        (["kind": "formula", "formula": "owner"], ["formula wrong_result"]),
        (["kind": "formula", "formula": "name", "required": true], ["required not_applicable"]),
        (["kind": "formula", "formula": "1", "result_kind": "integer", "scale": 2], ["scale not_applicable"]),
        (["kind": "formula", "formula": "1", "initial": "2"], ["initial not_applicable"]), (["formula": "1"], ["formula not_applicable"]),
        (["kind": "rollup"], ["rollup_type unknown_type"]),
        (["kind": "rollup", "rollup_type": "order", "rollup_via": "owner"], ["rollup_via unknown_field"]),
        (rollup([:]), ["rollup_function required"]), (rollup(["rollup_function": "sum"]), ["rollup_field required"]),
        (rollup(["rollup_function": "sum", "rollup_field": "number"]), ["rollup_field not_applicable"]),
        (rollup(["rollup_function": "count", "rollup_field": "total"]), ["rollup_field not_applicable"]),
        (rollup(["rollup_function": "count", "rollup_filter": "[\"owner\", \"is\", \"me\"]"]), ["rollup_filter not_applicable"]),
        (["kind": "rollup", "formula": "1"], ["formula not_applicable"]),
    ]

    @Test(arguments: broken)
    func `a definition that makes no sense is refused with its place`(change: JSONObject, faults: [String]) async throws {
        try await withTenant { acme in
            let reply = try await acme.post("fields", TestTenant.field("grade", "text", change))
            #expect(reply.status == .unprocessableContent)
            #expect(reply.faults == faults)
        }
    }

    @Test func `lists filter and sort by a formula as by any field`() async throws {
        try await withTenant { acme in
            for (name, staff) in [("A", 3), ("B", 1), ("C", 2)] {
                _ = try await acme.create("customers", ["name": .string(name), "employees": .integer(Int64(staff))])
            }
            let field = try await acme.formula("half", "employees / 2", ["filterable": true])
            let built = try await acme.built(field)
            _ = try await acme.create("customers", ["name": "D", "employees": 8])
            let few = try await names(acme, "c_half[lt]=1.5&sort=c_half")
            let all = try await names(acme, "sort=-c_half")
            #expect(built["index_state"] == "ready")
            #expect(built["indexed"] == 3)
            #expect(few == ["B", "C"])
            #expect(all == ["D", "A", "C", "B"])
        }
    }

    /// As soon as the server has heard that the index is ready.
    private func names(_ acme: TestTenant, _ query: String) async throws -> [String] {
        for _ in 0..<100 {
            let page = try await acme.get("customers?\(query)")
            if page.status == .ok { return page.data.compactMap { $0["name"]?.text } }
            try await Task.sleep(for: .milliseconds(50))
        }
        return []
    }

    @Test func `a changed formula is worked out for all records again`() async throws {
        try await withTenant { acme in
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            let field = try await acme.formula("shout", "upper(name)")
            _ = try await acme.built(field)
            let first = try await acme.value("customers", customer, "c_shout")
            let changed = try await acme.patch("fields/\(field)", ["formula": "lower(name)"])
            let built = try await acme.built(field)
            let second = try await acme.value("customers", customer, "c_shout")
            let before = try await acme.get("customers/\(customer)")
            let other = try await acme.patch("fields/\(field)", ["title_en": "Whisper"])
            #expect(first == "ACME")
            #expect(changed["index_state"] == "building")
            #expect(built["index_state"] == "ready")
            #expect(second == "acme")
            #expect(before.version == 3)
            #expect(before["created_at"] == before["updated_at"])
            #expect(other["index_state"] == "ready")
        }
    }

    @Test func `a formula in the bin is brought up to date when it comes out of it`() async throws {
        try await withTenant { acme in
            let field = try await acme.formula("shout", "upper(name)")
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            _ = try await acme.delete("fields/\(field)")
            _ = try await acme.patch("customers/\(customer)", ["name": "Bolt"])
            _ = try await acme.post("fields/\(field)/restoration")
            let shown = try await acme.eventually("customers", customer, "c_shout", is: "BOLT")
            #expect(shown == "BOLT")
        }
    }

    @Test func `an editor asks the server`() async throws {
        try await withTenant { acme in
            let customer = try await acme.create("customers", ["name": "晨光"]).id
            let good = try await acme.post(
                "formulas/check", ["record_type": "customer", "formula": "name & \"!\"", "record": .string("\(customer)")])
            let bad = try await acme.post("formulas/check", ["record_type": "customer", "formula": "name + 1"])
            let other = try await acme.post("formulas/check", ["record_type": "customer", "formula": "1", "kind": "text"])
            let none = try await acme.post("formulas/check", ["record_type": "field", "formula": "1"])
            let functions = try await acme.get("formulas/functions").data
            let member = try await acme.user(.member)
            let refused = try await member.post("formulas/check", ["record_type": "customer", "formula": "1"])
            #expect(good["kind"] == "text")
            #expect(good["preview"] == "晨光!")
            #expect(good["errors"] == [])
            #expect(bad["errors"]?.items?.first?["position"] == 0)
            #expect(bad["errors"]?.items?.first?["length"] == 8)
            #expect(bad["errors"]?.items?.first?["code"] == "wrong_types")
            #expect(other["errors"]?.items?.first?["code"] == "wrong_result")
            #expect(none.status == .unprocessableContent)
            #expect(functions.contains { $0["name"] == "round" && $0["signature"] == "round(number, digits)" })
            #expect(refused.status == .forbidden)
        }
    }

    @Test func `an import and a batch work out every row`() async throws {
        try await withTenant { acme in
            _ = try await acme.formula("double", "employees * 2", ["result_kind": "integer"])
            let rows = (1...2_500).map { "Number \($0),\($0)" }.joined(separator: "\n")
            let file = try await acme.upload("name,employees\n\(rows)\n", type: "customers")
            _ = try await acme.post("imports/\(file.id)/run")
            let done = try await acme.imported(file.id)
            let wrong: Int64? = try await acme.query(
                """
                select count(*) from customers.customers c where c.tenant_id = \(acme.id) \
                and (c.custom ->> '1')::bigint is distinct from c.employees * 2
                """
            ).scalar()
            let operations: [JSON] = (1...3).map { ["action": "create", "values": ["name": "Batch", "employees": .integer($0)]] }
            let batch = try await acme.post("customers/batch", ["operations": .array(operations)])
            let listed = try await acme.get("customers?limit=3&fields=c_double").data.compactMap { $0["c_double"]?.whole }
            #expect(done["status"] == "done")
            #expect(wrong == 0)
            #expect(batch.status == .ok)
            #expect(listed == [6, 4, 2])
        }
    }

    @Test func `each workspace has its own formulas`() async throws {
        try await withTenant { acme in
            try await withTenant { bolt in
                _ = try await acme.formula("note", "name & \" of Acme\"")
                _ = try await bolt.formula("note", "upper(name)", ["result_kind": "text"])
                let field = try await bolt.formula("other", "c_note & \"?\"")
                _ = try await bolt.built(field)
                let here = try await acme.create("customers", ["name": "Rocket"])
                let there = try await bolt.create("customers", ["name": "Rocket"])
                let strange = try await acme.post(
                    "formulas/check", ["record_type": "customer", "formula": "name", "record": .string("\(try there.id)")])
                #expect(here["c_note"] == "Rocket of Acme")
                #expect(here["c_other"] == nil)
                #expect(there["c_note"] == "ROCKET")
                #expect(there["c_other"] == "ROCKET?")
                #expect(strange.status == .notFound)
            }
        }
    }

    @Test func `every night formulas that ask for the time are worked out anew`() async throws {
        try await withTenant { acme in
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            let field = try await acme.formula("age", "text(now())")
            _ = try await acme.built(field)
            let first = try await acme.value("customers", customer, "c_age")
            try await acme.server.runHouseJob(FormulaClockJob.type)
            var second = first
            for _ in 0..<200 where second == first {
                try await Task.sleep(for: .milliseconds(25))
                second = try await acme.value("customers", customer, "c_age")
            }
            #expect(first?.text != nil)
            #expect(second != first)
        }
    }
}
