/// Works a formula out. Whatever can't be told is missing: there are no errors.
struct FormulaEvaluator {
    let values: Values
    /// Of the records that references lead to, by the reference.
    let related: [String: Values]
    let now: Timestamp

    func value(_ node: FormulaNode) -> FormulaValue {
        switch node {
        case .value(let value): value
        case .field(nil, let name, let kind): values[name].map { FormulaValue($0, kind) } ?? .missing
        case .field(let via?, let name, let kind): related[via]?[name].map { FormulaValue($0, kind) } ?? .missing
        case .call(let function, let arguments): function.value(arguments.map(value), now: now)
        case .negative(let operand): value(operand).changed { -$0 }
        case .not(let operand): not(value(operand))
        case .binary(let sign, let left, let right): sign.value(value(left), value(right))
        }
    }

    private func not(_ value: FormulaValue) -> FormulaValue {
        if case .boolean(let flag) = value { .boolean(!flag) } else { .missing }
    }
}

extension FormulaOperator {
    fileprivate func value(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
        switch self {
        case .and: decided(left, right, by: false)
        case .or: decided(left, right, by: true)
        case .equal: .boolean(isEqual(left, right))
        case .different: .boolean(!isEqual(left, right))
        case .less: ordered(left, right) { $0 < 0 }
        case .lessOrEqual: ordered(left, right) { $0 <= 0 }
        case .greater: ordered(left, right) { $0 > 0 }
        case .greaterOrEqual: ordered(left, right) { $0 >= 0 }
        case .join: .of(left.shown + right.shown)
        case .plus: sum(left, right) { $0.plus($1) }
        case .minus: sum(left, right) { $0.minus($1) }
        case .times: product(left, right)
        case .divided: quotient(left, right)
        case .remainder: sum(left, right) { $0.remainder(dividingBy: $1) }
        }
    }

    /// What decides alone, decides although the other is missing.
    private func decided(_ left: FormulaValue, _ right: FormulaValue, by flag: Bool) -> FormulaValue {
        if left == .boolean(flag) || right == .boolean(flag) { return .boolean(flag) }
        return left == .missing || right == .missing ? .missing : .boolean(!flag)
    }

    /// Nothing equals nothing, and nothing else.
    private func isEqual(_ left: FormulaValue, _ right: FormulaValue) -> Bool {
        left == right || left != .missing && FormulaOrder.of(left, right) == 0
    }

    private func ordered(_ left: FormulaValue, _ right: FormulaValue, _ isWanted: (Int) -> Bool) -> FormulaValue {
        FormulaOrder.of(left, right).map { .boolean(isWanted($0)) } ?? .missing
    }

    private func sum(_ left: FormulaValue, _ right: FormulaValue, _ join: (ExactNumber, ExactNumber) -> ExactNumber?) -> FormulaValue {
        switch (left, right) {
        case (.number(let left), .number(let right)): .of(join(left, right))
        case (.money(let left, let currency), .money(let right, let other)) where currency == other: .of(join(left, right), currency)
        default: .missing
        }
    }

    private func product(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
        switch (left, right) {
        case (.number(let left), .number(let right)): .of(left.times(right))
        case (.money(let amount, let currency), .number(let number)), (.number(let number), .money(let amount, let currency)):
            .of(amount.times(number), currency)
        default: .missing
        }
    }

    private func quotient(_ left: FormulaValue, _ right: FormulaValue) -> FormulaValue {
        switch (left, right) {
        case (.number(let left), .number(let right)): .of(left.divided(by: right))
        case (.money(let amount, let currency), .number(let number)): .of(amount.divided(by: number), currency)
        case (.money(let left, let currency), .money(let right, let other)) where currency == other: .of(left.divided(by: right))
        default: .missing
        }
    }
}

/// Which of two values comes first: below 0, 0 or above 0. Nil where they have no order, such as amounts in two currencies.
enum FormulaOrder {
    static func of(_ left: FormulaValue, _ right: FormulaValue) -> Int? {
        switch (left, right) {
        case (.number(let left), .number(let right)): order(left, right)
        case (.money(let left, let currency), .money(let right, let other)): currency == other ? order(left, right) : nil
        case (.text(let left), .text(let right)): order(left, right)
        case (.date(let left), .date(let right)): order(left, right)
        case (.timestamp(let left), .timestamp(let right)): order(left, right)
        case (.date(let left), .timestamp(let right)): order(left.startOfDay, right)
        case (.timestamp(let left), .date(let right)): order(left, right.startOfDay)
        default: nil
        }
    }

    private static func order<Item: Comparable>(_ left: Item, _ right: Item) -> Int { left < right ? -1 : left == right ? 0 : 1 }
}
