/// What a list is asked for: which records, in which order, with which fields, from where on.
struct ListRequest: Sendable {
    /// As the caller may see it, like all of its types.
    let type: RecordType
    /// The records that are the caller's to ask for.
    let visibility: Visibility
    private(set) var filter: Filter?
    private(set) var sort = Sort(keys: [])
    /// The fields of the records themselves; nil for all of them.
    private(set) var fields: Set<String>?
    /// Whose records are wanted with the page.
    private(set) var includes: [Inclusions.Wish] = []
    private(set) var limit = 50
    private(set) var cursor: String?
    private(set) var wantsCount = false
    /// Records in the bin instead of live ones.
    private(set) var isBin = false
    /// What makes this list another one than the next: cursors are bound to it.
    private(set) var scope: String
    private var shape = RecordShape()
    private var conditions: [Filter] = []
    private var errors: [FieldError] = []
    private var parser: FilterParser

    static let maximumLimit = 200

    /// With `reference`, only of the records whose reference of that name is `target`.
    init(_ query: Query, of type: RecordType, in schema: Schema, me: Principal, where reference: String? = nil, is target: ID? = nil) throws(Problem)
    {
        let only = reference.flatMap { name in target.map { ListOption(name, .string($0.description), $0.description) } }
        try self.init((only.map { [$0] } ?? []) + query.options, of: type, in: schema, me: me)
    }

    /// The body of `POST …/query`.
    init(_ body: JSON, of type: RecordType, in schema: Schema, me: Principal) throws(Problem) {
        try self.init(ListOption.all(of: body), of: type, in: schema, me: me)
    }

    /// `refused` are options that make no sense for what is asked, such as `limit` for a total; `action` is what is to be done with the records.
    init(
        _ options: [ListOption], of type: RecordType, in schema: Schema, me: Principal, refusing refused: Set<String> = [],
        for action: RecordAction = .read
    ) throws(Problem) {
        self.type = type
        visibility = me.authority.records(of: type, for: action)
        scope = type.plural
        parser = FilterParser(type: type, in: schema, me: me)
        for option in options {
            if refused.contains(option.name) {
                errors.append(ListOption.error(option.name, "unsupported", "There is no such option here.", "此处不支持该选项。"))
            } else {
                read(option.name, option.json, text: option.text)
            }
        }
        try finish(schema)
    }

    private mutating func finish(_ schema: Schema) throws(Problem) {
        do throws(FieldError) {
            (fields, includes) = try shape.resolve(on: type, in: schema)
        } catch {
            errors.append(error)
        }
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
            case "fields": shape.fields = text
            case "include": shape.include = text
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
            let (byte, reason) = (error.position, error.reason)
            throw ListOption.error("filter", "malformed_json", "Byte \(byte): \(reason.en)", "第 \(byte) 字节:\(reason.zh)")
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

    private func size(_ text: String) throws(FieldError) -> Int {
        guard let number = Int(text), (1...Self.maximumLimit).contains(number) else {
            throw ListOption.error("limit", "out_of_range", "Must be in 1–\(Self.maximumLimit).", "必须在 1–\(Self.maximumLimit) 之间。")
        }
        return number
    }

    private func flag(_ name: String, _ text: String) throws(FieldError) -> Bool {
        guard text == "true" || text == "false" else {
            throw ListOption.error(name, "wrong_type", "Must be true or false.", "必须是 true 或 false。")
        }
        return text == "true"
    }
}

extension ListRequest {
    /// A condition on `t`: the records that are asked for, whatever page.
    func matching(tenant: ID) -> SQL { matching(tenant: tenant, sortedBy: Sort(keys: [])) }

    /// The same in a statement with the joins of `sort`.
    func matching(tenant: ID, sortedBy sort: Sort) -> SQL {
        let scope: SQL = "\(live(tenant: tenant))\(visibility.and())"
        guard let filter else { return scope }
        return "\(scope) and \(filter.sql(tenant: tenant, sortedBy: sort))"
    }

    /// All that are live, or all in the bin.
    func live(tenant: ID) -> SQL {
        let bin: SQL = isBin ? "t.deleted_at is not null" : "t.deleted_at is null"
        return "t.tenant_id = \(tenant)\(type.belongs()) and \(bin)"
    }
}

extension Problem {
    /// A list that was asked for in a way that makes no sense; each error names the option or the place in the filter.
    static func invalidQuery(_ errors: [FieldError]) -> Problem {
        .badRequest(code: "invalid_query", detail: ["en": "The query can't be read.", "zh": "无法解析查询。"], errors: errors)
    }
}
