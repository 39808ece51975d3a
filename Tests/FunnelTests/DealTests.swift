import Core
import TestKit
import Testing

@Suite struct DealTests {
    @Test func `a deal needs a name and a customer and starts in the first open stage`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal()
            #expect(deal["stage"]?.text == "\(acme.stages[0].id)")
            #expect(deal["probability"]?.whole == acme.stages[0].probability)
            #expect(deal["status"]?.text == "open")
            #expect(deal["owner"]?.text == "\(acme.tenant.owner)")
            #expect(deal["closed_at"] == .null)
        }
    }

    @Test func `a deal takes the probability of the stage that it moves to`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let moved = try await acme.move(deal, to: acme.stages[2])
            #expect(moved.status == .ok)
            #expect(moved["probability"]?.whole == acme.stages[2].probability)
        }
    }

    @Test func `an estimate of one's own stays until the stage changes`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal("Rocket", ["probability": 33])
            let renamed = try await acme.tenant.patch("deals/\(deal.id)", ["name": "Rocket II"])
            let moved = try await acme.move(deal.id, to: acme.stages[1])
            #expect(deal["probability"] == 33)
            #expect(renamed["probability"] == 33)
            #expect(moved["probability"]?.whole == acme.stages[1].probability)
        }
    }

    @Test func `moving a deal to another pipeline puts it where that one begins`() async throws {
        try await withSelling { acme in
            let partners = try await acme.tenant.create("pipelines", ["name": "Partners"]).id
            let first = try await acme.tenant.create("stages", ["name": "Pitch", "pipeline": .string("\(partners)"), "probability": 5]).id
            let deal = try await acme.createDeal().id
            let moved = try await acme.tenant.patch("deals/\(deal)", ["pipeline": .string("\(partners)")])
            #expect(moved["stage"]?.text == "\(first)")
            #expect(moved["probability"] == 5)
        }
    }

    @Test func `a stage of another pipeline takes the deal there`() async throws {
        try await withSelling { acme in
            let partners = try await acme.tenant.create("pipelines", ["name": "Partners"]).id
            let stage = try await acme.tenant.create("stages", ["name": "Pitch", "pipeline": .string("\(partners)")]).id
            let deal = try await acme.createDeal().id
            let moved = try await acme.tenant.patch("deals/\(deal)", ["stage": .string("\(stage)")])
            #expect(moved["pipeline"]?.text == "\(partners)")
        }
    }

    @Test func `a stage and a pipeline that don't belong together are refused`() async throws {
        try await withSelling { acme in
            let partners = try await acme.tenant.create("pipelines", ["name": "Partners"]).id
            let refused = try await acme.tenant.post(
                "deals",
                [
                    "name": "Rocket", "customer": .string("\(acme.customer)"), "pipeline": .string("\(partners)"),
                    "stage": .string("\(acme.stages[0].id)"),
                ])
            #expect(refused.status == .unprocessableContent)
            #expect(refused["errors"]?.items?.first?["code"] == "stage_of_other_pipeline")
        }
    }

    @Test func `a pipeline without an open stage takes no deals`() async throws {
        try await withSelling { acme in
            let empty = try await acme.tenant.create("pipelines", ["name": "Empty"]).id
            let refused = try await acme.tenant.post(
                "deals", ["name": "Rocket", "customer": .string("\(acme.customer)"), "pipeline": .string("\(empty)")])
            #expect(refused.status == .conflict)
            #expect(refused.code == "no_open_stage")
        }
    }

    @Test func `what follows from the stage can't be set`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            for field in ["status", "closed_at", "stage_entered_at"] {
                let refused = try await acme.tenant.patch("deals/\(deal)", .object([field: "2026-01-01T00:00:00Z"]))
                #expect(refused.status == .unprocessableContent, "\(field)")
            }
        }
    }

    @Test func `only a lost deal has a reason for its loss`() async throws {
        try await withSelling { acme in
            let deal = try await acme.createDeal().id
            let refused = try await acme.tenant.patch("deals/\(deal)", ["lost_reason": "price"])
            #expect(refused.status == .unprocessableContent)
            #expect(refused["errors"]?.items?.first?["field"] == "lost_reason")
        }
    }

    @Test func `a member works with deals but does not set up stages`() async throws {
        try await withSelling { acme in
            let member = try await acme.tenant.user(.member)
            let deal = try await member.post("deals", ["name": "Rocket", "customer": .string("\(acme.customer)")])
            let stage = try await member.post("stages", ["name": "Mine", "pipeline": .string("\(acme.stages[0].id)")])
            #expect(deal.status == .created)
            #expect(stage.status == .forbidden)
        }
    }
}
