/// Filters into conditions of a statement. Values are binds; the text depends on the filter's shape alone.
extension Filter {
    /// A condition on the alias `t` of the type's table, in a statement with the joins of `sort`.
    package func sql(tenant: ID, sortedBy sort: Sort = Sort(keys: [])) -> SQL {
        switch self {
        case .and(let parts): "(\(SQL.joined(parts.map { $0.sql(tenant: tenant, sortedBy: sort) }, separator: " and ")))"
        case .or(let parts): "(\(SQL.joined(parts.map { $0.sql(tenant: tenant, sortedBy: sort) }, separator: " or ")))"
        case .not(let part): "not coalesce(\(part.sql(tenant: tenant, sortedBy: sort)), false)"
        case .condition(let condition): condition.sql(tenant: tenant, sortedBy: sort)
        }
    }
}

extension Filter {
    /// How many records lie in a range or have one of several values can't be known without the values: neither can a good plan.
    var dependsOnValues: Bool {
        switch self {
        case .and(let parts), .or(let parts): parts.contains(where: \.dependsOnValues)
        case .not(let part): part.dependsOnValues
        case .condition(let condition): condition.dependsOnValues
        }
    }
}

extension Filter.Condition {
    fileprivate var dependsOnValues: Bool {
        guard field.custom == nil else { return true }
        return switch comparison {
        case .isEmpty, .isNotEmpty: false
        case .equals, .differs: coversDay
        default: true
        }
    }

    func sql(tenant: ID, sortedBy sort: Sort = Sort(keys: [])) -> SQL {
        guard let via else { return comparison(of: "t", tenant, joined: sort.alias(of: field)) }
        let target: SQL = via.field.custom.map { "(t.custom ->> \(slot: $0))::uuid" } ?? "t.\(identifier: via.field.name)"
        return """
            exists (select 1 from \(identifier: via.type.table) r where r.tenant_id = \(tenant) and r.id = \(target)\(via.type.belongs("r")) \
            and r.deleted_at is null and \(comparison(of: "r", tenant))\(via.visibility.and("r")))
            """
    }

    /// An amount in a currency is compared with amounts in that currency; any other differs from it.
    private func comparison(of alias: SQL, _ tenant: ID, joined: SQL? = nil) -> SQL {
        if let custom = field.custom { return CustomCondition(self, custom, record: "\(alias).id", tenant: tenant, joined: joined).sql }
        let column: SQL = "\(alias).\(identifier: field.sortColumn)"
        guard case .money(let money)? = operands.first else { return comparison(with: column) }
        let hasCurrency: SQL = "\(alias).\(identifier: field.columns[1]) = \(money.currency)"
        switch comparison {
        case .differs: return "(\(column) = \(first) and \(hasCurrency)) is not true"
        case .isNotIn: return "(\(column) = any(\(all)) and \(hasCurrency)) is not true"
        default: return "(\(comparison(with: column)) and \(hasCurrency))"
        }
    }

    func comparison(with column: SQL) -> SQL {
        switch comparison {
        case .isEmpty: return isList ? "cardinality(\(column)) = 0" : "\(column) is null"
        case .isNotEmpty: return isList ? "cardinality(\(column)) > 0" : "\(column) is not null"
        case .differs: return coversDay ? "(\(test(column))) is not true" : "\(column) is distinct from \(first)"
        case .isNotIn: return "(\(test(column))) is not true"
        case .contains: return test(field.isKeyed ? column : "lower(\(column))")
        case .startsWith: return test(field.isKeyed || isLowerCase ? column : "lower(\(column))")
        case .has: return "\(first) = any(\(column))"
        case .hasAny: return "\(column) && \(all)"
        case .hasAll: return "\(column) @> \(all)"
        case .hasNone: return "not (\(column) && \(all))"
        default: return test(column)
        }
    }

    /// Whether one value is what the condition says; where it says that something is not so, whether it is. Texts are in lower case where that counts.
    func test(_ column: SQL) -> SQL {
        switch comparison {
        case .equals, .differs, .has, .hasAll: coversDay ? day(column) : "\(column) = \(first)"
        case .isIn, .isNotIn, .hasAny, .hasNone: "\(column) = any(\(all))"
        case .greater, .after: "\(column) > \(first)"
        case .greaterOrEqual: "\(column) >= \(first)"
        case .less, .before: "\(column) < \(first)"
        case .lessOrEqual: "\(column) <= \(first)"
        case .between: "\(column) between \(first) and \(bind(operands[1]))"
        case .contains: "position(\(first) in \(column)) > 0"
        case .startsWith: "\(column) ^@ \(first)"
        case .isEmpty: "\(column) is null"
        case .isNotEmpty: "\(column) is not null"
        }
    }

    private var isList: Bool {
        switch field.kind {
        case .choices, .tags: true
        default: false
        }
    }

    private var isLowerCase: Bool { field.kind.name == "email" || field.kind.name == "phone" }

    /// A time compared with a midnight means the whole day.
    var coversDay: Bool {
        guard case .timestamp = field.kind, case .timestamp(let time)? = operands.first else { return false }
        return time == time.date.startOfDay
    }

    func day(_ column: SQL) -> SQL {
        guard case .timestamp(let start)? = operands.first else { return "false" }
        return "(\(column) >= \(start) and \(column) < \(start.adding(days: 1)))"
    }

    var first: Bind { bind(operands[0]) }

    func bind(_ value: Value) -> Bind {
        switch value {
        case .null: .text(nil)
        case .text(let value): .text(value)
        case .integer(let value): .integer(value)
        case .boolean(let value): .boolean(value)
        case .money(let value): .integer(value.amount)
        case .date(let value): .date(value)
        case .timestamp(let value): .timestamp(value)
        case .id(let value): .id(value)
        case .texts(let values): .texts(values)
        case .address(let value): .text(value.line)
        }
    }

    /// All operands as one array.
    var all: Bind {
        switch operands.first {
        case .money: .integers(operands.compactMap { if case .money(let value) = $0 { value.amount } else { nil } })
        case .integer: .integers(operands.compactMap { if case .integer(let value) = $0 { value } else { nil } })
        case .id: .ids(operands.compactMap { if case .id(let value) = $0 { value } else { nil } })
        default: .texts(operands.compactMap { if case .text(let value) = $0 { value } else { nil } })
        }
    }
}
