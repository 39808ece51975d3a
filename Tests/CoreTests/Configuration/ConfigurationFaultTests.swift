import Core
import NIOCore
import NIOHTTP1
import TestKit
import Testing

@Suite struct ConfigurationFaultTests {
    /// A file's parts, and the errors with their places.
    private static let broken: [(JSONObject, [String])] = [
        (["shoes": []], ["shoes unknown_part"]),
        (["fields": [:]], ["fields wrong_type"]),
        (["fields": [7]], ["fields.0 wrong_type"]),
        (["fields": [["record_type": "customer", "kind": "text"]]], ["fields.0.name required"]),
        (["fields": [["record_type": "customer", "name": 7, "kind": "text"]]], ["fields.0.name wrong_type"]),
        (["fields": [field(["slot": 3])]], ["fields.customer.c_area.slot unknown_field"]),
        (["fields": [field(["colour": "red"])]], ["fields.customer.c_area.colour unknown_field"]),
        (["fields": [field(["kind": "planet"])]], ["fields.customer.c_area.kind unknown_choice"]),
        (["fields": [field(["kind": .null])]], ["fields.customer.c_area.kind required"]),
        (["fields": [field(["record_type": "spaceship"])]], ["fields.spaceship.c_area.record_type unknown_type"]),
        (["fields": [field(["record_type": "role"])]], ["fields.role.c_area.record_type unknown_type"]),
        // Also once the file itself has changed what types there are.
        (
            ["objects": [["name": "c_machine", "title_en": "Machine"]], "fields": [field(["record_type": "role"])]],
            ["fields.role.c_area.record_type unknown_type"]
        ),
        (["fields": [field(["shown_when": ["c_none", "is", 1]])]], ["fields.customer.c_area.shown_when unknown_field"]),
        (["fields": [field(["kind": "formula", "formula": "c_none + 1"])]], ["fields.customer.c_area.formula unknown_field"]),
        (["fields": [field(["refers_to": "customer"])]], ["fields.customer.c_area.refers_to not_applicable"]),
        (["fields": [field([:]), field([:])]], ["fields.customer.c_area duplicate"]),
        (
            ["fields": [field(["kind": "choice", "choices": [["code": "a b", "title_en": "A"], 3]])]],
            ["fields.customer.c_area.choices.a b.code invalid", "fields.customer.c_area.choices.1 wrong_type"]
        ),
        (
            ["fields": [field(["kind": "choice", "choices": [["code": "a", "title_en": "A"], ["code": "a", "title_en": "B"]]])]],
            ["fields.customer.c_area.choices.a duplicate"]
        ),
        (["objects": [["name": "machine", "title_en": "Machine"]]], ["objects.machine.name invalid", "objects.machine.plural invalid"]),
        (
            ["roles": [["code": "boss", "name_en": "Boss", "grants": ["types": ["ship": ["read": "all"]]]]]],
            ["roles.boss.grants.types.ship unknown_type"]
        ),
        (["roles": [["code": "boss", "name_en": "Boss"]]], ["roles.boss.grants required"]),
        (
            ["layouts": [["record_type": "customer", "role": "boss", "document": ["sections": []]]]],
            ["layouts.customer.boss.role unknown_reference"]
        ),
        (
            ["layouts": [["record_type": "customer", "document": ["sections": [["title_en": "A", "fields": ["c_none"]]]]]]],
            ["layouts.customer.document.sections.0.fields.0 unknown_field"]
        ),
        (["views": [["type": "customers", "name": "A", "columns": ["c_none"]]]], ["views.customers.A.columns.0 unknown_field"]),
        (["views": [["type": "ships", "name": "A"]]], ["views.ships.A.type unknown_choice"]),
        (["views": [["type": "customers"]]], ["views.0.name required"]),
        (["views": [["type": "customers", "name": "A", "id": "x"]]], ["views.customers.A.id unknown_field"]),
        (["pipelines": [["name": "A"]]], ["pipelines module_not_enabled"]),
        (["views": [["type": "deals", "name": "A"]]], ["views.deals.A.type unknown_choice"]),
    ]

    private static func field(_ more: JSONObject) -> JSON {
        var field: JSONObject = ["record_type": "customer", "name": "c_area", "title_en": "Area", "kind": "integer"]
        for (name, value) in more { field[name] = value }
        return .object(field)
    }

