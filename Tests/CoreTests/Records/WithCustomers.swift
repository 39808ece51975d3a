import Core
import TestKit
import Testing

/// Runs `body` with a fresh workspace that has so many customers, which the house itself made: no plan's limit counts for them.
func withCustomers(
    _ count: Int, plan: String? = nil, _ customer: (Int) -> Values, _ body: (TestTenant) async throws -> Void
) async throws {
    try await withTenant(plan: plan) { acme in
        let type = try #require(acme.server.platform.registry.recordType("customer"))
        let values = (0..<count).map(customer)
        _ = try await acme.write { try await $0.createMany(type, values) }
        try await body(acme)
    }
}
