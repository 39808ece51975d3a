/// A condition on a field that the workspace made for itself: there is, or there is not, a row of its values that matches.
struct CustomCondition {
    private let condition: Filter.Condition
    private let custom: CustomField
    /// The id of the record in question, as the statement names it.
    private let record: SQL
    private let tenant: ID
    /// The row of the record's value where the statement has it anyway, for the order: a range of it is then a part of the index that is walked along.
    private let joined: SQL?

    init(_ condition: Filter.Condition, _ custom: CustomField, record: SQL, tenant: ID, joined: SQL? = nil) {
        self.condition = condition
        self.custom = custom
        self.record = record
        self.tenant = tenant
        self.joined = joined
    }

    var sql: SQL {
        switch condition.comparison {
        case .isEmpty: "not \(exists(""))"
        case .isNotEmpty: exists("")
        case .differs, .isNotIn, .hasNone: "not \(exists(" and \(condition.test(column))"))"
        case .hasAll:
            "(\(SQL.joined(condition.operands.map { exists(" and \(column) = \(condition.bind($0))") }, separator: " and ")))"
        default: joined.map { "(\(condition.test(column(of: $0)))\(currency(of: $0)))" } ?? exists(" and \(condition.test(column))")
        }
    }

    private var column: SQL { column(of: "v") }

    private func column(of row: SQL) -> SQL { "\(row).\(SQL(trusted: condition.field.kind.valueColumn))" }

    /// An amount in a currency is compared with amounts in that currency.
    private func currency(of row: SQL) -> SQL {
        guard case .money(let money)? = condition.operands.first else { return "" }
        return " and \(row).text_value = \(money.currency)"
    }

    private func exists(_ test: SQL) -> SQL {
        """
        exists (select 1 from core.field_value v where v.tenant_id = \(tenant) and v.field_id = \(custom.id) \
        and v.record_id = \(record)\(test)\(currency(of: "v")))
        """
    }
}

extension FieldKind {
    /// The column of `core.field_value` that holds values of this kind. Texts are there in lower case.
    var valueColumn: String {
        switch self {
        case .text, .longText, .email, .phone, .url, .secret, .choice, .choices, .tags, .time, .address: "text_value"
        case .integer, .decimal, .money: "int_value"
        case .boolean: "bool_value"
        case .date: "date_value"
        case .timestamp: "time_value"
        case .reference, .identifier: "id_value"
        }
    }
}