    @Test(arguments: broken)
    func `what is wrong in a file is told at its place, and nothing is written`(parts: JSONObject, faults: [String]) async throws {
        try await withTenant { acme in
            let before = try await acme.fingerprint()
            let preview = try await acme.preview(TestTenant.file(parts))
            let refused = try await acme.configure(TestTenant.file(parts))
            let after = try await acme.fingerprint()
            #expect(preview.status == .ok)
            #expect(Set(preview.faults) == Set(faults))
            #expect(refused.status == .unprocessableContent)
            #expect(Set(refused.faults) == Set(faults))
            #expect(after == before)
        }
    }

    private static let foreign: [(JSON, String)] = [
        ([], "guanxi wrong_type"), ([:], "guanxi wrong_type"), ("text", "guanxi wrong_type"), (["guanxi": 2], "guanxi unknown_version"),
        (["guanxi": "1"], "guanxi unknown_version"),
    ]

    @Test(arguments: foreign)
    func `what is no configuration is refused`(body: JSON, fault: String) async throws {
        try await withTenant { acme in
            let preview = try await acme.preview(body)
            let refused = try await acme.configure(body)
            let odd = try await acme.post("configuration?dry_run=perhaps", ["guanxi": 1])
            #expect(preview.status == .unprocessableContent)
            #expect(preview.faults == [fault])
            #expect(refused.faults == [fault])
            #expect(odd.status == .badRequest)
        }
    }

    @Test func `what never changes by hand does not by a file`() async throws {
        try await withTenant { acme in
            _ = try await acme.object("machine")
            _ = try await acme.field("area", "integer")
            let file = TestTenant.file([
                "objects": [["name": "c_machine", "plural": "c_engines", "title_en": "Machine"]],
                "fields": [Self.field(["kind": "text"])],
            ])
            let preview = try await acme.preview(file)
            #expect(preview.faults == ["objects.c_machine.plural unchangeable", "fields.customer.c_area.kind unchangeable"])
        }
    }

    @Test func `good and bad are told side by side, and all of a file is written or nothing`() async throws {
        try await withTenant { acme in
            let file = TestTenant.file([
                "objects": [["name": "c_machine", "title_en": "Machine"]],
                "fields": [Self.field(["name": "c_good"]), Self.field(["kind": "formula", "formula": "c_good +"])],
            ])
            let preview = try await acme.preview(file)
            let refused = try await acme.configure(file)
            let object = try await acme.get("metadata")["record_types"]?.items?.first { $0["name"] == "c_machine" }
            #expect(preview.changes == ["objects c_machine create", "fields customer.c_good create"])
            #expect(preview.faults.count == 1)
            #expect(preview.faults.first?.hasPrefix("fields.customer.c_area.formula ") == true)
            #expect(refused.status == .unprocessableContent)
            #expect(object == nil)
        }
    }

    @Test func `formulas that go round in a circle are refused`() async throws {
        try await withTenant { acme in
            let file = TestTenant.file([
                "fields": [
                    Self.field(["name": "c_one", "kind": "formula", "formula": "c_two + 1"]),
                    Self.field(["name": "c_two", "kind": "formula", "formula": "c_one + 1"]),
                ]
            ])
            let refused = try await acme.configure(file)
            #expect(Set(refused.faults) == ["fields.customer.c_one.formula unknown_field", "fields.customer.c_two.formula unknown_field"])
        }
    }

    @Test func `a file that is too deep or too long is refused`() async throws {
        try await withTenant { acme in
            let deep = #"{"guanxi": 1, "fields": "# + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}"
            let long = #"{"guanxi": 1, "fields": ["# + String(repeating: "1,", count: 10_001) + "1]}"
            let large = #"{"guanxi": 1, "fields": [""# + String(repeating: "x", count: 4 << 20) + "\"]}"
            var replies: [TestReply] = []
            for text in [deep, long, large] {
                replies.append(
                    try await acme.client.send(.POST, "configuration?dry_run=true", bytes: ByteBuffer(string: text), type: "application/json"))
            }
            #expect(replies.map(\.status) == [.badRequest, .badRequest, .contentTooLarge])
        }
    }
}
