import Core
import TestKit
import Testing

@Suite struct ConfigurationRoundTripTests {
    @Test func `a configuration taken out of one workspace and into an empty one comes out equal`() async throws {
        try await withTenant { acme in
            try await acme.shaped()
            let file = try await acme.configuration()
            try await withTenant { other in
                let taken = try await other.configure(file)
                let again = try await other.configuration()
                let described = try await other.metadata("c_wide")
                #expect(taken.status == .ok, "\(taken.text)")
                #expect(taken.faults == [])
                #expect(again == file)
                #expect(described?["formula"] == "if(c_double > 3, \"wide\", \"narrow\")")
                #expect(file["fields"]?.items?.count == 9)
            }
        }
    }

    @Test func `the other workspace works as the first does`() async throws {
        try await withTenant { acme in
            try await acme.shaped()
            let file = try await acme.configuration()
            try await withTenant { other in
                _ = try await other.configure(file)
                let customer = try await other.create("customers", ["name": "Acme", "c_area": 2]).id
                let machine = try await other.create("c_machines", ["name": "One", "c_buyer": .string("\(customer)")])
                let read = try await other.get("customers/\(customer)")
                let refused = try await other.post("customers", ["name": "Large", "c_size": "large"])
                #expect(read["c_wide"] == "wide")
                #expect(read["c_size"] == "small")
                #expect(read["c_machines"] == 1)
                #expect(machine["c_number"] == "M-0007")
                #expect(refused.faults == ["c_reason required"])
            }
        }
    }

    @Test func `a second import changes nothing`() async throws {
        try await withTenant { acme in
            try await acme.shaped()
            let file = try await acme.configuration()
            let before = try await acme.fingerprint()
            let preview = try await acme.preview(file)
            let after = try await acme.fingerprint()
            _ = try await acme.configure(file)
            let versions: Int64? = try await acme.query("select max(version) from core.field where tenant_id = \(acme.id) and name <> 'c_size'")
                .scalar()
            let definitions = ["objects", "fields", "roles", "layouts", "views"].map { file[$0]?.items?.count ?? 0 }.reduce(0, +)
            #expect(preview.changes == [])
            #expect(preview.faults == [])
            #expect(preview["unchanged"]?.whole == Int64(definitions))
            #expect(after == before)
            #expect(versions == 1)
        }
    }

    @Test func `the order of the file does not matter`() async throws {
        try await withTenant { acme in
            try await acme.shaped()
            let file = try await acme.configuration()
            var turned = JSONObject()
            for name in (file.members ?? [:]).keys.reversed() { turned[name] = file[name]?.items.map { .array($0.reversed()) } ?? file[name] }
            try await withTenant { other in
                let taken = try await other.configure(.object(turned))
                let again = try await other.configuration()
                #expect(taken.faults == [])
                #expect(again == file)
            }
        }
    }

    @Test func `conditions may look at each other, and choices at what is initial`() async throws {
        try await withTenant { acme in
            let choices: JSON = [["code": "yes", "title_en": "Yes"], ["code": "no", "title_en": "No"]]
            let fields: JSON = [
                [
                    "record_type": "customer", "name": "c_first", "kind": "choice", "title_en": "First", "initial": "no", "choices": choices,
                    "shown_when": ["c_second", "is_not", "yes"],
                ],
                [
                    "record_type": "customer", "name": "c_second", "kind": "choice", "title_en": "Second", "initial": "no", "choices": choices,
                    "shown_when": ["c_first", "is_not", "yes"],
                ],
            ]
            let taken = try await acme.configure(TestTenant.file(["fields": fields]))
            let made = try await acme.create("customers", ["name": "Acme"])
            let told = try await acme.metadata("c_first")
            #expect(taken.faults == [])
            #expect(taken.changes == ["fields customer.c_first create", "fields customer.c_second create"])
            #expect(made["c_second"] == "no")
            #expect(told?["shown_when"] == ["c_second", "is_not", "yes"])
        }
    }

    @Test func `the file has no ids, is for people, and has only the parts that are asked for`() async throws {
        try await withTenant { acme in
            try await acme.shaped()
            let reply = try await acme.get("configuration")
            let some = try await acme.configuration("?parts=fields,roles")
            let none = try await acme.get("configuration?parts=shoes")
            let odd = try await acme.get("configuration?colour=red")
            #expect(reply.text.firstMatch(of: #/[0-9a-f]{8}-[0-9a-f]{4}-/#) == nil)
            #expect(reply.text.hasPrefix("{\n  \"guanxi\": 1,\n  \"objects\": [\n    {\n"))
            #expect(reply.headers[.contentDisposition] == "attachment; filename=\"\(acme.slug)-configuration.json\"")
            #expect(some.members?.keys == ["guanxi", "fields", "roles"])
            #expect(none.status == .badRequest)
            #expect(odd.status == .badRequest)
        }
    }

    @Test func `what looks at something in the bin travels without it`() async throws {
        try await withTenant { acme in
            try await acme.shaped()
            let object = try #require(try await acme.get("objects").data.first?["id"]?.text)
            _ = try await acme.delete("fields/\(try await acme.id(ofField: "c_machines"))")
            _ = try await acme.delete("objects/\(object)")
            _ = try await acme.delete("fields/\(try await acme.id(ofField: "c_reason"))")
            let file = try await acme.configuration()
            try await withTenant { other in
                let taken = try await other.configure(file)
                let again = try await other.configuration()
                #expect(file["objects"] == nil)
                #expect(file["fields"]?.items?.contains { $0["record_type"] == "c_machine" } == false)
                #expect(taken.faults == [])
                #expect(again == file)
            }
        }
    }
}

extension TestTenant {
    /// The definition of a field of customers.
    func id(ofField name: String) async throws -> ID {
        try #require(
            try await query("select id from core.field where tenant_id = \(id) and record_type = 'customer' and name = \(name)").scalar(ID.self))
    }
}
