import Core
import Funnel
import TestKit
import Testing

@Suite struct TenancyTests {
    @Test func `another tenant's deal is not there`() async throws {
        try await withSelling { acme in
            try await withSelling { globex in
                let deal = try await globex.createDeal().id
                let pipeline = try await globex.tenant.get("pipelines").data.first?["id"]?.text ?? ""
                for path in ["deals/\(deal)", "deals/\(deal)/stage-history", "pipelines/\(pipeline)/board"] {
                    let reply = try await acme.tenant.get(path)
                    #expect(reply.status == .notFound, "\(path)")
                }
                let closed = try await acme.close(deal, ["outcome": "won"])
                let reopened = try await acme.tenant.delete("deals/\(deal)/closure")
                #expect(closed.status == .notFound)
                #expect(reopened.status == .notFound)
            }
        }
    }

    @Test func `another tenant's customer, stage and pipeline can't be named`() async throws {
        try await withSelling { acme in
            try await withSelling { globex in
                let customer = try await acme.tenant.post("deals", ["name": "Rocket", "customer": .string("\(globex.customer)")])
                let deal = try await acme.createDeal().id
                let stage = try await acme.move(deal, to: globex.stages[1])
                #expect(customer.status == .unprocessableContent)
                #expect(stage.status == .unprocessableContent)
                #expect(stage["errors"]?.items?.first?["code"] == "unknown_reference")
            }
        }
    }

    @Test func `without the module every route of the funnel is refused, and says what would help`() async throws {
        try await withTenant { acme in
            for path in ["deals", "pipelines", "stages", "deals/\(ID.new())/stage-history", "pipelines/\(ID.new())/board"] {
                let refused = try await acme.get(path)
                #expect(refused.status == .forbidden, "\(path)")
                #expect(refused.code == "module_not_enabled", "\(path)")
                #expect(refused["module"] == "funnel", "\(path)")
            }
        }
    }
}
