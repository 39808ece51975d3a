import Core
import TestKit
import Testing

@Suite struct RoleTests {
    @Test func `a role gets its place, its name in one language is enough, and its code stays`() async throws {
        try await withTenant { acme in
            let first = try await acme.create("roles", ["code": "tester", "name_zh": "测试", "grants": "{}"])
            let second = try await acme.create("roles", ["code": "other", "name_en": "Other", "grants": "{}"])
            let nameless = try await acme.post("roles", ["code": "third", "grants": "{}"])
            let again = try await acme.post("roles", ["code": "tester", "name_en": "Again", "grants": "{}"])
            let renamed = try await acme.patch("roles/\(first.id)", ["code": "exam"])
            #expect(first["name_en"] == "测试")
            #expect(try #require(first["position"]?.whole) < #require(second["position"]?.whole))
            #expect(nameless.faults == ["name_en required"])
            #expect(again.code == "duplicate")
            #expect(renamed.faults == ["code unchangeable"])
        }
    }

    @Test(arguments: ["Sales", "x", "1st", "a-b", "sales rep"])
    func `a code is a plain word`(_ code: String) async throws {
        try await withTenant { acme in
            let refused = try await acme.post("roles", ["code": .string(code), "name_en": "X", "grants": "{}"])
            #expect(refused.faults == ["code invalid"])
        }
    }

    @Test func `the rights of a role are checked when they change, and never again`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("secret", "text")
            let grants: JSON = ["types": ["customer": ["read": "all", "fields": ["c_secret": "none"]]]]
            let role = try await acme.role("tester", grants)
            let broken = try await acme.patch("roles/\(role)", ["grants": "nonsense"])
            let wrong = try await acme.patch("roles/\(role)", ["grants": #"{"types": {"customer": {"read": "mine"}, "x": {}}}"#])
            _ = try await acme.delete("fields/\(field)")
            let renamed = try await acme.patch("roles/\(role)", ["name_en": "Renamed"])
            let stale = try await acme.patch("roles/\(role)", ["grants": .string(grants.serialized + " ")])
            #expect(broken.faults == ["grants malformed_json"])
            #expect(wrong.faults == ["grants.types.customer.read invalid", "grants.types.x unknown_type"])
            #expect(renamed.status == .ok)
            #expect(stale.status == .ok, "white space at the ends is no change")
        }
    }

    @Test func `a role in use does not go into the bin`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("tester", [:])
            let first = try await acme.member(roles: [role])
            _ = try await acme.member(roles: [role])
            let refused = try await acme.delete("roles/\(role)")
            let batch = try await acme.post("roles/batch", ["operations": [["action": "delete", "id": .string("\(role)")]]])
            #expect(refused.status == .conflict)
            #expect(refused.code == "role_in_use")
            #expect(refused["users"] == 2)
            #expect(batch["results"]?.items?.first?["code"] == "role_in_use")
            for assignment in try await acme.get("role_assignments").data {
                _ = try await acme.delete("role_assignments/\(assignment["id"]?.text ?? "")")
            }
            let gone = try await acme.delete("roles/\(role)")
            #expect(gone.status == .noContent)
            let assigned = try await acme.post("role_assignments", ["user": .string("\(first.id)"), "role": .string("\(role)")])
            #expect(assigned.faults == ["role unknown_reference"])
        }
    }

    @Test func `of two who bin a role and assign it at once one succeeds`() async throws {
        try await withTenant { acme in
            for round in 0..<8 {
                let role = try await acme.role("tester_\(round)", [:])
                let user = try await acme.member()
                async let binned = acme.delete("roles/\(role)")
                async let assigned = acme.post("role_assignments", ["user": .string("\(user.id)"), "role": .string("\(role)")])
                let (first, second) = (try await binned, try await assigned)
                #expect((first.status == .noContent) != (second.status == .created), "\(first.text) \(second.text)")
            }
        }
    }

    @Test(arguments: [Role.member, .readOnly, .limited])
    func `roles are the administrators' to make and to give`(_ base: Role) async throws {
        try await withTenant { acme in
            let everything: JSON = ["types": ["*": ["read": "all", "create": "all", "update": "all", "delete": "all"]]]
            let role = try await acme.role("everything", everything)
            let user = try await acme.member(base, roles: [role])
            let made = try await user.post("roles", ["code": "mine", "name_en": "Mine", "grants": "{}"])
            let raised = try await user.patch("roles/\(role)", ["grants": "{}"])
            let given = try await user.post("role_assignments", ["user": .string("\(user.id)"), "role": .string("\(role)")])
            let ready = try await user.post("roles/ready-made")
            #expect([made, raised, given, ready].allSatisfy { $0.status == .forbidden })
        }
    }
}
