import Core
import TestKit
import Testing

/// The free plan allows 10 custom fields.
@Suite struct FieldQuotaTests {
    private func live(_ acme: TestTenant) async throws -> Int64? {
        try await acme.query("select count(*) from core.field f where f.tenant_id = \(acme.id) and f.deleted_at is null").scalar()
    }

    @Test func `the limit of the plan holds however many try at once`() async throws {
        try await withTenant(plan: "free") { acme in
            let replies = try await acme.fieldsAtOnce(16)
            let refused = replies.filter { $0.status == .forbidden }
            let count = try await live(acme)
            #expect(replies.count { $0.status == .created } == 10)
            #expect(refused.count == 6)
            #expect(refused.allSatisfy { $0.code == "quota_exceeded" && $0["limit"] == "custom_fields" && $0["maximum"] == 10 })
            #expect(refused.first?["plans"] == ["starter", "growth", "enterprise"])
            #expect(count == 10)
        }
    }

    @Test func `what goes into the bin makes room, and comes out only where there is some`() async throws {
        try await withTenant(plan: "free") { acme in
            var fields: [ID] = []
            for index in 1...10 { fields.append(try await acme.field("number_\(index)", "integer")) }
            _ = try await acme.delete("fields/\(fields[0])")
            let other = try await acme.post("fields", TestTenant.field("other", "integer", of: "contact"))
            let refused = try await acme.post("fields/\(fields[0])/restoration")
            #expect(other.status == .created)
            #expect(refused.code == "quota_exceeded")
        }
    }

    @Test func `definitions are no records of the plan's limit`() async throws {
        try await withTenant(plan: "free") { acme in
            let field = try await acme.field("grade", "choice")
            _ = try await acme.choice("gold", of: field)
            let counted: Int64? = try await acme.query("select u.records from core.record_usage u where u.tenant_id = \(acme.id)").scalar()
            #expect((counted ?? 0) == 0)
        }
    }
}
