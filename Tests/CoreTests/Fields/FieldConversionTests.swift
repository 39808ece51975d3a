import Core
import TestKit
import Testing

@Suite struct FieldConversionTests {
    private func convert(_ field: ID, _ body: JSON, _ acme: TestTenant, etag: String = "*") async throws -> TestReply {
        try await acme.post("fields/\(field)/conversion", body, headers: [.ifMatch: etag])
    }

    /// The field when its values and its index are of the new kind, and the server has heard of it.
    private func converted(_ field: ID, _ acme: TestTenant) async throws -> TestReply {
        var reply = try await acme.get("fields/\(field)")
        for _ in 0..<600 where ["converting", "building"].contains(reply["index_state"]?.text) {
            try await Task.sleep(for: .milliseconds(50))
            reply = try await acme.get("fields/\(field)")
        }
        let name = reply["name"]?.text ?? ""
        for _ in 0..<100 {
            let told = try await acme.metadata(name)
            if told?["custom_kind"] == reply["kind"], told?["filterable"] == reply["filterable"], told?["read_only"] == false { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        return reply
    }

    private func customers(_ values: [JSON], _ acme: TestTenant) async throws -> [ID] {
        var ids: [ID] = []
        for (place, value) in values.enumerated() {
            ids.append(try await acme.create("customers", ["name": .string("N\(place)"), "c_value": value]).id)
        }
        return ids
    }

    private func values(_ ids: [ID], _ acme: TestTenant) async throws -> [JSON] {
        var values: [JSON] = []
        for id in ids { values.append(try await acme.get("customers/\(id)")["c_value"] ?? "missing") }
        return values
    }

    @Test func `a preview says what would not convert, and why`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text")
            let ids = try await customers(["1,250", "12.5", "many", nil, " 7 "], acme)
            let preview = try await acme.get("fields/\(field)/conversion?kind=integer")
            let decimal = try await acme.get("fields/\(field)/conversion?kind=decimal&scale=1")
            #expect(preview.status == .ok, "\(preview.text)")
            #expect(preview["records"] == 4)
            #expect(preview["failing"] == 2)
            let examples = preview["examples"]?.items ?? []
            #expect(examples.map { $0["record"]?.text } == [ids[1], ids[2]].map(\.description))
            #expect(examples.map { $0["value"] } == ["12.5", "many"])
            #expect(examples.map { $0["code"] } == ["invalid_number", "invalid_number"])
            #expect(decimal["failing"] == 1)
        }
    }

