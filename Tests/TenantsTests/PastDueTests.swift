import Core
import Tenants
import TestKit
import Testing

@Suite struct PastDueTests {
    private func withDebtor(_ body: (TestTenant) async throws -> Void) async throws {
        try await withTenant { acme in
            _ = try await acme.create("customers", ["name": "Acme"])
            try await Operations(platform: acme.server.platform).markPastDue(acme.slug)
            try await body(acme)
        }
    }

    @Test func `a workspace whose bill is overdue reads and does not write`() async throws {
        try await withDebtor { acme in
            let list = try await acme.get("customers")
            let query = try await acme.post("customers/query", [:])
            let created = try await acme.post("customers", ["name": "Bolt"])
            let changed = try await acme.patch("customers/\(list.data[0]["id"]?.text ?? "")", ["name": "Bolt"])
            let upload = try await acme.post("imports?type=customers")
            #expect(list.data.count == 1)
            #expect(query.data.count == 1)
            #expect([created, changed, upload].map(\.status.code) == [402, 402, 402])
            #expect([created, changed, upload].map(\.code) == Array(repeating: "workspace_past_due", count: 3))
        }
    }

    @Test func `its owner can choose a plan, guard accounts and sign out`() async throws {
        try await withDebtor { acme in
            let plan = try await acme.put("workspace/plan", ["plan": "starter"])
            let sessions = try await acme.delete("account/sessions")
            let out = try await acme.delete("session")
            #expect(plan.status == .ok)
            #expect(sessions.status == .noContent)
            #expect(out.status == .noContent)
        }
    }

    @Test func `nobody joins it, and when it is paid everything goes on`() async throws {
        try await withTenant { acme in
            let operations = Operations(platform: acme.server.platform)
            let link = try await operations.invite("new@\(acme.slug).cn", name: nil, role: .member, to: acme.slug)
            let token = try #require(link.split(separator: "/").last)
            try await operations.markPastDue(acme.slug)
            let anybody = TestClient(port: acme.server.port)
            let refused = try await patiently { try await anybody.post("invitations/\(token)/acceptance", ["password": .string(goodPassword)]) }
            try await operations.resume(acme.slug)
            let joined = try await patiently { try await anybody.post("invitations/\(token)/acceptance", ["password": .string(goodPassword)]) }
            let created = try await acme.post("customers", ["name": "Bolt"])
            #expect(refused.code == "workspace_past_due")
            #expect(joined.status == .created)
            #expect(created.status == .created)
        }
    }
}
