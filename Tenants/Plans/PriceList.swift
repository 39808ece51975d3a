import Core

/// A plan with its prices.
public struct PricedPlan: Sendable {
    public let plan: Plan
    /// For a seat and a month, and for a seat and a year.
    public let month: Money
    public let year: Money
}

/// The plans on offer.
public enum PriceList {
    public static func load(from database: Database) async throws -> [PricedPlan] {
        let rows = try await database.query(
            """
            select p.code, p.name_en, p.name_zh, p.tier,
                   array(select m.module from core.plan_module m where m.plan = p.code order by m.module),
                   array(select l.name from core.plan_limit l where l.plan = p.code order by l.name),
                   array(select l.amount from core.plan_limit l where l.plan = p.code order by l.name),
                   p.currency, p.month_price, p.year_price
            from core.plan p order by p.position
            """, tenant: nil)
        return try rows.map { row in
            let currency: String = try row[7]
            return PricedPlan(
                plan: try Plan(row: row), month: Money(amount: try row[8], currency: currency), year: Money(amount: try row[9], currency: currency))
        }
    }
}
