import Core
import TestKit
import Testing

@Suite struct OrderContactTests {
    @Test func `an order's contact belongs to its customer`() async throws {
        try await withTenant { acme in
            let (one, two) = (try await acme.create("customers", ["name": "Acme"]).id, try await acme.create("customers", ["name": "Bolt"]).id)
            let ada = try await acme.create("contacts", ["name": "Ada", "customer": .string("\(one)")]).id
            let right = try await acme.post("orders", ["customer": .string("\(one)"), "contact": .string("\(ada)")])
            let wrong = try await acme.post("orders", ["customer": .string("\(two)"), "contact": .string("\(ada)")])
            #expect(right.status == .created)
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong["errors"]?.items?.map { $0["code"] } == ["contact_of_other_customer"])
        }
    }
}
