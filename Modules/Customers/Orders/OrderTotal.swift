import Core

/// An order that has lines has their sum as its total.
enum OrderTotal {
    private struct Sums {
        let total: Money
        let itemCount: Int64
        let currencies: Int64
    }

    /// Brings the orders of the lines that were written into step.
    static func follow(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        let touched = effects.filter { $0.changes("amount") || $0.changes("quantity") || $0.changes("order") }
        let ids = Set(touched.flatMap { [$0.before?.id("order"), $0.after?.id("order")].compactMap(\.self) })
        guard !ids.isEmpty else { return }
        let orders = try await tx.lock(Order.type, ids.sorted())
        let sums = try await sums(of: orders.map(\.id), tx)
        for order in orders { try await tx.update(order, try values(sums[order.id])) }
    }

    /// Refuses another total for an order that has lines.
    static func check(_ changes: [RecordChange], _ tx: RecordTransaction) async throws {
        let changed = changes.filter { $0.before != nil && ($0.changes("total") || $0.changes("item_count")) }
        guard !changed.isEmpty else { return }
        let sums = try await sums(of: changed.map(\.id), tx)
        for change in changed {
            guard let sum = sums[change.id] else { continue }
            let isInStep = change.values.money("total") == sum.total && change.values.integer("item_count") == sum.itemCount
            guard isInStep else { throw followsLines }
        }
    }

    private static func values(_ sums: Sums?) throws(Problem) -> Values {
        guard let sums else { return ["total": .null, "item_count": .null] }
        guard sums.currencies == 1 else { throw mixedCurrencies }
        return ["total": .money(sums.total), "item_count": .integer(sums.itemCount)]
    }

    /// Sums by order; an order without lines is not in it.
    private static func sums(of orders: [ID], _ tx: RecordTransaction) async throws -> [ID: Sums] {
        let rows = try await tx.query(
            """
            select l."order", sum(l.amount)::bigint, min(l.amount_currency), count(distinct l.amount_currency), \
            ceil(sum(l.quantity) / 1000)::bigint from customers.order_lines l \
            where l.tenant_id = \(tx.tenant) and l."order" = any(\(orders)) and l.deleted_at is null group by l."order"
            """)
        var sums: [ID: Sums] = [:]
        for row in rows {
            let order: ID = try row[0]
            let total = Money(amount: try row[1], currency: try row[2])
            sums[order] = Sums(total: total, itemCount: try row[4], currencies: try row[3])
        }
        return sums
    }

    private static let followsLines = Problem.validation([
        FieldError(
            field: "total", code: "follows_lines",
            message: ["en": "This order has lines: its total and number of items follow from them.", "zh": "该订单有明细,金额和件数由明细汇总得出。"])
    ])

    private static let mixedCurrencies = Problem.validation([
        FieldError(
            field: "unit_price", code: "mixed_currencies", message: ["en": "All lines of an order have one currency.", "zh": "同一订单的明细必须使用同一货币。"])
    ])
}
