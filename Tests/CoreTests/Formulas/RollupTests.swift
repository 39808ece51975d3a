import Core
import TestKit
import Testing

@Suite struct RollupTests {
    @Test func `a customer knows its orders however they come and go`() async throws {
        try await withTenant { acme in
            _ = try await acme.rollup("orders", "count")
            _ = try await acme.rollup("turnover", "sum", ["rollup_field": "total"])
            _ = try await acme.rollup("paid", "sum", ["rollup_field": "total", "rollup_filter": "[\"payment_status\", \"is\", \"paid\"]"])
            _ = try await acme.rollup("last", "maximum", ["rollup_field": "ordered_on"])
            let (acmeID, bolt) = (try await acme.create("customers", ["name": "Acme"]), try await acme.create("customers", ["name": "Bolt"]).id)
            let customer = try acmeID.id
            let first = try await acme.order(customer, 100_00, ["ordered_on": "2026-01-01"]).id
            let second = try await acme.order(customer, 50_00, ["ordered_on": "2026-02-01", "payment_status": "paid"]).id
            let both = try await acme.get("customers/\(customer)")
            _ = try await acme.patch("orders/\(first)", ["payment_status": "paid", "total": money(70_00)])
            let paid = try await acme.get("customers/\(customer)")
            _ = try await acme.patch("orders/\(second)", ["customer": .string("\(bolt)")])
            let (left, moved) = (try await acme.get("customers/\(customer)"), try await acme.get("customers/\(bolt)"))
            _ = try await acme.delete("orders/\(second)")
            let binned = try await acme.get("customers/\(bolt)")
            _ = try await acme.post("orders/\(second)/restoration")
            let restored = try await acme.get("customers/\(bolt)")
            #expect(acmeID["c_orders"] == 0 && acmeID["c_turnover"] == .null)
            #expect(both["c_orders"] == 2 && both["c_turnover"] == money(150_00) && both["c_paid"] == money(50_00) && both["c_last"] == "2026-02-01")
            #expect(paid["c_turnover"] == money(120_00) && paid["c_paid"] == money(120_00))
            #expect(left["c_orders"] == 1 && left["c_turnover"] == money(70_00) && left["c_last"] == "2026-01-01")
            #expect(moved["c_orders"] == 1 && moved["c_turnover"] == money(50_00))
            #expect(binned["c_orders"] == 0 && binned["c_turnover"] == .null && binned["c_last"] == .null)
            #expect(restored["c_orders"] == 1 && restored["c_paid"] == money(50_00))
            #expect(both["updated_at"] == acmeID["updated_at"])
        }
    }

