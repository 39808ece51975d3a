import Core
import TestKit
import Testing

@Suite struct StageHistoryTests {
    @Test func `every way of changing the stage is in the history`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            _ = try await acme.move(deal, to: acme.stages[1])
            _ = try await acme.close(deal, ["outcome": "won"])
            _ = try await acme.tenant.delete("deals/\(deal)/closure")
            _ = try await acme.tenant.post(
                "deals/batch",
                ["operations": [["action": "update", "id": .string("\(deal)"), "values": ["stage": .string("\(acme.stages[3].id)")]]]])
            let names = try await acme.history(of: deal)
            #expect(names == ["First contact", "Needs analysis", "Won", "Needs analysis", "Negotiation"])
        }
    }

    @Test func `a deal stands in one stage at a time`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            _ = try await acme.move(deal, to: acme.stages[1])
            let visits = try await acme.tenant.get("deals/\(deal)/stage-history").data
            #expect(visits.count == 2)
            #expect(visits.first?["left_at"] == visits.last?["entered_at"])
            #expect(visits.last?["left_at"] == .null)
            #expect(visits.last?["entered_by"]?.text == "\(acme.tenant.owner)")
        }
    }

    @Test func `a change of something else leaves no trace in it`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            _ = try await acme.tenant.patch("deals/\(deal)", ["name": "Rocket II"])
            _ = try await acme.move(deal, to: acme.stages[0])
            let names = try await acme.history(of: deal)
            #expect(names == ["First contact"])
        }
    }

    @Test func `a deal out of the bin is where it was`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let deleted = try await acme.tenant.delete("deals/\(deal)")
            let missing = try await acme.tenant.get("deals/\(deal)/stage-history")
            let restored = try await acme.tenant.post("deals/\(deal)/restoration")
            let names = try await acme.history(of: deal)
            #expect(deleted.status == .noContent)
            #expect(missing.status == .notFound)
            #expect(restored.status == .ok)
            #expect(names == ["First contact"])
        }
    }

    @Test func `a refused closure leaves no trace`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            _ = try await acme.close(deal, ["outcome": "won"])
            _ = try await acme.close(deal, ["outcome": "lost"])
            let names = try await acme.history(of: deal)
            #expect(names == ["First contact", "Won"])
        }
    }
}
