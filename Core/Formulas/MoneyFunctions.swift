extension FormulaFunctions {
    static let amounts: [FormulaFunction] = [
        FormulaFunction(
            .money, "amount(money)", "An amount as a number, in the currency's main unit.", "金额的数值，以主币单位计。", example: "amount(total) * 0.13",
            FormulaFunction.taking([.money], giving: .number)
        ) { values, _ in
            if case .money(let amount, _) = values[0] { .number(amount) } else { .missing }
        },
        FormulaFunction(
            .money, "currency(money)", "The currency of an amount, such as \"CNY\".", "金额的货币代码，如 \"CNY\"。", example: "currency(total) = \"CNY\"",
            FormulaFunction.taking([.money], giving: .text)
        ) { values, _ in
            if case .money(_, let currency) = values[0] { .text(currency) } else { .missing }
        },
        FormulaFunction(
            .money, "money(number, currency)", "An amount of so much in a currency.", "由数值和货币代码得到金额。", example: "money(99.5, \"CNY\")",
            FormulaFunction.taking([.number], [.text], giving: .money)
        ) { values, _ in
            guard case .number(let number) = values[0], case .text(let code) = values[1], Currency.exponents[code] != nil else { return .missing }
            return .money(number, currency: code)
        },
    ]
}
