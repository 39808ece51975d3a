extension FormulaFunctions {
    static let numbers: [FormulaFunction] = [
        FormulaFunction(
            .number, "abs(number)", "The number without its sign; of an amount too.", "绝对值，也可用于金额。", example: "abs(amount)", quantity
        ) { values, _ in values[0].changed(\.magnitude) },
        FormulaFunction(
            .number, "round(number, digits)", "Rounded half away from zero, to whole ones without the second value; of an amount too.",
            "四舍五入到指定小数位；省略第二个值则取整，也可用于金额。", example: "round(c_rate * 100, 1)", arity: 1...2, quantity
        ) { values, _ in cut(values) { $0.rounded(to: $1) } },
        FormulaFunction(
            .number, "floor(number, digits)", "Rounded down.", "向下取整，可指定小数位。", example: "floor(c_weight)", arity: 1...2, quantity
        ) { values, _ in cut(values) { $0.roundedDown(to: $1) } },
        FormulaFunction(
            .number, "ceiling(number, digits)", "Rounded up.", "向上取整，可指定小数位。", example: "ceiling(c_weight, 1)", arity: 1...2, quantity
        ) { values, _ in cut(values) { $0.roundedUp(to: $1) } },
        FormulaFunction(
            .number, "min(first, second, …)", "The smallest of numbers, amounts, dates or times; empty where one is.",
            "数字、金额、日期或时间中的最小值；有空值则为空。", example: "min(c_stock, 10)", arity: 1...20, ordered
        ) { values, _ in extreme(values) { $0 < 0 } },
        FormulaFunction(
            .number, "max(first, second, …)", "The largest of numbers, amounts, dates or times; empty where one is.",
            "数字、金额、日期或时间中的最大值；有空值则为空。", example: "max(c_stock - 10, 0)", arity: 1...20, ordered
        ) { values, _ in extreme(values) { $0 > 0 } },
        FormulaFunction(
            .number, "number(text)", "The number that a text is; empty where it is none.", "将文本转换为数字；无法转换则为空。", example: "number(\"12.5\")",
            FormulaFunction.taking([.text, .number], giving: .number)
        ) { values, _ in
            if case .text(let text) = values[0] { .of(ExactNumber(trim(text))) } else { values[0] }
        },
    ]

    private static let quantity = FormulaFunction.keeping([.number, .money], [.number])
    private static let ordered: FormulaFunction.Rule = {
        FormulaFunction.alike($0, at: $0.indices, in: [.number, .money, .date, .timestamp])
    }

    private static func cut(_ values: [FormulaValue], _ cut: (ExactNumber, Int) -> ExactNumber?) -> FormulaValue {
        guard values.count == 2 else { return values[0].changed { cut($0, 0) } }
        guard case .number(let digits) = values[1], let places = digits.whole, (-18...18).contains(places) else { return .missing }
        return values[0].changed { cut($0, places) }
    }

    private static func extreme(_ values: [FormulaValue], _ isBetter: (Int) -> Bool) -> FormulaValue {
        var best = values[0]
        for value in values.dropFirst() {
            guard let order = FormulaOrder.of(value, best) else { return .missing }
            if isBetter(order) { best = value }
        }
        return best
    }
}

extension FormulaValue {
    /// Of a number or an amount; nil is what did not fit.
    func changed(_ change: (ExactNumber) -> ExactNumber?) -> FormulaValue {
        switch self {
        case .number(let number): .of(change(number))
        case .money(let amount, let currency): .of(change(amount), currency)
        default: .missing
        }
    }
}
