/// A formula as it was written, each part with its place.
struct FormulaSyntax: Sendable {
    indirect enum Form: Sendable {
        case value(FormulaValue)
        /// `amount`, or `customer.city` with the reference in `via`.
        case field(via: String?, name: String)
        case call(String, [FormulaSyntax])
        case negative(FormulaSyntax)
        case not(FormulaSyntax)
        case binary(FormulaOperator, FormulaSyntax, FormulaSyntax)
    }

    let form: Form
    let range: Range<Int>
}

/// What stands between two values.
enum FormulaOperator: String, Sendable {
    case or, and
    case equal = "="
    case different = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case join = "&"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case remainder = "%"

    /// What binds closer is higher. `not` is between `and` and comparisons.
    var rank: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .equal, .different, .less, .lessOrEqual, .greater, .greaterOrEqual: Self.comparisonRank
        case .join: 5
        case .plus, .minus: 6
        case .times, .divided, .remainder: 7
        }
    }

    static let comparisonRank = 4
    static let notRank = 3
    static let highestRank = 7
}
