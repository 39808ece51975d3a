/// A condition on records: the one grammar of lists, saved views, segments, automations, reports and exports.
///
///     {"and": [["amount", "gte", 1000], ["tags", "has", "vip"], {"or": [["owner", "is", "me"], ["customer.industry", "is", "retail"]]}]}
///
/// An amount of money is compared by its minor units with amounts in any currency; with a currency, as `{"amount": 1000, "currency": "CNY"}`, only
/// with amounts in that one.
public indirect enum Filter: Sendable {
    case and([Filter])
    case or([Filter])
    case not(Filter)
    case condition(Condition)

    /// A field compared with something.
    public struct Condition: Sendable {
        /// The reference that leads to the field when it is one of a related record.
        let via: Via?
        let field: Field
        let comparison: Comparison
        /// Validated for the field's kind; empty for `is_empty` and `is_not_empty`.
        let operands: [Value]

        /// One step from the record in question to another.
        struct Via: Sendable {
            let field: Field
            /// Where it leads, as the asker may see it, and to which records.
            let type: RecordType
            let visibility: Visibility
        }
    }

    /// How a field is compared. Which of them a field knows depends on its kind.
    public enum Comparison: String, CaseIterable, Sendable {
        case equals = "is"
        case differs = "is_not"
        case isIn = "in"
        case isNotIn = "not_in"
        case greater = "gt"
        case greaterOrEqual = "gte"
        case less = "lt"
        case lessOrEqual = "lte"
        case between
        case before, after
        case contains
        case startsWith = "starts_with"
        case isEmpty = "is_empty"
        case isNotEmpty = "is_not_empty"
        case has
        case hasAny = "has_any"
        case hasAll = "has_all"
        case hasNone = "has_none"
    }
}

extension FieldKind {
    /// The comparisons that make sense for the kind, in the order in which a filter builder offers them.
    public var comparisons: [Filter.Comparison] {
        switch self {
        case .text, .email, .phone, .url, .longText:
            [.equals, .differs, .contains, .startsWith, .isIn, .isNotIn, .isEmpty, .isNotEmpty]
        case .secret: []
        case .integer, .decimal, .money:
            [.equals, .differs, .greater, .greaterOrEqual, .less, .lessOrEqual, .between, .isIn, .isNotIn, .isEmpty, .isNotEmpty]
        case .boolean: [.equals, .differs, .isEmpty, .isNotEmpty]
        case .date, .timestamp:
            [.equals, .differs, .before, .after, .greater, .greaterOrEqual, .less, .lessOrEqual, .between, .isEmpty, .isNotEmpty]
        case .time:
            [.equals, .differs, .before, .after, .greater, .greaterOrEqual, .less, .lessOrEqual, .between, .isIn, .isNotIn, .isEmpty, .isNotEmpty]
        case .address: [.contains, .startsWith, .isEmpty, .isNotEmpty]
        case .choice, .reference, .identifier: [.equals, .differs, .isIn, .isNotIn, .isEmpty, .isNotEmpty]
        case .choices, .tags: [.has, .hasAny, .hasAll, .hasNone, .isEmpty, .isNotEmpty]
        }
    }
}
