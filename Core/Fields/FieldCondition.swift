/// When a field must have a value, or is shown: a filter over the record's own fields. It says the same to everybody at any time, so that whoever
/// evaluates it, the form or the server, comes to the same answer.
enum FieldCondition {
    /// The type as conditions see it: every custom field is open to comparison, since no index is needed where the values are at hand.
    static func subject(_ type: RecordType, _ fields: [Field]) -> RecordType {
        RecordType(type, fields: type.fields.filter { $0.custom == nil } + fields.map(\.comparable))
    }

    /// `type` is a `subject`.
    /// - Throws: `FieldError` naming the place in the filter.
    static func check(_ text: String, on type: RecordType, of name: String) throws(FieldError) {
        guard let json = json(text) else {
            throw error("malformed_filter", "A filter as JSON was expected.", "此处应为 JSON 格式的筛选条件。")
        }
        guard !names(json).contains(name) else { throw error("circular", "A field can't depend on itself.", "字段不能依赖自身。") }
        _ = try filter(json, on: type)
    }

    /// The filter of a stored definition; nil where it makes no sense any more, because a field that it names is gone.
    static func stored(_ text: String?, on type: RecordType) -> (filter: Filter, json: JSON)? {
        guard let json = text.flatMap(json) else { return nil }
        do throws(FieldError) {
            return (try filter(json, on: type), json)
        } catch {
            return nil
        }
    }

    private static func filter(_ json: JSON, on type: RecordType) throws(FieldError) -> Filter {
        guard !operands(json).contains(where: isRelative) else {
            throw error("not_applicable", "Write what doesn't depend on who looks, or when.", "条件不能取决于查看者或时间。")
        }
        var parser = FilterParser(type: type, in: .plain, me: nobody)
        let filter = try parser.filter(json, at: "filter")
        guard !names(json).contains(where: { $0.contains(".") }) else {
            throw error("not_applicable", "Only the record's own fields.", "只能使用本记录的字段。")
        }
        return filter
    }

    private static func isRelative(_ operand: String) -> Bool {
        operand == "me" || operand == "my_team" || (CalendarDate(operand) == nil && RelativeTime.resolve(operand, now: .now) != nil)
    }

    private static let nobody = Principal(
        tenant: ID(hi: 0, lo: 0), user: ID(hi: 0, lo: 0), team: nil, role: .readOnly, credential: .session(ID(hi: 0, lo: 0)), language: .en)

    private static func json(_ text: String) -> JSON? {
        do throws(JSONError) {
            return try JSON.parse(text)
        } catch {
            return nil
        }
    }

    /// The fields that all conditions in the tree ask about.
    static func names(_ json: JSON) -> [String] { conditions(json).compactMap { $0.first?.text } }

    private static func operands(_ json: JSON) -> [String] {
        conditions(json).flatMap { condition in
            guard condition.count == 3 else { return [String]() }
            return (condition[2].items ?? [condition[2]]).compactMap(\.text)
        }
    }

    private static func conditions(_ json: JSON) -> [[JSON]] {
        switch json {
        case .array(let parts): [parts]
        case .object(let object): object.flatMap { key, content in key == "not" ? conditions(content) : (content.items ?? []).flatMap(conditions) }
        default: []
        }
    }

    private static func error(_ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: "filter", code: code, message: Text(en: en, zh: zh))
    }
}

extension Field {
    fileprivate var comparable: Field {
        guard let custom else { return self }
        let open = CustomField(id: custom.id, slot: custom.slot, isFilterable: true, isIndexed: custom.isIndexed, kind: custom.kind)
        return Field(name, title, kind, traits, initial, custom: open)
    }
}
