/// What kind of values a formula or a roll-up gives. Like any field's kind it stays as it was made.
enum ResultKind: String, CaseIterable, Sendable {
    case text, integer, decimal, money, boolean, date, timestamp

    static let choices = allCases.map { Choice($0.rawValue, $0.kind.title) }
    static let usualScale = 2
    private static let longestText = 1000
    /// What every JSON parser reads exactly.
    private static let whole: ClosedRange<Int64> = -9_007_199_254_740_991...9_007_199_254_740_991

    /// Of a definition.
    init?(_ values: Values) {
        guard let kind = values.text("result_kind").flatMap(ResultKind.init) else { return nil }
        self = kind
    }

    /// What a formula of this type gives unless somebody wishes otherwise.
    init?(_ type: FormulaType) {
        switch type {
        case .text: self = .text
        case .number: self = .decimal
        case .money: self = .money
        case .boolean: self = .boolean
        case .date: self = .date
        case .timestamp: self = .timestamp
        case .list, .record, .nothing: return nil
        }
    }

    /// The kind of field that people make with such values.
    var kind: CustomKind {
        switch self {
        case .text: .text
        case .integer: .integer
        case .decimal: .decimal
        case .money: .money
        case .boolean: .boolean
        case .date: .date
        case .timestamp: .timestamp
        }
    }

    var type: FormulaType {
        switch self {
        case .text: .text
        case .integer, .decimal: .number
        case .money: .money
        case .boolean: .boolean
        case .date: .date
        case .timestamp: .timestamp
        }
    }

    func fieldKind(scale: Int64?) -> FieldKind {
        switch self {
        case .text: .text(maximum: Self.longestText)
        case .integer: .integer(Self.whole)
        case .decimal: .decimal(scale: Int(scale ?? Int64(Self.usualScale)))
        case .money: .money
        case .boolean: .boolean
        case .date: .date
        case .timestamp: .timestamp
        }
    }
}
