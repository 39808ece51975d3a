import Core
import TestKit
import Testing

/// R8: a workspace makes kinds of records of its own.
@Suite struct ObjectDefinitionTests {
    @Test func `a definition is a record with routes, history and a bin`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let object = try await acme.create("objects", ["name": "c_machine", "title_en": "Machine", "title_zh": "机器", "icon": "factory"])
            let listed = try await acme.get("objects?name=c_machine")
            let changed = try await acme.patch("objects/\(object.id)", ["description": "What stands in the hall"])
            let history = try await acme.get("objects/\(object.id)/history").data
            #expect(object["plural"] == "c_machines")
            #expect(object["plural_title_en"] == "Machines")
            #expect(object["plural_title_zh"] == "机器")
            #expect(object["name_title_en"] == "Name")
            #expect(object["name_title_zh"] == "名称")
            #expect(object["position"] == 10)
            #expect(listed.data.count == 1)
            #expect(changed["version"] == 2)
            #expect(history.map { $0["action"]?.text } == ["update", "create"])
        }
    }

    @Test func `one language is enough`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let object = try await acme.create("objects", ["name": "c_machine", "title_zh": "机器", "name_title_en": "Serial number"])
            #expect(object["title_en"] == "机器")
            #expect(object["plural_title_en"] == "机器")
            #expect(object["name_title_zh"] == "Serial number")
            #expect(object["icon"] == "category")
        }
    }

    @Test func `what is wrong with a definition is told by its name`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            for (name, plural) in [
                ("machine", nil), ("c_x", nil), ("c_Machine", nil), ("c_ma-chine", nil), ("c_machine", "machines"), ("c_machine", "customers"),
            ] {
                var body: JSONObject = ["name": .string(name), "title_en": "Machine"]
                if let plural { body["plural"] = .string(plural) }
                let refused = try await acme.post("objects", .object(body))
                #expect(refused.status == .unprocessableContent)
                #expect(refused.faults.contains(plural == nil ? "name invalid" : "plural invalid"), "\(name): \(refused.text)")
            }
            let untitled = try await acme.post("objects", ["name": "c_machine"])
            let iconless = try await acme.post("objects", TestTenant.object("machine", ["icon": "no_such_icon"]))
            #expect(untitled.faults == ["title_en required"])
            #expect(iconless.faults == ["icon unknown_choice"])
        }
    }

    @Test func `names stay, and nothing else is called by them`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let id = try await acme.object("machine")
            let renamed = try await acme.patch("objects/\(id)", ["name": "c_engine", "plural": "c_engines"])
            _ = try await acme.delete("objects/\(id)")
            let again = try await acme.post("objects", TestTenant.object("machine"))
            let crossed = try await acme.post("objects", ["name": "c_machines", "plural": "c_others", "title_en": "Other"])
            #expect(renamed.faults == ["name unchangeable", "plural unchangeable"])
            #expect(again.status == .conflict)
            #expect(again.faults == ["name duplicate", "plural duplicate"])
            #expect(crossed.faults == ["name duplicate"])
        }
    }

    @Test func `administrators make objects, and everybody works with their records`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let (member, reader) = (try await acme.user(.member), try await acme.user(.readOnly))
            let refused = try await member.post("objects", TestTenant.object("machine"))
            _ = try await acme.object("machine")
            let created = try await member.post("c_machines", ["name": "Lathe"])
            let read = try await reader.get("c_machines/\(created.id)")
            let written = try await reader.post("c_machines", ["name": "Mill"])
            #expect(refused.status == .forbidden)
            #expect(created.status == .created)
            #expect(read["name"] == "Lathe")
            #expect(written.status == .forbidden)
            #expect(written["permission"] == "c_machines.create")
        }
    }

    @Test func `metadata describes an object as any other type`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            _ = try await acme.object("site", ["position": 5])
            _ = try await acme.object("machine", ["icon": "factory", "title_zh": "机器", "name_title_en": "Serial", "position": 1])
            _ = try await acme.field("power", "integer", ["filterable": true], of: "c_machine")
            let machine = try #require(try await acme.described("c_machine"))
            let types = try await acme.get("metadata")["record_types"]?.items ?? []
            let label = machine["fields"]?.items?.first { $0["name"] == "name" }
            #expect(types.suffix(2).map { $0["name"]?.text } == ["c_machine", "c_site"])
            #expect(machine["plural"] == "c_machines")
            #expect(machine["custom"] == true)
            #expect(machine["icon"] == "factory")
            #expect(machine["title"]?["zh"] == "机器")
            #expect(machine["label_field"] == "name")
            #expect(label?["title"]?["en"] == "Serial")
            #expect(machine["actions"]?.items?.count == RecordAction.allCases.count)
            #expect(machine["fields"]?.items?.contains { $0["name"] == "c_power" } == true)
        }
    }

    @Test func `in the bin an object is gone with its routes, and comes back with all that it had`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let object = try await acme.object("machine")
            _ = try await acme.field("power", "integer", ["filterable": true], of: "c_machine")
            _ = try await acme.field("machine", "reference", ["refers_to": "c_machine", "filterable": true])
            let machine = try await acme.create("c_machines", ["name": "Lathe", "c_power": 7]).id
            let customer = try await acme.create("customers", ["name": "Acme", "c_machine": .string("\(machine)")]).id
            _ = try await acme.delete("objects/\(object)")
            let gone = try await acme.get("c_machines/\(machine)")
            let described = try await acme.described("c_machine")
            let without = try await acme.get("customers/\(customer)")
            let renamed = try await acme.patch("customers/\(customer)", ["name": "Acme & Co"])
            _ = try await acme.post("objects/\(object)/restoration")
            let back = try await acme.get("c_machines?c_power=7")
            let with = try await acme.get("customers?include=c_machine&c_machine.c_power=7")
            #expect(gone.status == .notFound)
            #expect(described == nil)
            #expect(without["c_machine"] == nil)
            #expect(renamed.status == .ok)
            #expect(back.data.map { $0["name"] } == ["Lathe"])
            #expect(with["included"]?["c_machines"]?.items?.first?["name"] == "Lathe")
        }
    }

    @Test func `what formulas look at can't go into the bin before them`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let object = try await acme.object("machine")
            _ = try await acme.field("customer", "reference", ["refers_to": "customer"], of: "c_machine")
            let field = try await acme.rollup("machines", "count", ["rollup_type": "c_machine", "rollup_via": "c_customer"])
            let refused = try await acme.delete("objects/\(object)")
            let kept = try await acme.get("c_machines")
            _ = try await acme.delete("fields/\(field)")
            let binned = try await acme.delete("objects/\(object)")
            #expect(refused.status == .conflict && refused.code == "field_in_use")
            #expect(refused["detail"]?.text?.contains("customer.c_machines") == true)
            #expect(kept.status == .ok)
            #expect(binned.status == .noContent)
        }
    }

    @Test func `the description of the API has each object as if it were declared`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let before = try await acme.get("openapi.json")
            _ = try await acme.object("machine")
            _ = try await acme.field("power", "integer", of: "c_machine")
            let document = try await acme.get("openapi.json")
            let paths = try #require(document["paths"]?.members)
            // Products have no owner to share them with anybody, customers have paths of their own beside those of all types.
            let (least, most) = (self.paths(of: "products", among: paths), self.paths(of: "customers", among: paths))
            let own = self.paths(of: "c_machines", among: paths)
            let body = paths["/api/v1/c_machines"]?["post"]?["requestBody"]?["content"]?["application/json"]?["schema"]?["properties"]
            #expect(before["paths"]?["/api/v1/c_machines"] == nil)
            #expect(paths.allSatisfy { !$0.key.contains("{object}") })
            #expect(own.isSuperset(of: least) && own.isSubset(of: most) && own.contains("/{id}/shares"))
            #expect(paths["/api/v1/c_machines"]?["get"]?["tags"] == ["c_machines"])
            #expect(body?["c_power"]?["type"] != nil)
            #expect(document["components"]?["schemas"]?["c_machine"]?["properties"]?["c_power"] != nil)
        }
    }

    /// What comes behind the plural.
    private func paths(of plural: String, among paths: JSONObject) -> Set<String> {
        Set(
            paths.map(\.key).filter { $0 == "/api/v1/\(plural)" || $0.hasPrefix("/api/v1/\(plural)/") }.map { String($0.dropFirst(8 + plural.count)) }
        )
    }
}
