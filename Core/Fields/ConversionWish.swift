/// What a field is to become: another kind, with that kind's options, how texts are to be read, and whether what can't be converted may go.
struct ConversionWish: Sendable {
    let kind: CustomKind
    /// Without it nothing is converted as long as one value would be lost.
    let isLossy: Bool
    private let options: JSONObject

    /// From what somebody asked for.
    /// - Throws: each fault with the name of the member.
    init(kind name: JSON?, options: JSONObject, isLossy: Bool) throws(Problem) {
        guard let kind = name?.text.flatMap(CustomKind.init) else {
            throw .validation([Self.fault("kind", "unknown_choice", "There is no such kind of fields.", "没有此字段类型。")])
        }
        let faults = options.compactMap { name, value in Self.fault(of: name, value, kind) }
        guard faults.isEmpty else { throw .validation(faults) }
        self.kind = kind
        self.isLossy = isLossy
        self.options = options
    }

    /// As the definition of a field that is being converted says it; nil for any other.
    init?(_ definition: Values) {
        guard let kind = definition.text("conversion_kind").flatMap(CustomKind.init), let text = definition.text("conversion_options") else {
            return nil
        }
        let stored: JSON
        do throws(JSONError) {
            stored = try JSON.parse(text)
        } catch {
            return nil
        }
        self.kind = kind
        isLossy = stored["lossy"]?.flag ?? false
        options = stored["options"]?.members ?? [:]
    }

    /// As the definition keeps it.
    var stored: String { JSON.object(["lossy": .boolean(isLossy), "options": .object(options)]).serialized }

    /// In which order dates are written, and in which zone times are.
    var dates: DateReader {
        DateReader(
            order: options["date_format"]?.text.flatMap(DateReader.Order.init) ?? .auto,
            offset: options["utc_offset"]?.text.flatMap(DateReader.offset) ?? 0)
    }

    /// The definition as it is afterwards. What means nothing for the new kind goes.
    func applied(to definition: Values, slot: Int64) -> Values {
        var values = definition
        values["kind"] = .text(kind.rawValue)
        values["slot"] = .integer(slot)
        for option in CustomKind.allOptions {
            values[option] = kind.options.contains(option) ? options[option]?.whole.map { .integer($0) } ?? .null : .null
        }
        if !kind.mayBeUnique { values["unique"] = .boolean(false) }
        if !kind.isFilterable { values["filterable"] = .boolean(false) }
        for name in ["kind", "slot", "options", "job"] { values["conversion_\(name)"] = .null }
        values["index_state"] = FieldDefinition.IndexState.ready.value
        return values
    }

    private static func fault(of name: String, _ value: JSON, _ kind: CustomKind) -> FieldError? {
        let isValid: Bool
        switch name {
        case "date_format": isValid = value.text.flatMap(DateReader.Order.init) != nil
        case "utc_offset": isValid = value.text.flatMap(DateReader.offset) != nil
        default:
            guard kind.options.contains(name), let field = FieldDefinition.type.field(name) else {
                return fault(name, "not_applicable", "Means nothing for this kind.", "不适用于此类型。")
            }
            do throws(FieldError) {
                _ = try field.value(from: value)
                return nil
            } catch {
                return error
            }
        }
        return isValid ? nil : fault(name, "invalid", "This value is not allowed.", "不允许使用此值。")
    }

    private static func fault(_ name: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: name, code: code, message: Text(en: en, zh: zh))
    }
}

extension CustomKind {
    /// What a field of the kind can become.
    var successors: [CustomKind] {
        switch self {
        case .text:
            [.longText, .integer, .decimal, .percent, .boolean, .date, .timestamp, .time, .choice, .choices, .email, .phone, .url]
        case .longText: [.text]
        case .integer: [.decimal, .percent, .text, .longText]
        case .decimal: [.integer, .percent, .text, .longText]
        case .percent: [.integer, .decimal, .text, .longText]
        case .date: [.timestamp, .text, .longText]
        case .timestamp: [.date, .text, .longText]
        case .choice: [.choices, .text, .longText]
        case .choices: [.choice, .text, .longText]
        case .money, .boolean, .time, .email, .phone, .url, .address, .autonumber: [.text, .longText]
        default: []
        }
    }
}
