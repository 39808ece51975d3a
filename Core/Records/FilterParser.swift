/// Reads and type-checks filters. Every error names the place: `filter.and.1`.
package struct FilterParser {
    let type: RecordType
    let schema: Schema
    /// Whom `me` means, and whose team `my_team`.
    let me: Principal
    let now = Timestamp.now
    private(set) var conditions = 0

    static let maximumConditions = 100
    static let maximumOperands = 500

    /// What `my_team` is for somebody without one: the team of no record.
    private static let noTeam = ID(hi: 0, lo: 0)

    package init(type: RecordType, in schema: Schema, me: Principal) {
        self.type = type
        self.schema = schema
        self.me = me
    }

    /// The tree form.
    package mutating func filter(_ json: JSON, at place: String = "filter") throws(FieldError) -> Filter {
        if case .array(let parts) = json { return .condition(try condition(parts, place)) }
        guard case .object(let object) = json, object.count == 1, let key = object.keys.first, let content = object[key] else {
            throw error(
                place, "malformed_filter", "A filter is [field, comparison, value] or {\"and\": […]}.", "筛选条件应为 [字段, 比较, 值] 或 {\"and\": […]}。")
        }
        switch key {
        case "and": return .and(try list(content, "\(place).and"))
        case "or": return .or(try list(content, "\(place).or"))
        case "not": return .not(try filter(content, at: "\(place).not"))
        default: throw error(place, "malformed_filter", "Unknown key: \(key.prefix(40)).", "未知的键:\(key.prefix(40))。")
        }
    }

    /// One condition of the simple query form: `amount[gte]=1000`, `stage=won`.
    mutating func condition(name: String, comparison: String?, text: String) throws(FieldError) -> Filter {
        let (via, field) = try resolve(name, name)
        let fallback: Filter.Comparison = field.comparisons.contains(.has) ? .has : .equals
        let comparison = try known(comparison ?? fallback.rawValue, for: field, field.name)
        let isList = [.isIn, .isNotIn, .between, .hasAny, .hasAll, .hasNone].contains(comparison)
        let texts = isList ? text.split(separator: ",").map(String.init) : [text]
        let items = texts.map { Self.json($0, for: field.kind) }
        return .condition(try condition(via, field, comparison, isList ? .array(items) : items.first ?? .null, name))
    }

    private mutating func list(_ json: JSON, _ place: String) throws(FieldError) -> [Filter] {
        guard case .array(let items) = json, !items.isEmpty else {
            throw error(place, "malformed_filter", "A list of conditions was expected.", "此处应为条件列表。")
        }
        var filters: [Filter] = []
        for (index, item) in items.enumerated() { filters.append(try filter(item, at: "\(place).\(index)")) }
        return filters
    }

    private mutating func condition(_ parts: [JSON], _ place: String) throws(FieldError) -> Filter.Condition {
        guard (2...3).contains(parts.count), let name = parts[0].text, let word = parts[1].text else {
            throw error(place, "malformed_filter", "A condition is [field, comparison, value].", "条件应为 [字段, 比较, 值]。")
        }
        let (via, field) = try resolve(name, place)
        return try condition(via, field, known(word, for: field, place), parts.count == 3 ? parts[2] : nil, place)
    }

    private mutating func condition(
        _ via: Filter.Condition.Via?, _ field: Field, _ comparison: Filter.Comparison, _ json: JSON?, _ place: String
    ) throws(FieldError) -> Filter.Condition {
        conditions += 1
        guard conditions <= Self.maximumConditions else {
            throw error(place, "too_many", "At most \(Self.maximumConditions) conditions.", "最多 \(Self.maximumConditions) 个条件。")
        }
        let operands = try operands(field, comparison, json, place)
        return Filter.Condition(via: via, field: field, comparison: comparison, operands: operands)
    }

    /// `industry`, or `customer.industry` one step away.
    private func resolve(_ name: String, _ place: String) throws(FieldError) -> (via: Filter.Condition.Via?, field: Field) {
        let steps = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        if steps.count == 1, let field = type.field(name) { return (nil, field) }
        if steps.count == 2, let via = type.field(steps[0]), let related = via.target(in: schema), let field = related.field(steps[1]) {
            return (Filter.Condition.Via(field: via, type: related, visibility: me.authority.records(of: related, for: .read)), field)
        }
        throw error(place, "unknown_field", "There is no field \(name.prefix(80)).", "没有字段 \(name.prefix(80))。")
    }

    private func known(_ word: String, for field: Field, _ place: String) throws(FieldError) -> Filter.Comparison {
        guard !field.comparisons.isEmpty else {
            throw error(place, "not_filterable", "Lists can't be filtered by \(field.name).", "不能按 \(field.name) 筛选。")
        }
        guard let comparison = Filter.Comparison(rawValue: word), field.comparisons.contains(comparison) else {
            let known = field.comparisons.map(\.rawValue).joined(separator: ", ")
            throw error(place, "unknown_comparison", "\(field.name) knows: \(known).", "\(field.name) 支持:\(known)。")
        }
        return comparison
    }

    private func error(_ place: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: place, code: code, message: Text(en: en, zh: zh))
    }

    /// What a text of the query form stands for in JSON.
    private static func json(_ text: String, for kind: FieldKind) -> JSON {
        switch kind {
        case .integer: Int64(text).map { .integer($0) } ?? .string(text)
        case .money: money(text)
        case .boolean: text == "true" ? true : text == "false" ? false : .string(text)
        default: .string(text)
        }
    }

    /// `125000` or `125000CNY`.
    private static func money(_ text: String) -> JSON {
        if let amount = Int64(text) { return .integer(amount) }
        guard let amount = Int64(text.dropLast(3)) else { return .string(text) }
        return ["amount": .integer(amount), "currency": .string(String(text.suffix(3)))]
    }
}

