import Core
import TestKit
import Testing

/// A01: the gate sees every way in which a schema stops keeping tenants apart.
@Suite struct CatalogueGateTests {
    @Test func `the schema as migrated has no findings`() async throws {
        let database = try await TestCluster.shared.database
        let findings = try await CatalogueGate.findings(on: database)
        #expect(findings.map(\.description) == [])
    }

    @Test(arguments: SchemaMutant.all) func `a broken schema is found`(mutant: SchemaMutant) async throws {
        try await withScratch { scratch in
            try await scratch.run(asSuperuser: mutant.script)
            let findings = try await scratch.connected({ $0.sharedConnections = 1 }) { try await CatalogueGate.findings(on: $0) }
            #expect(findings.contains { $0.rule == mutant.rule }, "\(findings.map(\.description))")
        }
    }

    @Test func `there are at least 25 mutants, each of its own kind`() {
        #expect(SchemaMutant.all.count >= 25)
        #expect(Set(SchemaMutant.all.map(\.script)).count == SchemaMutant.all.count)
    }

    @Test func `a server that is not the application role is found`() async throws {
        try await withScratch { scratch in
            let findings = try await withDatabase(DatabaseConfiguration(url: scratch.urls.superuser)) { try await CatalogueGate.findings(on: $0) }
            #expect(findings.contains { $0.rule == "server_is_another_role" })
        }
    }
}
