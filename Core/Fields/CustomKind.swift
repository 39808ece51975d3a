/// The kinds of fields that a workspace can add.
public enum CustomKind: String, CaseIterable, Sendable {
    case text
    case longText = "long_text"
    case integer, decimal, percent, money, boolean, date, timestamp, time, choice, choices, reference, email, phone, url, address, autonumber
    case formula, rollup

    var title: Text {
        switch self {
        case .text: ["en": "Text", "zh": "文本"]
        case .longText: ["en": "Long text", "zh": "多行文本"]
        case .integer: ["en": "Whole number", "zh": "整数"]
        case .decimal: ["en": "Decimal number", "zh": "小数"]
        case .percent: ["en": "Percent", "zh": "百分比"]
        case .money: ["en": "Money", "zh": "金额"]
        case .boolean: ["en": "Yes or no", "zh": "是/否"]
        case .date: ["en": "Date", "zh": "日期"]
        case .timestamp: ["en": "Date and time", "zh": "日期时间"]
        case .time: ["en": "Time", "zh": "时间"]
        case .choice: ["en": "Choice", "zh": "单选"]
        case .choices: ["en": "Several choices", "zh": "多选"]
        case .reference: ["en": "Reference", "zh": "关联记录"]
        case .email: ["en": "E-mail", "zh": "邮箱"]
        case .phone: ["en": "Phone", "zh": "电话"]
        case .url: ["en": "Web address", "zh": "网址"]
        case .address: ["en": "Address", "zh": "地址"]
        case .autonumber: ["en": "Automatic number", "zh": "自动编号"]
        case .formula: ["en": "Formula", "zh": "公式"]
        case .rollup: ["en": "Roll-up", "zh": "汇总"]
        }
    }

    /// Has a value in the index of custom fields.
    var isFilterable: Bool { self != .longText }

    /// Two records with the same value can be a mistake.
    var mayBeUnique: Bool {
        switch self {
        case .text, .integer, .date, .reference, .email, .phone, .url, .autonumber: true
        default: false
        }
    }

    var hasChoices: Bool { self == .choice || self == .choices }

    /// The house works its values out; they are of the kind that the definition calls `result_kind`.
    var isComputed: Bool { self == .formula || self == .rollup }

    /// What of a definition means something for the kind only.
    var options: Set<String> {
        switch self {
        case .text, .longText: ["maximum_length"]
        case .integer: ["minimum", "maximum"]
        case .decimal, .percent: ["scale"]
        case .reference: ["refers_to"]
        case .autonumber: ["number_pattern", "number_start"]
        case .formula: ["formula", "result_kind", "scale"]
        case .rollup: Set(["result_kind", "scale"] + Computation.properties.dropFirst())
        default: []
        }
    }

    static let allOptions =
        ["maximum_length", "minimum", "maximum", "scale", "refers_to", "number_pattern", "number_start", "result_kind"] + Computation.properties
    static let longestText: Int64 = 1000

    /// The column of `core.field_value` that is never null in a row of the kind; `result` is what is worked out.
    func column(result: ResultKind?) -> String {
        switch self {
        case .text, .longText, .choice, .choices, .email, .phone, .url, .time, .address, .autonumber: "text_value"
        case .integer, .decimal, .percent, .money: "int_value"
        case .boolean: "bool_value"
        case .date: "date_value"
        case .timestamp: "time_value"
        case .reference: "id_value"
        case .formula, .rollup: result?.kind.column(result: nil) ?? "text_value"
        }
    }

    /// Nil for a reference to a type that isn't installed.
    func fieldKind(_ definition: Values, choices: [Choice], types: (String) -> RecordType?) -> FieldKind? {
        switch self {
        case .text: .text(maximum: Int(definition.integer("maximum_length") ?? 200))
        case .longText: .longText(maximum: Int(definition.integer("maximum_length") ?? 20_000))
        case .integer: .integer(Self.range(definition))
        case .decimal, .percent: .decimal(scale: Int(definition.integer("scale") ?? 2))
        case .money: .money
        case .boolean: .boolean
        case .date: .date
        case .timestamp: .timestamp
        case .time: .time
        case .choice: .choice(choices)
        case .choices: .choices(choices)
        case .reference: definition.text("refers_to").flatMap(types).map { type in .reference(Reference(type: { type })) }
        case .email: .email
        case .phone: .phone
        case .url: .url
        case .address: .address
        case .autonumber: .text(maximum: NumberPattern.longestNumber)
        case .formula, .rollup: ResultKind(definition)?.fieldKind(scale: definition.integer("scale"))
        }
    }

    private static func range(_ definition: Values) -> ClosedRange<Int64> {
        let lowest = definition.integer("minimum") ?? -1_000_000_000_000
        return lowest...max(lowest, definition.integer("maximum") ?? 1_000_000_000_000)
    }
}
