import ArgumentParser
import Core
import Tenants

/// `plan list`
struct PlanListCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the plans with prices, modules and limits.", discussion: "Prices are per seat; in JSON in minor units.")

    @OptionGroup var options: Options

    func perform(_ session: Session) async throws {
        session.output.list(try await session.operations.plans(), Self.columns, empty: "No plans.")
    }

    private static let columns: [Column<PricedPlan>] = [
        Column("code") { .string($0.plan.code) },
        Column("name", text: { $0.plan.name[Terminal.language] }) { ["en": .string($0.plan.name.en), "zh": .string($0.plan.name.zh)] },
        Column("month_price", title: "A month", text: { $0.month.text }) { $0.month.json },
        Column("year_price", title: "A year", text: { $0.year.text }) { $0.year.json },
        Column("modules") { .array($0.plan.modules.sorted().map(JSON.string)) },
        Column("limits") { priced in
            var limits = JSONObject()
            for limit in Plan.Limit.allCases { limits[limit.rawValue] = priced.plan.limits[limit].map(JSON.integer) }
            return .object(limits)
        },
    ]
}

extension Money {
    fileprivate var json: JSON { ["amount": .integer(amount), "currency": .string(currency)] }

    /// CNY 69.00
    fileprivate var text: String { "\(currency) \(Decimals.text(amount, scale: Currency.exponents[currency] ?? 2))" }
}
