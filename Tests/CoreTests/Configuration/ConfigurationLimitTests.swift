import Core
import TestKit
import Testing

@Suite struct ConfigurationLimitTests {
    private static func fields(_ count: Int) -> JSON {
        .array((1...count).map { ["record_type": "customer", "name": .string("c_field_\($0)"), "title_en": "Field", "kind": "integer"] })
    }

    @Test func `the plan's limits hold, and are told as by hand`() async throws {
        try await withTenant(plan: "free") { acme in
            let preview = try await acme.preview(TestTenant.file(["fields": Self.fields(11)]))
            let refused = try await acme.configure(TestTenant.file(["fields": Self.fields(11)]))
            let none: Int64? = try await acme.query("select count(*) from core.field where tenant_id = \(acme.id)").scalar()
            let taken = try await acme.configure(TestTenant.file(["fields": Self.fields(10)]))
            #expect(preview.status == .ok)
            #expect(preview.faults == ["fields quota_exceeded"])
            #expect(refused.status == .forbidden)
            #expect(refused.code == "quota_exceeded")
            #expect(refused["limit"] == "custom_fields")
            #expect(refused["maximum"] == 10)
            #expect(none == 0)
            #expect(taken.status == .ok)
        }
    }

    @Test func `it takes the permission, which owners and administrators have`() async throws {
        try await withTenant { acme in
            let file = TestTenant.file(["fields": Self.fields(1)])
            for role in [Role.member, .readOnly, .limited] {
                let member = try await acme.user(role)
                let (out, in_, templates) = try await (
                    member.get("configuration"), member.post("configuration?dry_run=true", file), member.get("configuration/templates")
                )
                #expect([out.status, in_.status, templates.status] == [.forbidden, .forbidden, .forbidden])
            }
            let admin = try await acme.user(.admin)
            let (out, in_) = try await (admin.get("configuration"), admin.post("configuration", file))
            let key = try await acme.key(.admin).post("configuration?dry_run=true", file)
            #expect([out.status, in_.status, key.status] == [.ok, .ok, .ok])
        }
    }

    @Test func `the permission alone gives nobody more than her own rights`() async throws {
        try await withTenant { acme in
            let role = try await acme.role(
                "mover",
                [
                    "permissions": ["core.configuration.manage"],
                    "types": ["field": ["read": "all", "create": "all", "update": "all", "export": "all"]],
                ])
            let mover = try await acme.member(roles: [role])
            let roles: JSON = [["code": "mover", "name_en": "Mover", "grants": ["types": ["*": ["read": "all", "create": "all"]]]]]
            let refused = try await mover.post("configuration", TestTenant.file(["roles": roles]))
            let shares: JSON = [["type": "customers", "name": "Mine"]]
            let unshared = try await mover.post("configuration", TestTenant.file(["views": shares]))
            let grants: String? = try await acme.query("select grants from core.role where tenant_id = \(acme.id) and code = 'mover'").scalar()
            #expect(refused.faults == ["roles forbidden"])
            #expect(unshared.status == .unprocessableContent)
            #expect(grants?.contains("\"*\"") == false)
        }
    }

    @Test func `what one workspace takes no other has`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                let before = try await other.configuration()
                _ = try await acme.configure(TestTenant.file(["fields": Self.fields(3)]))
                let after = try await other.configuration()
                #expect(after == before)
            }
        }
    }

    @Test func `hundreds of definitions are a matter of seconds`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let objects = (1...5).map { JSON.object(["name": .string("c_object_\($0)"), "title_en": "Object"]) }
            let fields = (1...5).flatMap { object in
                (1...60).map { number -> JSON in
                    var field: JSONObject = [
                        "record_type": .string("c_object_\(object)"), "name": .string("c_field_\(number)"), "title_en": "Field", "kind": "integer",
                    ]
                    // Each looks at the one before it, which comes after it in the file.
                    if number % 20 == 0 {
                        field["kind"] = "formula"
                        field["formula"] = .string("c_field_\(max(number - 20, 1)) + 1")
                    }
                    return .object(field)
                }.reversed()
            }
            let taken = try await acme.configure(TestTenant.file(["objects": .array(objects), "fields": .array(fields)]))
            #expect(taken.faults == [])
            #expect(taken["changes"]?.items?.count == 305)
        }
    }
}
