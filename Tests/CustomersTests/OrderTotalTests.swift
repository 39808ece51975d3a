import Core
import TestKit
import Testing

@Suite struct OrderTotalTests {
    private func order(_ acme: TestTenant, _ more: JSONObject = [:]) async throws -> ID {
        var body = more
        body["customer"] = .string("\(try await acme.create("customers", ["name": "Acme"]).id)")
        return try await acme.create("orders", .object(body)).id
    }

    private func addLine(_ acme: TestTenant, _ order: ID, quantity: JSON, price: Int64, currency: String = "CNY") async throws -> TestReply {
        try await acme.post(
            "order_lines",
            [
                "order": .string("\(order)"), "name": "Coffee", "quantity": quantity,
                "unit_price": ["amount": .integer(price), "currency": .string(currency)],
            ])
    }

    private func total(_ acme: TestTenant, _ order: ID) async throws -> Int64? {
        try await acme.get("orders/\(order)")["total"]?["amount"]?.whole
    }

    @Test func `an order's total follows its lines`() async throws {
        try await withTenant { acme in
            let order = try await order(acme)
            let first = try await addLine(acme, order, quantity: 2, price: 1_999)
            let second = try await addLine(acme, order, quantity: 0.5, price: 1_001)
            let sum = try await total(acme, order)
            _ = try await acme.patch("order_lines/\(first.id)", ["quantity": 3])
            let changed = try await total(acme, order)
            _ = try await acme.delete("order_lines/\(first.id)")
            let shrunk = try await total(acme, order)
            _ = try await acme.post("order_lines/\(first.id)/restoration")
            let restored = try await total(acme, order)
            #expect(second["amount"]?["amount"] == 501)
            #expect([sum, changed, shrunk, restored] == [4_499, 6_498, 501, 6_498])
        }
    }

    @Test func `an order without lines keeps the total that it came with`() async throws {
        try await withTenant { acme in
            let order = try await order(acme, ["total": ["amount": 2_933, "currency": "USD"], "item_count": 2])
            let changed = try await acme.patch("orders/\(order)", ["total": ["amount": 2_900, "currency": "USD"]])
            #expect(changed.status == .ok)
            #expect(changed["total"]?["amount"] == 2_900)
        }
    }

    @Test func `an order with lines takes no other total`() async throws {
        try await withTenant { acme in
            let order = try await order(acme)
            _ = try await addLine(acme, order, quantity: 1, price: 500)
            let refused = try await acme.patch("orders/\(order)", ["total": ["amount": 1, "currency": "CNY"]])
            #expect(refused.status == .unprocessableContent)
            #expect(refused["errors"]?.items?.first?["code"] == "follows_lines")
        }
    }

    @Test func `the lines of an order have one currency`() async throws {
        try await withTenant { acme in
            let order = try await order(acme)
            _ = try await addLine(acme, order, quantity: 1, price: 500)
            let refused = try await addLine(acme, order, quantity: 1, price: 500, currency: "USD")
            let sum = try await total(acme, order)
            #expect(refused.status == .unprocessableContent)
            #expect(sum == 500)
        }
    }

    @Test func `lines that arrive at the same time are all in the total`() async throws {
        try await withTenant { acme in
            let order = try await order(acme)
            try await withThrowingTaskGroup(of: UInt.self) { group in
                for _ in 0..<12 { group.addTask { UInt(try await addLine(acme, order, quantity: 1, price: 100).status.code) } }
                for try await status in group { #expect(status == 201) }
            }
            let sum = try await total(acme, order)
            #expect(sum == 1_200)
        }
    }

    @Test func `an order without a number gets one`() async throws {
        try await withTenant { acme in
            let order = try await order(acme)
            let number = try await acme.get("orders/\(order)")["number"]?.text ?? ""
            #expect(number.wholeMatch(of: #/\d{8}-[0-9A-Z]{7}/#) != nil)
        }
    }
}
