import Core
import TestKit
import Testing

@Suite struct ConfigurationImportTests {
    private static let size: JSON = [
        "record_type": "customer", "name": "c_size", "kind": "choice", "title_en": "Size", "choices": [["code": "small", "title_en": "Small"]],
    ]

    @Test func `a dry run tells what would change, and changes nothing`() async throws {
        try await withTenant { acme in
            try await acme.shaped()
            let file = try await acme.configuration()
            try await withTenant { other in
                let before = try await other.fingerprint()
                let preview = try await other.preview(file)
                let after = try await other.fingerprint()
                let taken = try await other.configure(file)
                #expect(preview["dry_run"] == true)
                #expect(preview.changes.contains("fields customer.c_size create"))
                #expect(preview.changes.contains("layouts c_machine.fitter create"))
                #expect(preview.changes.contains("views customers.Large ones create"))
                #expect(preview["unchanged"] == 6)
                #expect(after == before)
                #expect(taken["dry_run"] == false)
                #expect(taken["changes"] == preview["changes"])
            }
        }
    }

    @Test func `a change tells the members that differ, and what belongs to a definition as a whole`() async throws {
        try await withTenant { acme in
            _ = try await acme.configure(TestTenant.file(["fields": [Self.size]]))
            var wanted = Self.size.members ?? [:]
            wanted["title_zh"] = "尺寸"
            wanted["choices"] = [["code": "large", "title_en": "Large"]]
            let taken = try await acme.configure(TestTenant.file(["fields": [.object(wanted)]]))
            let change = taken.change("customer.c_size")
            #expect(taken.changes == ["fields customer.c_size update"])
            #expect(change?["title"] == "Size")
            #expect(change?["before"]?["title_zh"] == "Size")
            #expect(change?["after"]?["title_zh"] == "尺寸")
            #expect(change?["before"]?["choices"]?.items?.map { $0["code"] } == ["small"])
            // What the file is silent about stays.
            #expect(change?["after"]?["choices"]?.items?.map { $0["code"] } == ["small", "large"])
            #expect(change?["after"]?["kind"] == nil)
        }
    }

    @Test func `a definition that the file names is as the file says, also where it is silent`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("note", "text", ["maximum_length": 20, "help_en": "Help", "initial": "\"x\"", "position": 700])
            _ = try await acme.field("other", "text", ["help_en": "Stays"])
            let taken = try await acme.configure(
                TestTenant.file(["fields": [["record_type": "customer", "name": "c_note", "kind": "text", "title_en": "Note"]]]))
            let after = try await acme.get("fields/\(field)")
            let other = try await acme.metadata("c_other")
            #expect(taken.changes == ["fields customer.c_note update"])
            #expect(after["maximum_length"] == .null)
            #expect(after["help_en"] == .null)
            #expect(after["initial"] == .null)
            #expect(after["position"] == 700)
            #expect(other?["help"] != nil)
        }
    }

    @Test func `a definition in the bin comes out of it, with its values`() async throws {
        try await withTenant { acme in
            _ = try await acme.configure(TestTenant.file(["fields": [Self.size]]))
            let customer = try await acme.create("customers", ["name": "Acme", "c_size": "small"]).id
            let field = try await acme.id(ofField: "c_size")
            _ = try await acme.delete("fields/\(field)")
            let taken = try await acme.configure(TestTenant.file(["fields": [Self.size]]))
            let read = try await acme.get("customers/\(customer)")
            let same = try await acme.id(ofField: "c_size")
            #expect(taken.changes == ["fields customer.c_size restore"])
            #expect(read["c_size"] == "small")
            #expect(same == field)
        }
    }

    @Test func `a field in the bin of another kind is told of, and stays there`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("size", "integer")
            _ = try await acme.delete("fields/\(field)")
            let taken = try await acme.configure(TestTenant.file(["fields": [Self.size]]))
            let gone = try await acme.metadata("c_size")
            #expect(taken.faults == ["fields.customer.c_size.kind unchangeable"])
            #expect(gone == nil)
        }
    }

    @Test func `each import and export is in the journal, beside the rows of what it changed`() async throws {
        try await withTenant { acme in
            _ = try await acme.configuration()
            _ = try await acme.preview(TestTenant.file(["fields": [Self.size]]))
            _ = try await acme.configure(TestTenant.file(["fields": [Self.size]]))
            let (exported, imported) = try await (
                acme.journaled("configuration", action: "configuration_exported"), acme.journaled("configuration", action: "configuration_imported")
            )
            let (all, fields) = try await (acme.journaled("configuration"), acme.journaled("field", action: "create"))
            #expect(exported == 1)
            #expect(imported == 1)
            #expect(all == 2)
            #expect(fields == 1)
        }
    }

    @Test func `two definitions of one name are told apart where names may repeat`() async throws {
        try await withTenant { acme in
            for columns in [["name"], ["name", "phone"]] as [JSON] {
                _ = try await acme.create("views", ["type": "customers", "name": "Mine", "shared": true, "columns": columns])
            }
            let file = try await acme.configuration("?parts=views")
            try await withTenant { other in
                let taken = try await other.configure(file)
                let second = try await other.configure(file)
                let again = try await other.configuration("?parts=views")
                #expect(taken.changes == ["views customers.Mine create", "views customers.Mine (2) create"])
                #expect(second.changes == [])
                #expect(again == file)
            }
        }
    }

    @Test func `a view that names single records stays at home`() async throws {
        try await withTenant { acme in
            let filter: JSON = ["owner", "is", .string("\(acme.owner)")]
            _ = try await acme.create("views", ["type": "customers", "name": "Hers", "shared": true, "filter": filter])
            let file = try await acme.configuration()
            #expect(file["views"] == nil)
        }
    }

    @Test func `templates are told of and can be had`() async throws {
        try await withTenant { acme in
            let list = try await acme.get("configuration/templates")
            let one = try await acme.get("configuration/templates/retail")
            let none = try await acme.get("configuration/templates/piracy")
            #expect(list.data.map { $0["name"] } == ["manufacturing", "retail", "services"])
            #expect(list.data.allSatisfy { ($0["contents"]?["fields"]?.whole ?? 0) > 2 && $0["title"]?["zh"] != nil })
            #expect(one["guanxi"] == 1)
            #expect(none.status == .notFound)
        }
    }
}
