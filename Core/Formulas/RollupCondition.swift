/// Filters of roll-ups as conditions of a statement. The values of a workspace's own fields come from the records themselves: no index has to be there
/// first, and none that is being built can leave records out.
extension Filter {
    /// On the alias `t` of the table of the records that are counted.
    func stored(tenant: ID) -> SQL {
        switch self {
        case .and(let parts): "(\(SQL.joined(parts.map { $0.stored(tenant: tenant) }, separator: " and ")))"
        case .or(let parts): "(\(SQL.joined(parts.map { $0.stored(tenant: tenant) }, separator: " or ")))"
        case .not(let part): "not coalesce(\(part.stored(tenant: tenant)), false)"
        case .condition(let condition): condition.stored(tenant: tenant)
        }
    }
}

extension Filter.Condition {
    fileprivate func stored(tenant: ID) -> SQL {
        guard let custom = field.custom else { return sql(tenant: tenant) }
        let column = field.kind.column(in: custom)
        guard case .money(let money)? = operands.first else { return comparison(with: column) }
        let hasCurrency: SQL = "t.custom -> \(slot: custom) ->> 'currency' = \(money.currency)"
        switch comparison {
        case .differs: return "(\(column) = \(first) and \(hasCurrency)) is not true"
        case .isNotIn: return "(\(column) = any(\(all)) and \(hasCurrency)) is not true"
        default: return "(\(comparison(with: column)) and \(hasCurrency))"
        }
    }
}

extension FieldKind {
    /// The value of an own field of `t` as filters compare it.
    fileprivate func column(in custom: CustomField) -> SQL {
        let text: SQL = "(t.custom ->> \(slot: custom))"
        return switch self {
        case .choice, .time: text
        case .integer: "\(text)::bigint"
        case .decimal(let scale): "round(\(text)::numeric * \(literal: Self.unit(scale)))::bigint"
        case .money: "(t.custom -> \(slot: custom) ->> 'amount')::bigint"
        case .boolean: "\(text)::boolean"
        case .date: "\(text)::date"
        case .timestamp: "\(text)::timestamptz"
        case .reference, .identifier: "\(text)::uuid"
        case .choices, .tags: "array(select jsonb_array_elements_text(t.custom -> \(slot: custom)))"
        default: "lower(\(text))"
        }
    }

    fileprivate static func unit(_ scale: Int) -> Int { (0..<scale).reduce(1) { unit, _ in unit * 10 } }
}
