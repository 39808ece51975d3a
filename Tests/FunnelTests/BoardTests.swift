import Core
import Funnel
import TestKit
import Testing

@Suite struct BoardTests {
    private func board(_ acme: Selling, _ query: String = "") async throws -> [JSON] {
        let pipeline = try await acme.tenant.get("pipelines").data.first?["id"]?.text ?? ""
        let reply = try await acme.tenant.get("pipelines/\(pipeline)/board\(query)")
        #expect(reply.status == .ok)
        return reply["stages"]?.items ?? []
    }

    private func yuan(_ amount: Int64) -> JSON { ["amount": .integer(amount), "currency": "CNY"] }

    @Test func `the board shows every stage in order`() async throws {
        try await withSelling { acme in
            let stages = try await board(acme)
            #expect(stages.compactMap { $0["name"]?.text } == acme.stages.map(\.name))
            #expect(stages.allSatisfy { $0["count"] == 0 && $0["totals"] == [] })
        }
    }

    @Test func `a stage adds up its deals by currency`() async throws {
        try await withSelling { acme in
            _ = try await acme.createDeal("One", ["amount": yuan(100_000)])
            _ = try await acme.createDeal("Two", ["amount": yuan(50_000), "probability": 50])
            _ = try await acme.createDeal("Three", ["amount": ["amount": 700, "currency": "USD"]])
            _ = try await acme.createDeal("Four")
            let first = try await board(acme)[0]
            #expect(first["count"] == 4)
            #expect(first["totals"] == [yuan(150_000), ["amount": 700, "currency": "USD"]])
            #expect(first["weighted_totals"] == [yuan(35_000), ["amount": 70, "currency": "USD"]])
        }
    }

    @Test func `deals come in the order in which they should close`() async throws {
        try await withSelling { acme in
            _ = try await acme.createDeal("Whenever")
            _ = try await acme.createDeal("Later", ["expected_close": "2031-01-01"])
            _ = try await acme.createDeal("Sooner", ["expected_close": "2030-01-01"])
            let names = try await board(acme)[0]["deals"]?.items?.compactMap { $0["name"]?.text }
            let limited = try await board(acme, "?limit=1")[0]
            #expect(names == ["Sooner", "Later", "Whenever"])
            #expect(limited["deals"]?.items?.count == 1)
            #expect(limited["count"] == 3)
        }
    }

    @Test func `closed deals leave their stage and show for thirty days`() async throws {
        try await withSelling { acme in
            let (recent, old) = (try await acme.createDeal("Recent").id, try await acme.createDeal("Old").id)
            for deal in [recent, old] { _ = try await acme.close(deal, ["outcome": "won"]) }
            try await acme.tenant.write { tx in
                let closedAt = tx.now.adding(days: -31)
                try await tx.query("update funnel.deals set closed_at = \(closedAt) where tenant_id = \(tx.tenant) and id = \(old)")
            }
            let stages = try await board(acme)
            #expect(stages[0]["count"] == 0)
            #expect(stages[4]["deals"]?.items?.compactMap { $0["name"]?.text } == ["Recent"])
        }
    }

    @Test func `the board may be of one owner`() async throws {
        try await withSelling { acme in
            let member = try await acme.tenant.user(.member)
            _ = try await member.post("deals", ["name": "Theirs", "customer": .string("\(acme.customer)")])
            _ = try await acme.createDeal("Mine")
            let mine = try await board(acme, "?owner=me")[0]
            #expect(mine["deals"]?.items?.compactMap { $0["name"]?.text } == ["Mine"])
            #expect(mine["count"] == 1)
        }
    }

    @Test(arguments: ["owner=x", "limit=0", "limit=101", "limit=x", "sort=name"])
    func `an option that makes no sense is refused`(_ query: String) async throws {
        try await withSelling { acme in
            let pipeline = try await acme.tenant.get("pipelines").data.first?["id"]?.text ?? ""
            let refused = try await acme.tenant.get("pipelines/\(pipeline)/board?\(query)")
            #expect(refused.status == .badRequest)
            #expect(refused.code == "invalid_query")
        }
    }
}
