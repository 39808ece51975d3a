import Core
import TestKit
import Testing

@Suite struct DealClosureTests {
    @Test func `a deal closes once`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let first = try await acme.close(deal, ["outcome": "won"])
            let second = try await acme.close(deal, ["outcome": "won"])
            #expect(first.status == .ok)
            #expect(first["status"] == "won")
            #expect(first["probability"] == 100)
            #expect(first["closed_at"] != .null)
            #expect(second.status == .conflict)
            #expect(second.code == "deal_already_closed")
        }
    }

    @Test func `a lost deal says why`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let lost = try await acme.close(deal, ["outcome": "lost", "reason": "price", "competitor": "Globex"])
            #expect(lost["status"] == "lost")
            #expect(lost["probability"] == 0)
            #expect(lost["lost_reason"] == "price")
            #expect(lost["competitor"] == "Globex")
        }
    }

    @Test func `a won deal has no reason for loss`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let refused = try await acme.close(deal, ["outcome": "won", "reason": "price"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused["errors"]?.items?.first?["code"] == "only_when_lost")
        }
    }

    @Test(arguments: ["{}", #"{"outcome":"open"}"#, #"{"outcome":7}"#, #"{"outcome":"won","why":"x"}"#])
    func `a closure names won or lost and nothing unknown`(_ body: String) async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let refused = try await acme.close(deal, JSON.parse(body))
            #expect(refused.status == .unprocessableContent)
        }
    }

    @Test func `a reopened deal goes back to where it stood`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            _ = try await acme.move(deal, to: acme.stages[2])
            _ = try await acme.close(deal, ["outcome": "lost", "reason": "price"])
            let reopened = try await acme.tenant.delete("deals/\(deal)/closure")
            #expect(reopened.status == .ok)
            #expect(reopened["status"] == "open")
            #expect(reopened["stage"]?.text == "\(acme.stages[2].id)")
            #expect(reopened["lost_reason"] == .null)
            #expect(reopened["closed_at"] == .null)
        }
    }

    @Test func `an open deal can't be reopened`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let refused = try await acme.tenant.delete("deals/\(deal)/closure")
            #expect(refused.status == .conflict)
            #expect(refused.code == "deal_not_closed")
        }
    }

    @Test func `putting a deal into the won stage closes it too`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let won = try await acme.move(deal, to: acme.stages[4])
            let closed = try await acme.close(deal, ["outcome": "won"])
            #expect(won["status"] == "won")
            #expect(won["closed_at"] != .null)
            #expect(closed.status == .conflict)
        }
    }

    @Test func `a pipeline without a stage for the outcome refuses it`() async throws {
        try await withSelling { acme in
            let partners = try await acme.tenant.create("pipelines", ["name": "Partners"]).id
            _ = try await acme.tenant.create("stages", ["name": "Pitch", "pipeline": .string("\(partners)")])
            let deal = try await acme.createDeal("Rocket", ["pipeline": .string("\(partners)")]).id
            let refused = try await acme.close(deal, ["outcome": "won"])
            #expect(refused.code == "no_closing_stage")
        }
    }

    @Test func `two people can't close a deal both`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            async let won = acme.close(deal, ["outcome": "won"])
            async let lost = acme.close(deal, ["outcome": "lost"])
            let statuses = try await [won.status.code, lost.status.code].sorted()
            #expect(statuses == [200, 409])
        }
    }

    @Test func `a read-only member closes nothing`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let reader = try await acme.tenant.user(.readOnly)
            let refused = try await reader.post("deals/\(deal)/closure", ["outcome": "won"])
            #expect(refused.status == .forbidden)
        }
    }
}