    @Test func `text becomes numbers that lists sort and filter by`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text", ["filterable": true, "help_en": "Kept"])
            let ids = try await customers(["10", "9", nil, "1,000"], acme)
            _ = try await acme.delete("customers/\(ids[1])")
            let begun = try await convert(field, ["kind": "integer"], acme)
            let meanwhile = try await acme.patch("customers/\(ids[0])", ["c_value": "11"])
            let seen = try await acme.get("customers/\(ids[0])")["c_value"]
            let done = try await converted(field, acme)
            let restored = try await acme.post("customers/\(ids[1])/restoration")
            let sorted = try await acme.get("customers?sort=-c_value&fields=c_value").data.map { $0["c_value"] }
            let found = try await acme.get("customers?c_value[gt]=9").data.count
            let history = try await acme.get("customers/\(ids[3])/history").data
            let job = try await acme.get("jobs/\(begun["conversion_job"]?.text ?? "")")
            #expect(begun.status == .accepted, "\(begun.text)")
            #expect(begun["index_state"] == "converting")
            #expect(meanwhile.faults == ["c_value read_only"])
            #expect(seen == "10")
            #expect(done["kind"] == "integer")
            #expect(done["index_state"] == "ready")
            #expect(done["slot"] == 2)
            #expect(done["conversion_kind"] == .null)
            #expect(done["help_en"] == "Kept")
            #expect(restored["c_value"] == 9)
            #expect(sorted == [1000, 10, 9, .null])
            #expect(found == 2)
            #expect(history.first?["changes"] == ["after": ["c_value": 1000], "before": ["c_value": "1,000"]])
            #expect(job["done"] == 3)
            #expect(job["total"] == 3)
        }
    }

    @Test func `what would be lost is only lost where that was said`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text", ["filterable": true])
            let ids = try await customers(["2026-02-28", "soon"], acme)
            let refused = try await convert(field, ["kind": "date"], acme)
            let untouched = try await acme.get("fields/\(field)")
            let accepted = try await convert(field, ["kind": "date", "lossy": true], acme)
            _ = try await converted(field, acme)
            let after = try await values(ids, acme)
            let history = try await acme.get("customers/\(ids[1])/history").data
            #expect(refused.status == .conflict)
            #expect(refused.code == "not_convertible")
            #expect(untouched["index_state"] == "ready")
            #expect(accepted.status == .accepted)
            #expect(after == ["2026-02-28", .null])
            #expect(history.first?["changes"] == ["after": ["c_value": nil], "before": ["c_value": "soon"]])
        }
    }

    @Test func `text becomes choices that it has words for`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text", ["filterable": true])
            let ids = try await customers(["Gold", "gold", "铜", "Very good!"], acme)
            let preview = try await acme.get("fields/\(field)/conversion?kind=choice")
            _ = try await convert(field, ["kind": "choice"], acme)
            _ = try await converted(field, acme)
            let after = try await values(ids, acme)
            let choices = try await acme.get("field_choices?field=\(field)&sort=position").data
            let found = try await acme.get("customers?c_value=gold").data.count
            #expect(preview["new_choices"] == 3)
            #expect(after == ["gold", "gold", "choice", "very_good"])
            #expect(choices.map { $0["title_zh"] } == ["Gold", "铜", "Very good!"])
            #expect(found == 2)
        }
    }

    @Test func `choices become several, and one again where there is one`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "choice", ["filterable": true])
            for code in ["red", "green"] { _ = try await acme.choice(code, of: field) }
            let ids = try await customers(["red", "green"], acme)
            _ = try await convert(field, ["kind": "choices"], acme)
            _ = try await converted(field, acme)
            let several = try await acme.patch("customers/\(ids[1])", ["c_value": ["green", "red"]])
            let preview = try await acme.get("fields/\(field)/conversion?kind=choice")
            let found = try await acme.get("customers?c_value=red").data.count
            #expect(several["c_value"] == ["green", "red"])
            #expect(preview["failing"] == 1)
            #expect(found == 2)
        }
    }

    private static let pairs: [(String, JSONObject, JSON, JSON, JSON)] = [
        ("text", [:], "one", ["kind": "long_text"], "one"), ("text", [:], "9:30", ["kind": "time"], "09:30"),
        ("text", [:], "是", ["kind": "boolean"], true),
        ("text", [:], "A; b", ["kind": "choices"], ["a", "b"]), ("text", [:], "Li@Example.com", ["kind": "email"], "li@example.com"),
        ("text", [:], "138 0013 8000", ["kind": "phone"], "13800138000"), ("text", [:], "https://a.cn", ["kind": "url"], "https://a.cn"),
        ("text", [:], "12.345", ["kind": "decimal", "options": ["scale": 3]], 12.345), ("text", [:], "50", ["kind": "percent"], .number(50)),
        ("text", [:], "3/4/2026", ["kind": "date", "options": ["date_format": "dmy"]], "2026-04-03"),
        ("text", [:], "2026-01-31 08:30", ["kind": "timestamp", "options": ["utc_offset": "+08:00"]], "2026-01-31T00:30:00.000000Z"),
        ("integer", [:], 5, ["kind": "decimal"], .number(5)), ("decimal", [:], 5, ["kind": "integer"], 5),
        ("decimal", [:], 2.5, ["kind": "text"], "2.50"),
        ("date", [:], "2026-01-31", ["kind": "timestamp"], "2026-01-31T00:00:00.000000Z"),
        ("timestamp", [:], "2026-01-31T20:00:00Z", ["kind": "date", "options": ["utc_offset": "+08:00"]], "2026-02-01"),
        ("money", [:], ["amount": 1250, "currency": "CNY"], ["kind": "text"], "12.50 CNY"), ("boolean", [:], false, ["kind": "text"], "false"),
        ("address", [:], ["city": "Berlin", "street": "Main 1"], ["kind": "text"], "Main 1, Berlin"),
        ("time", [:], "09:30", ["kind": "text"], "09:30"),
        ("autonumber", ["number_pattern": "N{0}"], nil, ["kind": "text"], "N1"),
    ]

    @Test(arguments: pairs)
    func `a value of one kind becomes one of another`(kind: String, more: JSONObject, before: JSON, wish: JSON, after: JSON) async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", kind, more)
            let body: JSON = before == .null ? ["name": "A"] : ["name": "A", "c_value": before]
            let id = try await acme.create("customers", body).id
            let begun = try await convert(field, wish, acme)
            try #require(begun.status == .accepted, "\(begun.text)")
            let done = try await converted(field, acme)
            let read = try await acme.get("customers/\(id)")
            #expect(done["kind"] == wish["kind"])
            #expect(read["c_value"] == after)
        }
    }

    @Test(arguments: [
        ("boolean", "integer"), ("money", "decimal"), ("reference", "text"), ("text", "money"), ("text", "autonumber"), ("text", "text"),
    ])
    func `what makes no sense is not offered`(from: String, to: String) async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", from, from == "reference" ? ["refers_to": "user"] : [:])
            let preview = try await acme.get("fields/\(field)/conversion?kind=\(to)")
            let refused = try await convert(field, ["kind": .string(to)], acme)
            #expect(preview.faults == ["kind not_applicable"], "\(preview.text)")
            #expect(refused.faults == ["kind not_applicable"])
        }
    }

    @Test func `options are those of the new kind, and the version is the one that was seen`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text")
            let scale = try await acme.get("fields/\(field)/conversion?kind=integer&scale=2")
            let range = try await acme.get("fields/\(field)/conversion?kind=decimal&scale=9")
            let format = try await convert(field, ["kind": "date", "options": ["date_format": "american"]], acme)
            let member = try await convert(field, ["kind": "date", "force": true], acme)
            let stale = try await convert(field, ["kind": "integer"], acme, etag: "\"\(field)-9\"")
            let blind = try await acme.post("fields/\(field)/conversion", ["kind": "integer"])
            let nobody = try await acme.user(.member).get("fields/\(field)/conversion?kind=integer")
            #expect(scale.faults == ["scale not_applicable"])
            #expect(range.faults == ["scale out_of_range"])
            #expect(format.faults == ["date_format invalid"])
            #expect(member.faults == ["force wrong_type"])
            #expect(stale.status == .preconditionFailed)
            #expect(blind.status.code == 428)
            #expect(nobody.status == .forbidden)
        }
    }

    @Test func `a field on its way is left alone by everybody`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text", ["filterable": true])
            _ = try await customers(["1"], acme)
            _ = try await convert(field, ["kind": "integer"], acme)
            let again = try await convert(field, ["kind": "decimal"], acme)
            let unfiltered = try await acme.patch("fields/\(field)", ["filterable": false])
            let renamed = try await acme.patch("fields/\(field)", ["title_en": "Another"])
            let binned = try await acme.delete("fields/\(field)")
            let filtered = try await acme.get("customers?c_value=1")
            let created = try await acme.post("customers", ["name": "B", "c_value": "2"])
            let other = try await acme.create("fields", TestTenant.field("other", "text"))
            let done = try await converted(field, acme)
            #expect(again.code == "field_busy")
            #expect(unfiltered.faults == ["filterable converting"])
            #expect(renamed.status == .ok)
            #expect(binned.status == .conflict)
            #expect(filtered.status == .badRequest)
            #expect(created.faults == ["c_value read_only"])
            #expect(other["slot"] == 3)
            #expect(done["kind"] == "integer")
            #expect(done["title_en"] == "Another")
        }
    }

    @Test func `a unique field stays so where its values still are, and says where they aren't`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text", ["unique": true])
            _ = try await customers(["1", "1.0", "2"], acme)
            _ = try await convert(field, ["kind": "integer"], acme)
            let done = try await converted(field, acme)
            #expect(done["index_state"] == "duplicates")
            #expect(done["unique"] == false)
        }
    }

    @Test func `what was written by an older definition while it was announced is converted too, or stops it`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text", ["filterable": true])
            let ids = try await customers(["1"], acme)
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            try await acme.write { tx in
                let record = try await tx.lock(type, ids[0])
                let beginning = Task { try await convert(field, ["kind": "integer"], acme) }
                try await tx.stay(until: "converting", of: field)
                let begun = try await beginning.value
                try #require(begun.status == .accepted)
                try await tx.update(record, ["c_value": .text("many")])
            }
            let done = try await converted(field, acme)
            let after = try await values(ids, acme)
            let found = try await acme.get("customers?c_value=many").data.count
            #expect(done["kind"] == "text")
            #expect(done["index_state"] == "ready")
            #expect(after == ["many"])
            #expect(found == 1)
        }
    }

    @Test func `old values are cleared in the end, and no slot is given again`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text")
            _ = try await acme.field("other", "text")
            let id = try await acme.create("customers", ["name": "A", "c_value": "5", "c_other": "kept"]).id
            _ = try await convert(field, ["kind": "integer"], acme)
            _ = try await converted(field, acme)
            let before = try await stored(id, acme)
            let request = JobRequest(FieldSlotJob.type, ids: ["field": field])
            try await acme.server.platform.database.transaction(tenant: acme.id) { $0.enqueue(request) }
            while try await acme.get("jobs/\(request.id)")["state"] != "done" { try await Task.sleep(for: .milliseconds(50)) }
            let after = try await stored(id, acme)
            let read = try await acme.get("customers/\(id)")
            let next = try await acme.create("fields", TestTenant.field("third", "text"))
            #expect(before == ["1": "5", "2": "kept", "3": 5])
            #expect(after == ["2": "kept", "3": 5])
            #expect(read["c_value"] == 5)
            #expect(read["c_other"] == "kept")
            #expect(next["slot"] == 4)
        }
    }

    private func stored(_ id: ID, _ acme: TestTenant) async throws -> JSON? {
        try await acme.query("select t.custom from customers.customers t where t.tenant_id = \(acme.id) and t.id = \(id)").scalar()
    }
}
