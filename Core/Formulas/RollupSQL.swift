/// Roll-ups as the database works them out: all of a group, for many records at once, in one statement.
extension ComputationGraph.RollupGroup {
    /// A row for each of `parents` to which a record refers: its id, then the columns of each roll-up in their order.
    func sql(_ parents: [ID], tenant: ID) -> SQL {
        let parent = via.target
        let columns = fields.compactMap(\.rollup).map { $0.columns(tenant: tenant) }
        return """
            select \(parent), \(SQL.joined(columns, separator: ", ")) from \(identifier: child.table) t \
            where t.tenant_id = \(tenant)\(child.belongs()) and \(via.leads(to: parents, tenant: tenant)) and t.deleted_at is null group by 1
            """
    }

    /// What each parent has, by its id; one to which nothing refers is not in it.
    func values(_ rows: Rows) throws -> [ID: Values] {
        var found: [ID: Values] = [:]
        for row in rows {
            var (values, column) = (Values(), 1)
            for field in fields {
                guard let rollup = field.rollup else { continue }
                values[field.name] = try rollup.value(row, &column, as: field.kind)
            }
            found[try row[0]] = values
        }
        return found
    }

    /// What a parent has to which nothing refers.
    var empty: Values { fields.reduce(into: Values()) { $0[$1.name] = $1.rollup?.empty(as: $1.kind) } }
}

extension Field {
    /// Where a record `t` keeps whom this reference leads to.
    var target: SQL { custom.map { "(t.custom ->> \(slot: $0))::uuid" } ?? "t.\(identifier: name)" }

    /// Whether this reference of a record `t` leads to one of these, by an index where there is one.
    func leads(to ids: [ID], tenant: ID) -> SQL {
        guard let custom, custom.isFilterable else { return "\(target) = any(\(ids))" }
        return """
            t.id in (select v.record_id from core.field_value v where v.tenant_id = \(tenant) and v.field_id = \(custom.id) \
            and v.id_value = any(\(ids)))
            """
    }
}

extension Rollup {
    fileprivate func columns(tenant: ID) -> SQL {
        let such: SQL = filter.map { " filter (where \($0.stored(tenant: tenant)))" } ?? ""
        guard let field else { return "count(*)\(such)" }
        switch field.kind {
        case .money: return "\(rounded(field.minorUnits, such)), min(\(field.currency))\(such), max(\(field.currency))\(such)"
        case .date, .timestamp: return "\(aggregate)(\(field.moment))\(such)"
        default: return rounded(field.number, such)
        }
    }

    /// As a text: what is too large for us is no error of the statement.
    private func rounded(_ column: SQL, _ such: SQL) -> SQL {
        "round(\(aggregate)(\(column))\(such), \(literal: ExactNumber.longestFraction))::text"
    }

    private var aggregate: SQL {
        switch function {
        case .count: "count"
        case .sum: "sum"
        case .average: "avg"
        case .minimum: "min"
        case .maximum: "max"
        }
    }

    fileprivate func value(_ row: Row, _ column: inout Int, as kind: FieldKind) throws -> Value {
        defer { column += 1 }
        switch (function, field?.kind) {
        case (.count, _): return .integer(try row[column])
        case (_, .money):
            defer { column += 2 }
            return try amount(row, column).value(for: kind)
        case (_, .date): return (try row[column] as CalendarDate?).map { .date($0) } ?? .null
        case (_, .timestamp): return (try row[column] as Timestamp?).map { .timestamp($0) } ?? .null
        default: return FormulaValue.of((try row[column] as String?).flatMap { ExactNumber($0) }).value(for: kind)
        }
    }

    /// Amounts in several currencies have no sum, and no order.
    private func amount(_ row: Row, _ column: Int) throws -> FormulaValue {
        let (least, most): (String?, String?) = (try row[column + 1], try row[column + 2])
        guard let currency = least, currency == most, let places = Currency.exponents[currency], let text: String = try row[column] as String?,
            let units = ExactNumber(text)?.units(places: 0)
        else { return .missing }
        return .money(ExactNumber(Int128(units), scale: places), currency: currency)
    }
}

extension Field {
    /// What it holds, in its own unit, exact.
    fileprivate var number: SQL {
        if let custom { return "(t.custom ->> \(slot: custom))::numeric" }
        guard case .decimal(let scale) = kind else { return "t.\(identifier: name)::numeric" }
        return "(t.\(identifier: name) * \(SQL(trusted: Decimals.text(1, scale: scale)))::numeric)"
    }

    fileprivate var minorUnits: SQL {
        custom.map { "(t.custom -> \(slot: $0) ->> 'amount')::numeric" } ?? "t.\(identifier: name)::numeric"
    }

    fileprivate var currency: SQL { custom.map { "t.custom -> \(slot: $0) ->> 'currency'" } ?? "t.\(identifier: name + "_currency")" }

    fileprivate var moment: SQL {
        guard let custom else { return "t.\(identifier: name)" }
        if case .date = kind { return "(t.custom ->> \(slot: custom))::date" }
        return "(t.custom ->> \(slot: custom))::timestamptz"
    }
}
