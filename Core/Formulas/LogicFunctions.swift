extension FormulaFunctions {
    static let logic: [FormulaFunction] = [
        FormulaFunction(
            .logic, "if(condition, then, otherwise)", "One of two values, by whether the condition is true. Without the third it is empty if not.",
            "条件成立时取第二个值，否则取第三个值；省略第三个值则为空。", example: "if(amount(total) >= 10000, \"A\", \"B\")", arity: 2...3, acceptsMissing: true,
            choice
        ) { values, _ in values[0] == .boolean(true) ? values[1] : values.count == 3 ? values[2] : .missing },
        FormulaFunction(
            .logic, "case(value, match, result, otherwise)",
            "The result behind the first match that equals the value; any number of pairs, then what it is otherwise.",
            "返回与第一个值相等的匹配项后面的结果；可有多组匹配，最后为默认值。", example: "case(status, \"won\", 1, \"open\", 0.5, 0)", arity: 3...61,
            acceptsMissing: true, cases
        ) { values, _ in
            for index in stride(from: 1, to: values.count - 1, by: 2) where values[index] == values[0] { return values[index + 1] }
            return values.count.isMultiple(of: 2) ? values[values.count - 1] : .missing
        },
        FormulaFunction(
            .logic, "coalesce(first, second, …)", "The first value that is not empty.", "第一个非空的值。", example: "coalesce(phone, customer.phone)",
            arity: 1...20, acceptsMissing: true, { FormulaFunction.alike($0, at: $0.indices, in: FormulaFunction.anything) }
        ) { values, _ in values.first { $0 != .missing } ?? .missing },
        FormulaFunction(
            .logic, "is_empty(value)", "Whether there is no value.", "值是否为空。", example: "is_empty(closed_at)", acceptsMissing: true,
            FormulaFunction.taking(FormulaFunction.anything, giving: .boolean)
        ) { values, _ in .boolean(values[0] == .missing) },
    ]

    private static let choice: FormulaFunction.Rule = { types in
        FormulaFunction.mismatch(Array(types.prefix(1)), [[.boolean]])
            ?? FormulaFunction.alike(types, at: 1..<types.count, in: FormulaFunction.anything)
    }

    /// The value and what it is compared with are of one type, all that can come out of it of one.
    private static let cases: FormulaFunction.Rule = { types in
        let pairs = stride(from: 1, to: types.count - 1, by: 2)
        let compared = FormulaFunction.alike(types, at: [0] + pairs, in: FormulaFunction.anything.subtracting([.list]))
        guard case .result = compared else { return compared }
        let otherwise = types.count.isMultiple(of: 2) ? [types.count - 1] : []
        return FormulaFunction.alike(types, at: pairs.map { $0 + 1 } + otherwise, in: FormulaFunction.anything)
    }
}
