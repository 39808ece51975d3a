import Core
import Funnel
import TestKit
import Testing

@Suite struct StageTests {
    @Test func `switching the module on brings a pipeline, once`() async throws {
        try await withSelling { acme in
            try await acme.tenant.write { tx in try await FunnelModule().provision(tx) }
            let pipelines = try await acme.tenant.get("pipelines").data
            #expect(pipelines.count == 1)
            #expect(acme.stages.map(\.kind) == ["open", "open", "open", "open", "won", "lost"])
            #expect(acme.stages.map(\.probability) == [10, 25, 50, 75, 100, 0])
        }
    }

    @Test func `a workspace that threw its pipeline away gets no other`() async throws {
        try await withSelling { acme in
            let pipeline = try await acme.tenant.get("pipelines").data.first?["id"]?.text ?? ""
            for stage in acme.stages { _ = try await acme.tenant.delete("stages/\(stage.id)") }
            let deleted = try await acme.tenant.delete("pipelines/\(pipeline)")
            try await acme.tenant.write { tx in try await FunnelModule().provision(tx) }
            let pipelines = try await acme.tenant.get("pipelines").data
            #expect(deleted.status == .noContent)
            #expect(pipelines.isEmpty)
        }
    }

    @Test func `the pipeline speaks the workspace's language`() async throws {
        try await withTenant { acme in
            try await acme.server.platform.database.transaction(tenant: acme.id) { transaction in
                let tx = RecordTransaction(transaction, tenant: acme.id, actor: .system, language: .zh, schema: .plain)
                try await FunnelModule().provision(tx)
            }
            let rows = try await acme.query("select p.name from funnel.pipelines p where p.tenant_id = \(acme.id)")
            let name: String? = try rows.scalar()
            #expect(name == "标准销售流程")
        }
    }

    @Test func `a stage in which deals stand stays as it is`() async throws {
        try await withSelling { acme in
            let stage = acme.stages[0]
            _ = try await acme.createDeal()
            let deleted = try await acme.tenant.delete("stages/\(stage.id)")
            let changed = try await acme.tenant.patch("stages/\(stage.id)", ["kind": "won"])
            let renamed = try await acme.tenant.patch("stages/\(stage.id)", ["name": "Hello"])
            #expect(deleted.status == .conflict)
            #expect(deleted.code == "stage_in_use")
            #expect(changed.code == "stage_in_use")
            #expect(renamed.status == .ok)
        }
    }

    @Test func `a pipeline with stages is not deleted`() async throws {
        try await withSelling { acme in
            let pipeline = try await acme.tenant.get("pipelines").data.first?["id"]?.text ?? ""
            let refused = try await acme.tenant.delete("pipelines/\(pipeline)")
            #expect(refused.status == .conflict)
            #expect(refused.code == "pipeline_in_use")
        }
    }
}
