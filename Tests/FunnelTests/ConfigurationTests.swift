import Core
import Funnel
import TestKit
import Testing

@Suite struct ConfigurationTests {
    private static let file: JSON = [
        "guanxi": 1,
        "pipelines": [
            [
                "name": "Service", "description": "After the sale",
                "stages": [
                    ["name": "Asked", "probability": 10, "position": 1, "stale_after_days": 3],
                    ["name": "Done", "kind": "won", "probability": 100, "position": 2],
                ],
            ]
        ],
    ]

    @Test func `pipelines travel with their stages`() async throws {
        try await withTenant(modules: [FunnelModule()]) { acme in
            let made = try await acme.post("configuration", Self.file)
            let deals = try await acme.get("configuration").json
            try await withTenant(modules: [FunnelModule()]) { other in
                let taken = try await other.post("configuration", deals)
                let again = try await other.get("configuration").json
                let second = try await other.post("configuration", deals)
                #expect(made["changes"]?.items?.map { $0["name"] } == ["Service"])
                #expect(taken["changes"]?.items?.map { $0["name"] } == ["Service"])
                #expect(again == deals)
                #expect(again["pipelines"]?.items?.map { $0["name"] } == ["Sales", "Service"])
                #expect(second["changes"] == [])
            }
        }
    }

    @Test func `a stage in which deals stand keeps its kind`() async throws {
        try await withSelling { selling in
            _ = try await selling.createDeal()
            let stage = selling.stages[0]
            let file: JSON = ["guanxi": 1, "pipelines": [["name": "Sales", "stages": [["name": .string(stage.name), "kind": "lost"]]]]]
            let refused = try await selling.tenant.post("configuration", file)
            let faults = (refused["errors"]?.items ?? []).map { "\($0["field"]?.text ?? "") \($0["code"]?.text ?? "")" }
            #expect(refused.status == .unprocessableContent)
            #expect(faults == ["pipelines.Sales.stages.\(stage.name) stage_in_use"])
        }
    }

    @Test func `stages that the file is silent about stay`() async throws {
        try await withSelling { selling in
            let file: JSON = ["guanxi": 1, "pipelines": [["name": "Sales", "stages": [["name": "Trial", "position": 4, "probability": 60]]]]]
            let taken = try await selling.tenant.post("configuration", file)
            let stages = try await selling.tenant.get("stages?sort=position")
            #expect(taken.status == .ok)
            #expect(stages.data.count == selling.stages.count + 1)
        }
    }
}
