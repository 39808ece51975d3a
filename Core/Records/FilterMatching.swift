/// Filters in memory: whether a record's values match, as the database would see it.
extension Filter {
    /// Conditions on fields of related records never match: only the record itself is known.
    package func matches(_ values: Values) -> Bool {
        switch self {
        case .and(let parts): parts.allSatisfy { $0.matches(values) }
        case .or(let parts): parts.contains { $0.matches(values) }
        case .not(let part): !part.matches(values)
        case .condition(let condition): condition.matches(values)
        }
    }
}

extension Filter.Condition {
    fileprivate func matches(_ values: Values) -> Bool {
        guard via == nil else { return false }
        let value = values[field.name] ?? field.kind.empty
        let isEmpty = value == .null || value == field.kind.empty
        switch comparison {
        case .isEmpty: return isEmpty
        case .isNotEmpty: return !isEmpty
        case .equals: return !isEmpty && equals(value, operands[0])
        case .differs: return isEmpty || !equals(value, operands[0])
        case .isIn: return !isEmpty && operands.contains { equals(value, $0) }
        case .isNotIn: return isEmpty || !operands.contains { equals(value, $0) }
        case .greater, .after: return order(value, operands[0]).map { $0 > 0 } ?? false
        case .greaterOrEqual: return order(value, operands[0]).map { $0 >= 0 } ?? false
        case .less, .before: return order(value, operands[0]).map { $0 < 0 } ?? false
        case .lessOrEqual: return order(value, operands[0]).map { $0 <= 0 } ?? false
        case .between: return (order(value, operands[0]).map { $0 >= 0 } ?? false) && (order(value, operands[1]).map { $0 <= 0 } ?? false)
        case .contains: return text(value).map { $0.contains(text(operands[0]) ?? "") } ?? false
        case .startsWith: return text(value).map { $0.hasPrefix(text(operands[0]) ?? "") } ?? false
        case .has, .hasAny: return operands.contains { has(value, $0) }
        case .hasAll: return operands.allSatisfy { has(value, $0) }
        case .hasNone: return !operands.contains { has(value, $0) }
        }
    }

    /// A time compared with a midnight means the whole day, an amount its minor units.
    private func equals(_ value: Value, _ operand: Value) -> Bool {
        switch (value, operand) {
        case (.text, .text): text(value) == text(operand)
        case (.timestamp(let time), .timestamp(let day)) where coversDay: day <= time && time < day.adding(days: 1)
        default: order(value, operand).map { $0 == 0 } ?? (value == operand)
        }
    }

    private func order(_ value: Value, _ operand: Value) -> Int? {
        switch (value, operand) {
        case (.integer(let left), .integer(let right)): sign(left, right)
        case (.money(let left), .integer(let right)): sign(left.amount, right)
        case (.money(let left), .money(let right)): left.currency == right.currency ? sign(left.amount, right.amount) : nil
        case (.date(let left), .date(let right)): sign(left.days, right.days)
        case (.timestamp(let left), .timestamp(let right)): sign(left.microseconds, right.microseconds)
        case (.text(let left), .text(let right)): sign(left, right)  // times of day
        default: nil
        }
    }

    private func sign<Number: Comparable>(_ left: Number, _ right: Number) -> Int { left < right ? -1 : left == right ? 0 : 1 }

    private func text(_ value: Value) -> String? {
        if case .address(let address) = value { return address.line.lowercased() }
        guard case .text(let text) = value else { return nil }
        return field.isKeyed || field.custom != nil || comparison == .contains || comparison == .startsWith ? text.lowercased() : text
    }

    private func has(_ value: Value, _ operand: Value) -> Bool {
        guard case .texts(let texts) = value, case .text(let text) = operand else { return false }
        return texts.contains(text)
    }
}
