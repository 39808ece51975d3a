import Core
import TestKit
import Testing

/// The free plan has no objects, the starter plan 3.
@Suite struct ObjectQuotaTests {
    @Test func `the limit of the plan holds however many try at once`() async throws {
        try await withTenant(plan: "starter") { acme in
            let replies = try await acme.objectsAtOnce(20)
            let refused = replies.filter { $0.status == .forbidden }
            let live: Int64? = try await acme.query("select count(*) from core.object o where o.tenant_id = \(acme.id) and o.deleted_at is null")
                .scalar()
            #expect(replies.count { $0.status == .created } == 3)
            #expect(refused.count == 17)
            #expect(refused.allSatisfy { $0.code == "quota_exceeded" && $0["limit"] == "custom_objects" && $0["maximum"] == 3 })
            #expect(refused.first?["plans"] == ["growth", "enterprise"])
            #expect(live == 3)
        }
    }

    @Test func `what goes into the bin makes room, and comes out only where there is some`() async throws {
        try await withTenant(plan: "starter") { acme in
            let first = try await acme.object("first")
            for name in ["second", "third"] { _ = try await acme.object(name) }
            _ = try await acme.delete("objects/\(first)")
            let other = try await acme.post("objects", TestTenant.object("fourth"))
            let refused = try await acme.post("objects/\(first)/restoration")
            #expect(other.status == .created)
            #expect(refused.code == "quota_exceeded")
        }
    }

    @Test func `a plan without objects refuses the first`() async throws {
        try await withTenant(plan: "free") { acme in
            let refused = try await acme.post("objects", TestTenant.object("machine"))
            #expect(refused.code == "quota_exceeded")
            #expect(refused["plans"] == ["starter", "growth", "enterprise"])
        }
    }

    @Test func `records of objects count for the plan's limit of records, and definitions do not`() async throws {
        try await withCustomers(998, plan: "free") {
            ["name": .text("Old \($0)")]
        } _: { acme in
            let type = try #require(acme.server.platform.registry.recordType("object"))
            _ = try await acme.write {
                try await $0.create(type, ["name": .text("c_machine"), "title_en": .text("Machine"), "icon": .text("factory")])
            }
            acme.server.platform.directory.forget(tenant: acme.id)
            let statuses = [
                try await acme.post("c_machines", ["name": "A"]).status, try await acme.post("customers", ["name": "B"]).status,
                try await acme.post("c_machines", ["name": "C"]).status,
            ]
            #expect(statuses == [.created, .created, .forbidden])
        }
    }
}