/// Operands.
extension FilterParser {
    private func operands(_ field: Field, _ comparison: Filter.Comparison, _ json: JSON?, _ place: String) throws(FieldError) -> [Value] {
        switch comparison {
        case .isEmpty, .isNotEmpty:
            return []
        case .isIn, .isNotIn, .between, .hasAny, .hasAll, .hasNone:
            guard let items = json?.items, comparison == .between ? items.count == 2 : (1...Self.maximumOperands).contains(items.count) else {
                let size = comparison == .between ? "2" : "1–\(Self.maximumOperands)"
                throw error(place, "wrong_type", "A list of \(size) values was expected.", "此处应为含 \(size) 个值的列表。")
            }
            var values: [Value] = []
            for item in items { values.append(try operand(field, item, place)) }
            guard Set(values.map(\.currency)).count == 1 else {
                throw error(place, "mixed_currencies", "All amounts of a condition are in one currency.", "同一条件中的金额必须为同一货币。")
            }
            return values
        case .contains, .startsWith:
            guard let text = json?.text, !text.isEmpty, text.utf8.count <= 1000, !text.utf8.contains(0) else {
                throw error(place, "wrong_type", "A text was expected.", "此处应为文本。")
            }
            return [.text(text.lowercased())]
        default:
            guard let json, json != .null else { throw error(place, "wrong_type", "A value was expected.", "此处应有一个值。") }
            return [try operand(field, json, place)]
        }
    }

    private func operand(_ field: Field, _ json: JSON, _ place: String) throws(FieldError) -> Value {
        switch (field.kind, json) {
        case (.reference, .string("me")), (.identifier, .string("me")): return .id(me.user)
        case (.reference, .string("my_team")) where field.kind.reference?.name == Team.type.name: return .id(me.team ?? Self.noTeam)
        case (.date, .string(let text)):
            if let time = RelativeTime.resolve(text, now: now) { return .date(time.date) }
        case (.timestamp, .string(let text)):
            if let time = RelativeTime.resolve(text, now: now) { return .timestamp(time) }
            if let date = CalendarDate(text) { return .timestamp(date.startOfDay) }
        case (.money, .integer(let amount)): return .integer(amount)
        case (.money, .object): break
        case (.money, _): throw error(place, "wrong_type", "An amount in minor units was expected.", "此处应为最小货币单位的金额。")
        case (.choices, _), (.tags, _):
            guard let text = json.text, !text.utf8.contains(0) else { throw error(place, "wrong_type", "A text was expected.", "此处应为文本。") }
            return .text(text)
        case (.text, .string(let text)), (.longText, .string(let text)), (.email, .string(let text)), (.url, .string(let text)):
            guard !text.utf8.contains(0), text.utf8.count <= 4000 else { throw error(place, "wrong_type", "A text was expected.", "此处应为文本。") }
            return .text(field.isKeyed || field.custom != nil || field.kind.name == "email" ? text.lowercased() : text)
        default: break
        }
        do throws(FieldError) {
            return try field.value(from: json)
        } catch {
            throw FieldError(field: place, code: error.code, message: error.message)
        }
    }
}

extension Value {
    /// Nil for what is no money, and for an amount in whatever currency.
    fileprivate var currency: String? { if case .money(let money) = self { money.currency } else { nil } }
}
