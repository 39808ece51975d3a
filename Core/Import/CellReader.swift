/// The text of a cell as a value of its field: first read as files write such things, then checked by the kernel's own rules.
package struct CellReader: Sendable {
    package let field: Field
    private let dates: DateReader
    private let codes: [String: String]

    package init(_ field: Field, dates: DateReader) {
        self.field = field
        self.dates = dates
        var codes: [String: String] = [:]
        for choice in field.kind.choices ?? [] {
            for name in [choice.code, choice.title.en, choice.title.zh] where codes[name.lowercased()] == nil {
                codes[name.lowercased()] = choice.code
            }
        }
        self.codes = codes
    }

    /// - Parameters:
    ///   - text: not empty, trimmed.
    ///   - currency: of an amount of money: from its own column, else the import's.
    package func value(_ text: String, currency: String?) throws(FieldError) -> Value {
        switch field.kind {
        case .integer:
            guard let number = NumberReader.read(text, scale: 0) else { throw field.error("invalid_number", "Must be a whole number.", "必须是整数。") }
            return try field.value(from: .integer(number))
        case .decimal: return try decimal(text)
        case .money: return try money(text, currency)
        case .boolean:
            guard let flag = Self.flags[text.lowercased()] else { throw field.error("invalid_boolean", "Must be yes or no.", "必须为“是”或“否”。") }
            return .boolean(flag)
        case .date: return try date(text)
        case .timestamp: return try timestamp(text)
        case .time:
            guard let time = TimeOfDay.read(text) else { throw field.error("invalid_time", "Must be a time such as 9:30.", "必须是时刻，例如 9:30。") }
            return .text(time)
        case .choice: return try field.value(fromText: codes[text.lowercased()] ?? text)
        case .choices: return try field.texts(Self.words(text).map { codes[$0.lowercased()] ?? $0 })
        case .tags: return try field.texts(Self.words(text))
        default: return try field.value(fromText: text)
        }
    }

    private func decimal(_ text: String) throws(FieldError) -> Value {
        guard case .decimal(let scale) = field.kind, let number = NumberReader.read(text, scale: scale) else {
            throw field.error("invalid_number", "Must be a number with no more decimals than the field has.", "必须是数字，且小数位数不超过字段规定。")
        }
        return .integer(number)
    }

    private func money(_ text: String, _ currency: String?) throws(FieldError) -> Value {
        guard let currency = currency?.uppercased(), !currency.isEmpty else {
            throw field.error("missing_currency", "Which currency? Map a column to it or set it for the whole import.", "缺少币种：请映射币种列或为整个导入设置币种。")
        }
        guard let amount = NumberReader.read(text, scale: Currency.exponents[currency] ?? 2) else {
            throw field.error("invalid_money", "Must be an amount such as 12.50.", "必须是金额，例如 12.50。")
        }
        return try field.money(amount, currency)
    }

    private func date(_ text: String) throws(FieldError) -> Value {
        switch dates.date(text) {
        case .date(let date, let rest) where DateReader.time(rest) != nil: return .date(date)
        case .ambiguous: throw ambiguous
        default: throw field.error("invalid_date", "Must be a date such as 2026-01-31.", "必须是日期，例如 2026-01-31。")
        }
    }

    private func timestamp(_ text: String) throws(FieldError) -> Value {
        let (reading, time) = dates.timestamp(text)
        if let time { return .timestamp(time) }
        if case .ambiguous = reading { throw ambiguous }
        throw field.error("invalid_timestamp", "Must be a time such as 2026-01-31 08:30.", "必须是时间，例如 2026-01-31 08:30。")
    }

    private var ambiguous: FieldError {
        field.error("ambiguous_date", "Day or month first? Set date_format to dmy or mdy.", "无法判断日在前还是月在前，请设置 date_format。")
    }

    static func words(_ text: String) -> [String] {
        text.split { ";,|，；、".contains($0) }.map { trim(String($0)) }.filter { !$0.isEmpty }
    }

    private static let flags: [String: Bool] = [
        "true": true, "yes": true, "y": true, "t": true, "1": true, "是": true, "对": true, "真": true, "有": true, "✓": true,
        "false": false, "no": false, "n": false, "f": false, "0": false, "否": false, "不": false, "假": false, "无": false,
    ]
}
