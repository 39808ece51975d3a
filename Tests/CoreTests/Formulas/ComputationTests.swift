import Core
import TestKit
import Testing

/// Formulas and roll-ups that look at each other, across types.
@Suite struct ComputationTests {
    /// Customers have a rate, orders what it makes of their total, customers the sum of that and a text about it.
    private func chain(_ acme: TestTenant) async throws -> (rate: ID, fee: ID, fees: ID, label: ID) {
        let rate = try await acme.field("rate", "decimal", ["scale": 2])
        let fee = try await acme.formula("fee", "total * customer.c_rate / 100", of: "order")
        let fees = try await acme.rollup("fees", "sum", ["rollup_field": "c_fee"])
        let label = try await acme.formula("label", "name & \": \" & c_fees")
        return (rate, fee, fees, label)
    }

    @Test func `a change runs from formula to roll-up to formula across types`() async throws {
        try await withTenant { acme in
            _ = try await chain(acme)
            let customer = try await acme.create("customers", ["name": "Acme", "c_rate": 10]).id
            let order = try await acme.order(customer, 200_00)
            _ = try await acme.order(customer, 100_00)
            let first = try await acme.get("customers/\(customer)")
            let changed = try await acme.patch("customers/\(customer)", ["c_rate": 5])
            let read = try await acme.get("customers/\(customer)")
            let fee = try await acme.value("orders", order.id, "c_fee")
            #expect(order["c_fee"] == money(20_00))
            #expect(first["c_fees"] == money(30_00))
            #expect(first["c_label"] == "Acme: 30.00 CNY")
            // The reply tells all that has followed.
            #expect(changed["c_fees"] == money(15_00))
            #expect(changed["c_label"] == "Acme: 15.00 CNY")
            #expect(changed.version == read.version)
            #expect(fee == money(10_00))
        }
    }

    @Test func `fields that would depend on themselves are refused with the way round`() async throws {
        try await withTenant { acme in
            let fields = try await chain(acme)
            let own = try await acme.patch("fields/\(fields.label)", ["formula": "c_label & \"!\""])
            let round = try await acme.patch("fields/\(fields.fee)", ["formula": "total * coalesce(customer.c_fees / total, 1)"])
            let self1 = try await acme.formula("one", "1")
            let self2 = try await acme.formula("two", "c_one + 1")
            let pair = try await acme.patch("fields/\(self1)", ["formula": "c_two"])
            #expect(own.faults == ["formula circular"])
            #expect(round.faults == ["formula circular"])
            #expect(round.text.contains("order.c_fee → customer.c_fees → order.c_fee"))
            #expect(pair.faults == ["formula circular"])
            #expect(try await acme.get("fields/\(self2)")["formula"] == "c_one + 1")
        }
    }

    @Test func `a field that a formula uses can't go into the bin`() async throws {
        try await withTenant { acme in
            let fields = try await chain(acme)
            let rate = try await acme.delete("fields/\(fields.rate)")
            let fee = try await acme.delete("fields/\(fields.fee)")
            let fees = try await acme.delete("fields/\(fields.fees)")
            let label = try await acme.delete("fields/\(fields.label)")
            let afterwards = try await acme.delete("fields/\(fields.fees)")
            let again = try await acme.post("fields/\(fields.label)/restoration")
            #expect(rate.status == .conflict && rate.code == "field_in_use")
            #expect(rate["detail"]?.text?.contains("order.c_fee") == true)
            #expect(fee.code == "field_in_use")
            #expect(fees.code == "field_in_use")
            #expect(label.status == .noContent)
            #expect(afterwards.status == .noContent)
            #expect(again.code == "field_in_use")
        }
    }

    @Test func `who refers to a record anew has its values, and who refers to none has none`() async throws {
        try await withTenant { acme in
            let field = try await acme.formula("city", "customer.city & \"市\"", of: "order")
            let (north, south) = (
                try await acme.create("customers", ["name": "North", "city": "北京"]).id,
                try await acme.create("customers", ["name": "South", "city": "广州"]).id
            )
            let order = try await acme.order(north, 1)
            let moved = try await acme.patch("orders/\(order.id)", ["customer": .string("\(south)")])
            _ = try await acme.patch("customers/\(north)", ["city": "天津"])
            let kept = try await acme.value("orders", order.id, "c_city")
            _ = try await acme.patch("customers/\(south)", ["city": "深圳"])
            let followed = try await acme.get("orders/\(order.id)")
            _ = try await acme.built(field)
            #expect(order["c_city"] == "北京市")
            #expect(moved["c_city"] == "广州市")
            #expect(kept == "广州市")
            #expect(followed["c_city"] == "深圳市")
            #expect(followed["updated_at"] == moved["updated_at"])
        }
    }

    @Test func `a customer and its orders change at the same time and agree in the end`() async throws {
        try await withTenant { acme in
            _ = try await acme.formula("city", "customer.city", of: "order")
            let customer = try await acme.create("customers", ["name": "Acme", "city": "0"]).id
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 1...15 {
                    group.addTask { _ = try await acme.patch("customers/\(customer)", ["city": .string("\(index)")]) }
                    group.addTask { _ = try await acme.order(customer, 1) }
                }
                while try await group.next() != nil {}
            }
            let city = try await acme.value("customers", customer, "city")
            let cities = try await acme.get("orders?fields=c_city&limit=50").data.compactMap { $0["c_city"] }
            #expect(cities.count == 15)
            #expect(cities.allSatisfy { $0 == city })
        }
    }
}
