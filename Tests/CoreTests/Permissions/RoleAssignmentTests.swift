import Core
import TestKit
import Testing

@Suite struct RoleAssignmentTests {
    private static let reader: JSON = ["read": "all"]

    @Test func `a right counts from the next request, and is gone with the next one after it was taken`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("reader", on: "customer", Self.reader)
            let user = try await acme.member()
            let before = try await user.get("customers")
            let given = try await acme.post("role_assignments", ["user": .string("\(user.id)"), "role": .string("\(role)")])
            let with = try await user.get("customers")
            _ = try await acme.delete("role_assignments/\(given.id)")
            let without = try await user.get("customers")
            _ = try await acme.post("role_assignments/\(given.id)/restoration")
            let again = try await user.get("customers")
            #expect([before, with, without, again].map(\.status) == [.forbidden, .ok, .forbidden, .ok])
        }
    }

    @Test func `another grant in the role counts from the next request`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("reader", on: "customer", Self.reader)
            let user = try await acme.member(roles: [role])
            _ = try await acme.create("customers", ["name": "Acme", "phone": "138 0013 8000"])
            let seen = try await user.get("customers")
            _ = try await acme.patch("roles/\(role)", ["grants": #"{"types": {"customer": {"read": "all", "fields": {"phone": "none"}}}}"#])
            let hidden = try await user.get("customers")
            _ = try await acme.patch("roles/\(role)", ["grants": "{}"])
            let gone = try await user.get("customers")
            #expect(seen.data.first?["phone"]?.text == "13800138000")
            #expect(hidden.data.count == 1)
            #expect(hidden.data.first?["phone"] == nil)
            #expect(gone.status == .forbidden)
        }
    }

    @Test func `every server hears of it within a second`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("reader", on: "customer", Self.reader)
            let user = try await acme.member(roles: [role])
            let platform = acme.server.platform
            let other = Directory(database: platform.database, types: platform.registry.recordTypes, logger: platform.logger)
            let following = Task { await other.run() }
            defer { following.cancel() }
            let digest = try #require(user.client.token.flatMap { SecretToken.digest(of: $0) })
            let customer = try #require(platform.registry.recordType("customer"))
            func mayRead() async throws -> Bool { try await other.member(digest)?.principal.access.allows(.read, on: customer) ?? false }
            let before = try await mayRead()
            let assignment = try #require(try await acme.get("role_assignments").data.first?["id"]?.text)
            let took = try await quickest(of: 3) {
                while try await !mayRead() { _ = try await acme.post("role_assignments/\(assignment)/restoration") }
            } measure: {
                _ = try await acme.delete("role_assignments/\(assignment)")
                while try await mayRead() { try await Task.sleep(for: .milliseconds(20)) }
            }
            #expect(before)
            #expect(took < .seconds(1))
        }
    }

    @Test func `roles add up, and to any base role`() async throws {
        try await withTenant { acme in
            let reader = try await acme.role("reader", on: "customer", ["read": "all", "fields": ["phone": "masked"]])
            let writer = try await acme.role("writer", on: "customer", ["read": "own", "create": "all", "update": "own"])
            let both = try await acme.member(roles: [reader, writer])
            let readOnly = try await acme.member(.readOnly, roles: [writer])
            let theirs = try await acme.create("customers", ["name": "Theirs", "phone": "138 0013 8000"])
            let mine = try await both.post("customers", ["name": "Mine", "phone": "139 0013 9000"])
            let list = try await both.get("customers?sort=name")
            let change = try await both.patch("customers/\(theirs.id)", ["name": "Changed"])
            let own = try await both.patch("customers/\(mine.id)", ["name": "Mine too"])
            let made = try await readOnly.post("customers", ["name": "Hers"])
            let seen = try await readOnly.get("customers")
            #expect(mine.status == .created)
            #expect(list.data.map { $0["phone"]?.text } == ["13900139000", "13800138000"], "the writer's role shows whole numbers")
            #expect(change.status == .forbidden)
            #expect(own.status == .ok)
            #expect(made.status == .created)
            #expect(seen.data.count == 3)
        }
    }

    @Test func `a user has a role once`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("reader", on: "customer", Self.reader)
            let user = try await acme.member(roles: [role])
            let again = try await acme.post("role_assignments", ["user": .string("\(user.id)"), "role": .string("\(role)")])
            #expect(again.code == "duplicate")
        }
    }

    @Test func `an admin gives and takes roles, but never an owner's`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("reader", on: "customer", Self.reader)
            let (admin, user) = (try await acme.user(.admin), try await acme.member())
            let body: JSON = ["user": .string("\(acme.owner)"), "role": .string("\(role)")]
            let theirs = try await admin.post("role_assignments", ["user": .string("\(user.id)"), "role": .string("\(role)")])
            let taken = try await admin.delete("role_assignments/\(theirs.id)")
            let owners = try await admin.post("role_assignments", body)
            let many = try await admin.post("role_assignments/batch", ["operations": [["action": "create", "values": body]]])
            let own = try await acme.create("role_assignments", body)
            let stolen = try await admin.delete("role_assignments/\(own.id)")
            #expect([theirs.status, taken.status] == [.created, .noContent])
            #expect([owners.status, stolen.status] == [.forbidden, .forbidden])
            #expect(many["results"]?.items?.first?["status"] == 403)
        }
    }

    @Test func `a key of a limited user is limited, and a key of another base role has what both have`() async throws {
        try await withTenant { acme in
            let grants: JSON = ["permissions": ["tenants.api_key.manage"], "types": ["customer": ["read": "all", "create": "all"]]]
            let keys = try await acme.role("keys", grants)
            let user = try await acme.member(roles: [keys])
            let above = try await user.post("api-keys", ["name": "Above", "role": "read_only"])
            let made = try await user.post("api-keys", ["name": "Mine", "role": "limited"])
            let key = TestClient(port: acme.server.port, token: made["key"]?.text)
            let (list, create, deals) = (try await key.get("customers"), try await key.post("customers", ["name": "A"]), try await key.get("orders"))
            #expect(above.status == .forbidden)
            #expect([list.status, create.status, deals.status] == [.ok, .created, .forbidden])
            let member = try await acme.member(.member, roles: [keys])
            let lent = try await member.post("api-keys", ["name": "Lent", "role": "read_only"])
            let reader = TestClient(port: acme.server.port, token: lent["key"]?.text)
            let (seen, refused) = (try await reader.get("orders"), try await reader.post("customers", ["name": "B"]))
            #expect([seen.status, refused.status] == [.ok, .forbidden])
            _ = try await acme.put("users/\(member.id)/role", ["role": "limited"])
            let (orders, customers) = (try await reader.get("orders"), try await reader.get("customers"))
            #expect([orders.status, customers.status] == [.forbidden, .ok])
        }
    }

    @Test func `another workspace's users and roles are as unknown as none`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                let (role, theirs) = (try await acme.role("mine", [:]), try await other.role("theirs", [:]))
                let (user, stranger) = (try await acme.member(), try await other.member(roles: [theirs]))
                let assignment = try #require(try await other.get("role_assignments").data.first?["id"]?.text)
                for (user, role) in [(stranger.id, role), (user.id, theirs)] {
                    let refused = try await acme.post("role_assignments", ["user": .string("\(user)"), "role": .string("\(role)")])
                    #expect(refused.status == .unprocessableContent)
                }
                let replies = [
                    try await acme.get("roles/\(theirs)"), try await acme.patch("roles/\(theirs)", ["name_en": "X"]),
                    try await acme.delete("roles/\(theirs)"), try await acme.delete("role_assignments/\(assignment)"),
                ]
                #expect(replies.allSatisfy { $0.status == .notFound })
            }
        }
    }
}
