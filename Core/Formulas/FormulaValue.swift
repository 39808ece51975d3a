/// What formulas know of a value, so that nothing is added that can't be.
package enum FormulaType: String, CaseIterable, Sendable {
    case text, number, money, boolean, date, timestamp
    /// Several texts: tags, or the codes of choices.
    case list
    /// Another record, as a reference names it.
    case record
    /// Of `null`, and of what is wrong already: it goes with everything.
    case nothing

    /// Nil for kinds that formulas can't read.
    init?(_ kind: FieldKind) {
        switch kind {
        case .text, .longText, .email, .phone, .url, .choice: self = .text
        case .integer, .decimal: self = .number
        case .money: self = .money
        case .boolean: self = .boolean
        case .date: self = .date
        case .timestamp: self = .timestamp
        case .choices, .tags: self = .list
        case .reference: self = .record
        default: return nil
        }
    }

    var title: Text {
        switch self {
        case .text: ["en": "a text", "zh": "文本"]
        case .number: ["en": "a number", "zh": "数字"]
        case .money: ["en": "an amount of money", "zh": "金额"]
        case .boolean: ["en": "yes or no", "zh": "是/否"]
        case .date: ["en": "a date", "zh": "日期"]
        case .timestamp: ["en": "a date and time", "zh": "日期时间"]
        case .list: ["en": "a list", "zh": "列表"]
        case .record: ["en": "a record", "zh": "记录"]
        case .nothing: ["en": "nothing", "zh": "空值"]
        }
    }
}

/// A value while a formula is worked out. An amount is in the currency's main unit, and rounded to the minor one only at the end.
package enum FormulaValue: Hashable, Sendable {
    case missing
    case text(String)
    case number(ExactNumber)
    case money(ExactNumber, currency: String)
    case boolean(Bool)
    case date(CalendarDate)
    case timestamp(Timestamp)
    case list([String])
    case record(ID)

    /// Unicode scalars of a text that a formula makes; what would be longer is missing.
    static let longestText = 4000

    /// The value of a field as it is stored.
    init(_ value: Value, _ kind: FieldKind) {
        switch (value, kind) {
        case (.text(let text), _): self = .text(text)
        case (.integer(let number), .decimal(let scale)): self = .number(ExactNumber(Int128(number), scale: scale))
        case (.integer(let number), _): self = .number(ExactNumber(Int128(number), scale: 0))
        case (.money(let money), _): self = Self.money(money)
        case (.boolean(let flag), _): self = .boolean(flag)
        case (.date(let date), _): self = .date(date)
        case (.timestamp(let time), _): self = .timestamp(time)
        case (.texts(let texts), _): self = texts.isEmpty ? .missing : .list(texts)
        case (.id(let id), _): self = .record(id)
        default: self = .missing
        }
    }

    private static func money(_ money: Money) -> FormulaValue {
        guard let places = Currency.exponents[money.currency] else { return .missing }
        return .money(ExactNumber(Int128(money.amount), scale: places), currency: money.currency)
    }

    /// An empty text is no text.
    static func of(_ text: String) -> FormulaValue { text.isEmpty || text.unicodeScalars.count > longestText ? .missing : .text(text) }

    /// Nil is what did not fit, or could not be divided.
    static func of(_ number: ExactNumber?) -> FormulaValue { number.map { .number($0) } ?? .missing }
    static func of(_ amount: ExactNumber?, _ currency: String) -> FormulaValue { amount.map { .money($0, currency: currency) } ?? .missing }
}

/// As the value of a field.
extension FormulaValue {
    private static let largestAmount: Int64 = 1_000_000_000_000_000

    /// Null where it does not fit the kind.
    func value(for kind: FieldKind) -> Value {
        switch (self, kind) {
        case (.text(let text), .text(let maximum)): .text(String(String.UnicodeScalarView(text.unicodeScalars.prefix(maximum))))
        case (.number(let number), .integer(let range)): number.units(places: 0).flatMap { range.contains($0) ? .integer($0) : nil } ?? .null
        case (.number(let number), .decimal(let scale)): number.units(places: scale).map { .integer($0) } ?? .null
        case (.money(let amount, let currency), .money): Self.stored(amount, currency)
        case (.boolean(let flag), .boolean): .boolean(flag)
        case (.date(let date), .date): .date(date)
        case (.timestamp(let time), .timestamp): .timestamp(time)
        default: .null
        }
    }

    private static func stored(_ amount: ExactNumber, _ currency: String) -> Value {
        guard let places = Currency.exponents[currency], let units = amount.units(places: places), units.magnitude <= largestAmount else {
            return .null
        }
        return .money(Money(amount: units, currency: currency))
    }

    /// As `&` and `text()` write it; nothing for what is missing.
    var shown: String {
        switch self {
        case .missing, .record: ""
        case .text(let text): text
        case .number(let number): number.text
        case .money(let amount, let currency): Self.shown(amount, currency)
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .timestamp(let time): time.description
        case .list(let texts): texts.joined(separator: ", ")
        }
    }

    private static func shown(_ amount: ExactNumber, _ currency: String) -> String {
        guard let places = Currency.exponents[currency], let units = amount.units(places: places) else { return "" }
        return "\(Decimals.text(units, scale: places)) \(currency)"
    }
}
