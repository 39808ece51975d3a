import Core
import TestKit
import Testing

@Suite struct FieldDefinitionTests {
    @Test func `a new field is part of its type from the next request on`() async throws {
        try await withTenant { acme in
            let made = try await acme.create("fields", TestTenant.field("tax_number", "text", ["help_en": "As on invoices", "title_zh": "税号"]))
            let told = try await acme.metadata("c_tax_number")
            let others = try await acme.metadata("c_tax_number", of: "contact")
            let customer = try await acme.create("customers", ["name": "Acme", "c_tax_number": "91350200"])
            #expect(made["slot"] == 1)
            #expect(made["index_state"] == "ready")
            #expect(told?["title"] == ["en": "tax_number", "zh": "税号"])
            #expect(others == nil)
            #expect(customer["c_tax_number"] == "91350200")
        }
    }

    @Test func `a title in one language stands for both, and one there must be`() async throws {
        try await withTenant { acme in
            let chinese: JSON = ["record_type": "customer", "name": "c_grade", "kind": "text", "title_zh": "等级"]
            let made = try await acme.create("fields", chinese)
            let nameless = try await acme.post("fields", ["record_type": "customer", "name": "c_other", "kind": "text"])
            #expect(made["title_en"] == "等级")
            #expect(nameless.faults == ["title_en required"])
        }
    }

    private static let broken: [(JSONObject, String)] = [
        (["record_type": "spaceship"], "record_type unknown_type"), (["record_type": "field"], "record_type unknown_type"),
        (["name": "grade"], "name invalid"), (["name": "c_x"], "name invalid"), (["name": "c_Grade"], "name invalid"),
        (["name": "c_price_currency"], "name invalid"), (["kind": "colour"], "kind unknown_choice"),
        (["scale": 2], "scale not_applicable"), (["kind": "reference"], "refers_to unknown_type"),
        (["kind": "reference", "refers_to": "spaceship"], "refers_to unknown_type"),
        (["kind": "integer", "minimum": 5, "maximum": 4], "maximum out_of_range"), (["maximum_length": 5000], "maximum_length out_of_range"),
        (["kind": "boolean", "unique": true], "unique not_applicable"), (["kind": "long_text", "filterable": true], "filterable not_applicable"),
        (["kind": "integer", "initial": "many"], "initial malformed_json"), (["kind": "integer", "initial": "\"5\""], "initial wrong_type"),
        (["unique": true, "initial": "\"x\""], "initial not_applicable"), (["kind": "choice", "initial": "\"gold\""], "initial unknown_choice"),
        (["required_when": "always"], "required_when malformed_filter"),
        (["required_when": "[\"colour\", \"is\", \"red\"]"], "required_when unknown_field"),
        (["shown_when": "[\"owner\", \"is\", \"me\"]"], "shown_when not_applicable"),
        (["shown_when": "[\"created_at\", \"gt\", \"-7d\"]"], "shown_when not_applicable"),
        (["shown_when": "[\"owner.name\", \"is\", \"Ann\"]"], "shown_when not_applicable"),
        (["shown_when": "{\"or\": [[\"name\", \"is\", \"x\"], [\"c_grade\", \"is\", \"x\"]]}"], "shown_when circular"),
    ]

    @Test(arguments: broken)
    func `a definition that makes no sense is refused with its place`(change: JSONObject, fault: String) async throws {
        try await withTenant { acme in
            let reply = try await acme.post("fields", TestTenant.field("grade", "text", change))
            #expect(reply.status == .unprocessableContent)
            #expect(reply.faults == [fault])
        }
    }

