import Core
import TestKit
import Testing

@Suite struct MembershipTests {
    @Test func `a deactivated user is out within the same second and can come back`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.member)
            let id = try #require(try await member.get("session")["user"]?["id"]?.text)
            let out = try await acme.post("users/\(id)/deactivation")
            #expect(out["status"]?.text == "disabled")
            let refused = try await member.get("session")
            #expect(refused.status == .unauthorized)
            let back = try await acme.delete("users/\(id)/deactivation")
            #expect(back["status"]?.text == "active")
            let still = try await member.get("session")
            #expect(still.status == .unauthorized)
        }
    }

    @Test func `the last owner can neither step down nor be shut out`() async throws {
        try await withTenant { acme in
            let down = try await acme.put("users/\(acme.owner)/role", ["role": "admin"])
            let out = try await acme.post("users/\(acme.owner)/deactivation")
            #expect(down.code == "last_owner")
            #expect(out.code == "last_owner")
            let (second, _) = try await acme.userWithPassword(.admin)
            let raised = try await acme.put("users/\(second)/role", ["role": "owner"])
            #expect(raised.status == .ok)
            let now = try await acme.put("users/\(acme.owner)/role", ["role": "admin"])
            #expect(now["role"]?.text == "admin")
        }
    }

    @Test func `of two owners who step down at once one stays`() async throws {
        try await withTenant { acme in
            let (second, _) = try await acme.userWithPassword(.owner)
            let owners = [acme.owner, second]
            let replies = try await withThrowingTaskGroup(of: TestReply.self) { group in
                for owner in owners { group.addTask { try await acme.put("users/\(owner)/role", ["role": "member"]) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let left = try await acme.query("select count(*) from core.user where tenant_id = \(acme.id) and role = 'owner'").scalar(Int64.self)
            #expect(replies.filter { $0.status == .ok }.count == 1)
            #expect(left == 1)
        }
    }

    @Test func `an admin manages members but never an owner`() async throws {
        try await withTenant { acme in
            let admin = try await acme.user(.admin)
            let (member, _) = try await acme.userWithPassword(.member)
            let lowered = try await admin.put("users/\(member)/role", ["role": "read_only"])
            #expect(lowered["role"]?.text == "read_only")
            let raised = try await admin.put("users/\(member)/role", ["role": "owner"])
            let touched = try await admin.put("users/\(acme.owner)/role", ["role": "member"])
            let shut = try await admin.post("users/\(acme.owner)/deactivation")
            #expect([raised.status, touched.status, shut.status] == [.forbidden, .forbidden, .forbidden])
        }
    }

    @Test func `a new role counts from the next request`() async throws {
        try await withTenant { acme in
            let reader = try await acme.user(.readOnly)
            let id = try #require(try await reader.get("session")["user"]?["id"]?.text)
            let before = try await reader.post("teams", ["name": "Sales"])
            #expect(before.status == .forbidden)
            _ = try await acme.put("users/\(id)/role", ["role": "admin"])
            let after = try await reader.post("teams", ["name": "Sales"])
            #expect(after.status == .created)
        }
    }

    @Test(arguments: [(Role.admin, true), (.member, false), (.readOnly, false)])
    func `who may administer`(_ role: Role, _ may: Bool) async throws {
        try await withTenant { acme in
            let client = try await acme.user(role)
            let team = try await client.post("teams", ["name": "Sales"])
            let settings = try await client.patch("workspace", ["name": "Other"])
            let module = try await client.put("workspace/modules/funnel", ["enabled": true])
            let keys = try await client.get("api-keys")
            let users = try await client.get("users")
            #expect(team.status == (may ? .created : .forbidden))
            #expect(settings.status == (may ? .ok : .forbidden))
            #expect(module.status == (may ? .ok : .forbidden))
            #expect(keys.status == (may ? .ok : .forbidden))
            #expect(users.status == .ok)
        }
    }

    @Test func `users are neither created nor deleted as records, and their role is no field`() async throws {
        try await withTenant { acme in
            let made = try await acme.post("users", ["name": "X"])
            let gone = try await acme.delete("users/\(acme.owner)")
            let raised = try await acme.patch("users/\(acme.owner)", ["role": "member"])
            #expect(made.status == .methodNotAllowed)
            #expect(gone.status == .methodNotAllowed)
            #expect(raised.status == .unprocessableContent)
        }
    }

    @Test func `another workspace's user is as unknown as none`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                let replies = [
                    try await acme.get("users/\(other.owner)"), try await acme.put("users/\(other.owner)/role", ["role": "member"]),
                    try await acme.post("users/\(other.owner)/deactivation"), try await acme.delete("users/\(other.owner)/deactivation"),
                ]
                let unknown = try await acme.get("users/\(ID.new())")
                #expect(replies.allSatisfy { $0.status == .notFound && $0.code == unknown.code })
                let still = try await other.get("session")
                #expect(still.status == .ok)
            }
        }
    }

    @Test func `a team is no part of itself`() async throws {
        try await withTenant { acme in
            let top = try await acme.create("teams", ["name": "Sales"]).id
            let below = try await acme.create("teams", ["name": "East", "parent": .string("\(top)")]).id
            let lowest = try await acme.create("teams", ["name": "Shanghai", "parent": .string("\(below)")]).id
            let circle = try await acme.patch("teams/\(top)", ["parent": .string("\(lowest)")])
            let own = try await acme.patch("teams/\(top)", ["parent": .string("\(top)")])
            let moved = try await acme.patch("teams/\(lowest)", ["parent": .string("\(top)")])
            #expect(circle["errors"]?.items?.first?["code"]?.text == "circular")
            #expect(own.status == .unprocessableContent)
            #expect(moved.status == .ok)
        }
    }

    @Test func `metadata says which types administrators alone change`() async throws {
        try await withTenant { acme in
            let own = try await acme.get("metadata")["record_types"]?.items ?? []
            let members = try await acme.user(.member).get("metadata")["record_types"]?.items ?? []
            #expect(own.contains { $0["name"]?.text == "team" && $0["audience"]?.text == "administrators" })
            #expect(own.contains { $0["audience"]?.text == "everyone" })
            let writable = zip(own, members).filter { type, _ in type["actions"]?.items?.contains("update") == true }
            for (type, asMember) in writable {
                let isEverybodys = type["actions"] == asMember["actions"]
                #expect(type["audience"]?.text == (isEverybodys ? "everyone" : "administrators"), "\(type["name"]?.text ?? "")")
            }
        }
    }
}
