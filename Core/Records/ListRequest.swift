/// What a list is asked for: which records, in which order, with which fields, from where on.
struct ListRequest: Sendable {
    let type: RecordType
    private(set) var filter: Filter?
    private(set) var sort = Sort(keys: [])
    /// Nil for all of them.
    private(set) var fields: Set<String>?
    /// Reference fields whose records are wanted with the page.
    private(set) var includes: [Field] = []
    private(set) var limit = 50
    private(set) var cursor: String?
    private(set) var wantsCount = false
    /// Records in the bin instead of live ones.
    private(set) var isBin = false
    /// What makes this list another one than the next: cursors are bound to it.
    private(set) var scope: String
    private var conditions: [Filter] = []
    private var errors: [FieldError] = []
    private var parser: FilterParser

    static let maximumLimit = 200
    /// The query of a GET: `filter=<tree>` or `stage=won&amount[gte]=1000`, and the options of `parameters`. With `reference`, only of the records whose
    /// reference of that name is `target`.
    init(_ query: Query, of type: RecordType, me: ID, where reference: String? = nil, is target: ID? = nil) throws(Problem) {
        self.init(type, me)
        if let reference, let target { read(reference, .string(target.description), text: target.description) }
        for (name, value) in query {
            read(name, name == "filter" ? nil : .string(value), text: value)
        }
        try finish()
    }

    /// The body of `POST …/query`: the same options, `filter` as a tree, `fields` and `include` as lists.
    init(_ body: JSON, of type: RecordType, me: ID) throws(Problem) {
        self.init(type, me)
        guard let members = body.members else {
            throw .invalidQuery([Self.error("", "wrong_type", "The body must be a JSON object.", "请求体必须是 JSON 对象。")])
        }
        for (name, value) in members { read(name, value, text: Self.text(value)) }
        try finish()
    }

    private init(_ type: RecordType, _ me: ID) {
        self.type = type
        scope = type.plural
        parser = FilterParser(type: type, me: me)
    }

    private mutating func finish() throws(Problem) {
        guard errors.isEmpty else { throw .invalidQuery(errors) }
        if !conditions.isEmpty { filter = conditions.count == 1 ? conditions[0] : .and(conditions) }
    }

    /// Takes one option or simple condition; `json` is nil where only the text is known.
    private mutating func read(_ name: String, _ json: JSON?, text: String) {
        if name != "cursor" && name != "limit" { scope += "&\(name)=\(text)" }
        do throws(FieldError) {
            switch name {
            case "filter":
                let tree = if let json { json } else { try Self.tree(text) }
                conditions.append(try parser.filter(tree))
            case "sort": sort = try Sort(text, of: type)
            case "fields": fields = try names(text)
            case "include": includes = try references(text)
            case "limit": limit = try size(text)
            case "cursor": cursor = text
            case "count": wantsCount = try flag(name, text)
            case "deleted": isBin = try flag(name, text)
            default: conditions.append(try condition(name, text))
            }
        } catch {
            errors.append(error)
        }
    }

    private static func tree(_ text: String) throws(FieldError) -> JSON {
        do throws(JSONError) {
            return try JSON.parse(text, maximumDepth: 16)
        } catch {
            throw Self.error("filter", "malformed_json", "Byte \(error.position): \(error.reason.en)", "第 \(error.position) 字节:\(error.reason.zh)")
        }
    }

    /// `stage=won` or `amount[gte]=1000`.
    private mutating func condition(_ name: String, _ text: String) throws(FieldError) -> Filter {
        guard name.hasSuffix("]"), let bracket = name.firstIndex(of: "[") else {
            return try parser.condition(name: name, comparison: nil, text: text)
        }
        let word = name[name.index(after: bracket)...].dropLast()
        return try parser.condition(name: String(name[..<bracket]), comparison: String(word), text: text)
    }

    private func names(_ text: String) throws(FieldError) -> Set<String> {
        var names: Set<String> = []
        for name in text.split(separator: ",").map(String.init) {
            guard type.field(name) != nil else { throw Self.unknown("fields", name) }
            names.insert(name)
        }
        return names
    }

    private func references(_ text: String) throws(FieldError) -> [Field] {
        var references: [Field] = []
        for name in text.split(separator: ",").map(String.init) {
            guard let field = type.field(name), field.kind.reference != nil else { throw Self.unknown("include", name) }
            references.append(field)
        }
        return references
    }

    private func size(_ text: String) throws(FieldError) -> Int {
        guard let number = Int(text), (1...Self.maximumLimit).contains(number) else {
            throw Self.error("limit", "out_of_range", "Must be in 1–\(Self.maximumLimit).", "必须在 1–\(Self.maximumLimit) 之间。")
        }
        return number
    }

    private func flag(_ name: String, _ text: String) throws(FieldError) -> Bool {
        guard text == "true" || text == "false" else { throw Self.error(name, "wrong_type", "Must be true or false.", "必须是 true 或 false。") }
        return text == "true"
    }

    private static func text(_ json: JSON) -> String {
        switch json {
        case .string(let text): text
        case .array(let items) where items.allSatisfy { $0.text != nil }: items.compactMap(\.text).joined(separator: ",")
        default: json.serialized
        }
    }

    private static func unknown(_ option: String, _ name: String) -> FieldError {
        error(option, "unknown_field", "There is no field \(name.prefix(80)) for this.", "没有可用的字段 \(name.prefix(80))。")
    }

    private static func error(_ field: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: field, code: code, message: Text(en: en, zh: zh))
    }
}

extension Problem {
    /// A list that was asked for in a way that makes no sense; each error names the option or the place in the filter.
    static func invalidQuery(_ errors: [FieldError]) -> Problem {
        .badRequest(code: "invalid_query", detail: ["en": "The query can't be read.", "zh": "无法解析查询。"], errors: errors)
    }
}