    @Test func `twenty orders at once make the exact sum`() async throws {
        try await withTenant { acme in
            _ = try await acme.rollup("turnover", "sum", ["rollup_field": "total"])
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            var statuses: [Int] = []
            try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 1...20 {
                    group.addTask {
                        try await acme.post("orders", ["customer": .string("\(customer)"), "total": money(Int64(index * 100))]).status.code
                    }
                }
                while let status = try await group.next() { statuses.append(status) }
            }
            let shown = try await acme.get("customers/\(customer)")
            let journal: Int64? = try await acme.query(
                """
                select count(*) from core.change c where c.tenant_id = \(acme.id) and c.record_id = \(customer) and c.action = 'update' \
                and c.actor_id = \(acme.owner)
                """
            ).scalar()
            #expect(statuses == Array(repeating: 201, count: 20))
            #expect(shown["c_turnover"] == money(210_00))
            #expect(shown.version == 21)
            #expect(journal == 20)
        }
    }

    @Test func `several currencies have no sum, and still a count`() async throws {
        try await withTenant { acme in
            _ = try await acme.rollup("orders", "count")
            _ = try await acme.rollup("turnover", "sum", ["rollup_field": "total"])
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            _ = try await acme.order(customer, 100_00)
            let order = try await acme.order(customer, nil, ["total": money(5, "USD")]).id
            let mixed = try await acme.get("customers/\(customer)")
            _ = try await acme.patch("orders/\(order)", ["total": nil])
            let single = try await acme.get("customers/\(customer)")
            #expect(mixed["c_orders"] == 2 && mixed["c_turnover"] == .null)
            #expect(single["c_turnover"] == money(100_00))
        }
    }

    @Test func `own fields are rolled up and filtered by without an index`() async throws {
        try await withTenant { acme in
            for (name, kind, more) in [
                ("weight", "decimal", ["scale": 3] as JSONObject), ("fee", "money", [:]), ("kind", "text", [:]), ("due", "date", [:]),
            ] {
                _ = try await acme.field(name, kind, more, of: "order")
            }
            let filter: JSON = "{\"and\": [[\"c_kind\", \"contains\", \"EXP\"], [\"c_weight\", \"gt\", 1], [\"c_fee\", \"is_not_empty\"]]}"
            _ = try await acme.rollup("weight", "average", ["rollup_field": "c_weight", "scale": 2])
            _ = try await acme.rollup("fees", "sum", ["rollup_field": "c_fee", "rollup_filter": filter])
            _ = try await acme.rollup("due", "minimum", ["rollup_field": "c_due"])
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            for (weight, fee, kind, due) in [
                (1.5, 100, "express", "2026-05-01"), (0.5, 200, "Express", "2026-04-01"), (2.25, 400, "post", "2026-06-01"),
            ] {
                let own: JSONObject = ["c_weight": .number(weight), "c_fee": money(Int64(fee)), "c_kind": .string(kind), "c_due": .string(due)]
                _ = try await acme.order(customer, 1, own)
            }
            let shown = try await acme.get("customers/\(customer)")
            #expect(shown["c_weight"] == .number(1.42))
            #expect(shown["c_fees"] == money(100))
            #expect(shown["c_due"] == "2026-04-01")
        }
    }

    @Test func `by a reference of the workspace's own, filterable or not`() async throws {
        for isFilterable in [true, false] {
            try await withTenant { acme in
                _ = try await acme.field("reseller", "reference", ["refers_to": "customer", "filterable": .boolean(isFilterable)], of: "order")
                _ = try await acme.rollup("resold", "sum", ["rollup_field": "total", "rollup_via": "c_reseller"])
                let (buyer, seller) = (
                    try await acme.create("customers", ["name": "Acme"]).id, try await acme.create("customers", ["name": "Bolt"]).id
                )
                let order = try await acme.order(buyer, 300_00, ["c_reseller": .string("\(seller)")]).id
                let (sold, bought) = (try await acme.value("customers", seller, "c_resold"), try await acme.value("customers", buyer, "c_resold"))
                _ = try await acme.patch("orders/\(order)", ["c_reseller": nil])
                let gone = try await acme.value("customers", seller, "c_resold")
                #expect(sold == money(300_00))
                #expect(bought == .null)
                #expect(gone == .null)
            }
        }
    }

    @Test func `a new roll-up counts what is there already, the bin's records too`() async throws {
        try await withTenant { acme in
            let (kept, binned) = (try await acme.create("customers", ["name": "Acme"]).id, try await acme.create("customers", ["name": "Bolt"]).id)
            for customer in [kept, kept, binned] { _ = try await acme.order(customer, 10_00) }
            _ = try await acme.delete("customers/\(binned)")
            let field = try await acme.rollup("orders", "count", ["filterable": true])
            let built = try await acme.built(field)
            _ = try await acme.post("customers/\(binned)/restoration")
            let (first, second) = (try await acme.value("customers", kept, "c_orders"), try await acme.value("customers", binned, "c_orders"))
            let rows = try await acme.indexRows(field)
            #expect(built["index_state"] == "ready")
            #expect(built["result_kind"] == "integer")
            #expect(first == 2 && second == 1)
            #expect(rows == 2)
        }
    }

    @Test func `many orders in a few statements`() async throws {
        try await withTenant { acme in
            _ = try await acme.rollup("turnover", "sum", ["rollup_field": "total"])
            let type = try #require(acme.server.platform.registry.recordType("order"))
            let customers = [try await acme.create("customers", ["name": "Acme"]).id, try await acme.create("customers", ["name": "Bolt"]).id]
            let orders = (0..<2_400).map { index -> Values in
                ["customer": .id(customers[index % 2]), "total": .money(Money(amount: Int64(index), currency: "CNY"))]
            }
            try await acme.write { tx in _ = try await tx.createMany(type, orders) }
            let (even, odd) = (try await acme.get("customers/\(customers[0])"), try await acme.get("customers/\(customers[1])"))
            #expect(even["c_turnover"] == money(1_438_800))
            #expect(odd["c_turnover"] == money(1_440_000))
            #expect(even.version == 4)
        }
    }

    @Test func `what a filter lost is worked out anew`() async throws {
        try await withTenant { acme in
            let field = try await acme.rollup("orders", "count", ["rollup_filter": "[\"status\", \"is\", \"completed\"]"])
            let customer = try await acme.create("customers", ["name": "Acme"]).id
            _ = try await acme.order(customer, 1)
            let before = try await acme.value("customers", customer, "c_orders")
            _ = try await acme.patch("fields/\(field)", ["rollup_filter": nil])
            let after = try await acme.eventually("customers", customer, "c_orders", is: 1)
            let moved = try await acme.patch("fields/\(field)", ["rollup_type": "contact"])
            let other = try await acme.patch("fields/\(field)", ["rollup_function": "sum", "rollup_field": "total"])
            #expect(before == 0)
            #expect(after == 1)
            #expect(moved.faults == ["rollup_type unchangeable"])
            #expect(other.faults == ["rollup_function wrong_result"])
        }
    }
}