    @Test func `what a field is stays, what is said of it changes`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "integer")
            let renamed = try await acme.patch("fields/\(field)", ["title_en": "Rank", "required": true])
            let refused = try await acme.patch("fields/\(field)", ["name": "c_rank", "kind": "text", "record_type": "contact"])
            let told = try await acme.metadata("c_grade")
            #expect(renamed.status == .ok)
            #expect(refused.faults == ["record_type unchangeable", "name unchangeable", "kind unchangeable"])
            #expect(told?["title"]?["en"] == "Rank")
            #expect(told?["required"] == true)
        }
    }

    @Test func `a name is given once in a type, the bin included`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            _ = try await acme.delete("fields/\(field)")
            let again = try await acme.post("fields", TestTenant.field("grade", "text"))
            let elsewhere = try await acme.post("fields", TestTenant.field("grade", "text", of: "contact"))
            #expect(again.status == .conflict)
            #expect(again.faults == ["name duplicate"])
            #expect(elsewhere.status == .created)
        }
    }

    @Test func `fields made at once get slots and places of their own`() async throws {
        try await withTenant { acme in
            let replies = try await acme.fieldsAtOnce(8)
            #expect(Set(replies.compactMap { $0["slot"]?.whole }) == Set(1...8))
            #expect(Set(replies.compactMap { $0["position"]?.whole }).count == 8)
        }
    }

    @Test func `a slot is not given again when its field is in the bin`() async throws {
        try await withTenant { acme in
            _ = try await acme.delete("fields/\(try await acme.field("first", "text"))")
            let second = try await acme.create("fields", TestTenant.field("second", "text"))
            #expect(second["slot"] == 2)
        }
    }

    @Test func `a field comes out of the bin with what records had in it`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            let customer = try await acme.create("customers", ["name": "Acme", "c_grade": "A"]).id
            _ = try await acme.delete("fields/\(field)")
            let without = try await acme.get("customers/\(customer)")
            let refused = try await acme.patch("customers/\(customer)", ["c_grade": "B"])
            let changed = try await acme.patch("customers/\(customer)", ["name": "Acme Ltd"])
            _ = try await acme.post("fields/\(field)/restoration")
            let with = try await acme.get("customers/\(customer)")
            #expect(without["c_grade"] == nil)
            #expect(refused.faults == ["c_grade unknown_field"])
            #expect(changed.status == .ok)
            #expect(with["c_grade"] == "A")
        }
    }

    @Test func `writing many records leaves alone what a field in the bin holds`() async throws {
        try await withTenant { acme in
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            let field = try await acme.field("grade", "text")
            _ = try await acme.field("height", "integer")
            let made: JSON = ["name": "Acme", "external_id": "a", "c_grade": "A", "c_height": 5]
            let customer = try await acme.create("customers", made).id
            _ = try await acme.delete("fields/\(field)")
            let outcomes = try await acme.write { tx in
                try await tx.upsertMany(type, [["external_id": .text("a"), "name": .text("Acme Ltd"), "c_height": .null]])
            }
            _ = try await acme.post("fields/\(field)/restoration")
            let read = try await acme.get("customers/\(customer)")
            #expect(outcomes == [.updated(customer)])
            #expect(read["name"] == "Acme Ltd")
            #expect(read["c_height"] == .null)
            #expect(read["c_grade"] == "A")
        }
    }

    @Test func `members see fields, administrators make them`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.member)
            let refused = try await member.post("fields", TestTenant.field("grade", "text"))
            let read = try await member.get("fields")
            #expect(refused.status == .forbidden)
            #expect(read.status == .ok)
        }
    }

    @Test func `what a condition names stays, and of its kind`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text")
            let asked = try await acme.field("reason", "text", ["required_when": .string(#"{"not": ["c_value", "is", "fine"]}"#)])
            let converted = try await acme.post("fields/\(field)/conversion", ["kind": "integer"], headers: [.ifMatch: "*"])
            let binned = try await acme.delete("fields/\(field)")
            _ = try await acme.patch("fields/\(asked)", ["required_when": nil])
            let free = try await acme.delete("fields/\(field)")
            for refused in [converted, binned] {
                #expect(refused.status == .conflict && refused.code == "field_in_use")
                #expect(refused["detail"]?.text?.contains("customer.c_reason") == true)
            }
            #expect(free.status == .noContent)
        }
    }

    @Test func `one workspace's fields are nobody else's`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                let field = try await acme.field("grade", "text")
                let read = try await other.get("fields/\(field)")
                let choice = try await other.post("field_choices", ["field": .string("\(field)"), "code": "a", "title_en": "A"])
                let customer = try await other.post("customers", ["name": "Acme", "c_grade": "A"])
                #expect(read.status == .notFound)
                #expect(choice.faults.contains("field unknown_reference"))
                #expect(customer.faults == ["c_grade unknown_field"])
            }
        }
    }
}
