import Core
import TestKit
import Testing

@Suite struct DealContactTests {
    private struct People {
        let mine: JSON
        let stranger: JSON
        let elsewhere: JSON
    }

    private func people(_ acme: Selling) async throws -> People {
        let other = try await acme.tenant.create("customers", ["name": "Bolt"]).id
        let mine = try await acme.tenant.create("contacts", ["name": "Ada", "customer": .string("\(acme.customer)")]).id
        let stranger = try await acme.tenant.create("contacts", ["name": "Bob", "customer": .string("\(other)")]).id
        return People(mine: .string("\(mine)"), stranger: .string("\(stranger)"), elsewhere: .string("\(other)"))
    }

    @Test func `a deal's contact belongs to its customer, whichever of the two changes`() async throws {
        try await withSelling { acme in
            let people = try await people(acme)
            let deal = try await acme.createDeal("Rocket", ["contact": people.mine]).id
            let foreign = try await acme.tenant.patch("deals/\(deal)", ["contact": people.stranger])
            let moved = try await acme.tenant.patch("deals/\(deal)", ["customer": people.elsewhere])
            let both = try await acme.tenant.patch("deals/\(deal)", ["customer": people.elsewhere, "contact": people.stranger])
            for refused in [foreign, moved] {
                #expect(refused.status == .unprocessableContent)
                #expect(refused["errors"]?.items?.map { $0["field"] } == ["contact"])
                #expect(refused["errors"]?.items?.map { $0["code"] } == ["contact_of_other_customer"])
            }
            #expect(both.status == .ok)
        }
    }

    @Test func `a contact who is nowhere is unknown, and none is nobody's`() async throws {
        try await withSelling { acme in
            let nobody = JSON.string("\(ID.new())")
            let unknown = try await acme.tenant.post(
                "deals", ["name": "Rocket", "customer": .string("\(acme.customer)"), "contact": nobody])
            let none = try await acme.tenant.post("deals", ["name": "Rocket", "customer": .string("\(acme.customer)"), "contact": .null])
            #expect(unknown["errors"]?.items?.map { $0["code"] } == ["unknown_reference"])
            #expect(none.status == .created)
        }
    }

    @Test func `a deal stays as it is when its contact leaves for another customer`() async throws {
        try await withSelling { acme in
            let people = try await people(acme)
            let deal = try await acme.createDeal("Rocket", ["contact": people.mine]).id
            _ = try await acme.tenant.patch("contacts/\(people.mine.text ?? "")", ["customer": people.elsewhere])
            let renamed = try await acme.tenant.patch("deals/\(deal)", ["name": "Rocket II"])
            #expect(renamed.status == .ok)
            #expect(renamed["contact"] == people.mine)
        }
    }

    @Test func `among many it is the one at fault that is named`() async throws {
        try await withSelling { acme in
            let people = try await people(acme)
            let type = try #require(acme.tenant.server.platform.registry.recordType("deal"))
            let ids = [people.mine, people.stranger].map { $0.text.flatMap { ID($0) } ?? ID.new() }
            let items = ids.map { id -> Values in ["name": .text("Rocket"), "customer": .id(acme.customer), "contact": .id(id)] }
            let problem = await #expect(throws: Problem.self) { try await acme.tenant.write { try await $0.createMany(type, items) } }
            #expect(problem?.errors.map(\.field) == ["1.contact"])
        }
    }
}
