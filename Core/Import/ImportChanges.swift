/// The body of `PATCH imports/{id}`: which column goes to which field, and how the file is to be read.
struct ImportChanges {
    var mapping: [String: String?] = [:]
    private let options: JSONObject

    /// - Throws: `Problem.validation` naming each member at fault.
    init(_ json: JSON, for file: Import) throws(Problem) {
        var errors: [FieldError] = []
        let members = json.members ?? [:]
        if json.members == nil { errors.append(Self.error("", "wrong_type", "The body must be a JSON object.", "请求体必须是 JSON 对象。")) }
        for (name, _) in members where name != "mapping" && name != "options" {
            errors.append(Self.error(name, "unknown_field", "There is no such field.", "没有此字段。"))
        }
        options = members["options"]?.members ?? [:]
        for name in ["mapping", "options"] where members[name].map({ $0.members == nil }) ?? false {
            errors.append(Self.error(name, "wrong_type", "Must be an object.", "必须是对象。"))
        }
        for (column, field) in members["mapping"]?.members ?? [:] {
            if let error = Self.check(column, field, file) { errors.append(error) } else { mapping[column] = .some(field.text) }
        }
        errors += options.compactMap { Self.check(option: $0.key, $0.value) }
        guard errors.isEmpty else { throw .validation(errors) }
    }

    /// The format after the changes; another than the file's means that its columns have to be read anew.
    func format(_ format: FileFormat) -> FileFormat { FileFormat(Self.merged(format.json, options)) }

    func options(_ old: ImportOptions) -> ImportOptions { ImportOptions(Self.merged(old.json, options)) }

    /// - Throws: `Problem.validation` when two columns go to the same field.
    func columns(_ columns: [ImportColumn]) throws(Problem) -> [ImportColumn] {
        let changed = columns.map { column in
            var column = column
            if let field = mapping[column.name] { column.field = field }
            return column
        }
        let fields = changed.compactMap(\.field)
        guard let twice = fields.first(where: { name in fields.count { $0 == name } > 1 }) else { return changed }
        throw .validation([Self.error("mapping", "duplicate", "Two columns go to the field \(twice).", "有两列映射到字段 \(twice)。")])
    }

    private static func merged(_ old: JSON, _ changes: JSONObject) -> JSON {
        var members = old.members ?? [:]
        for (name, value) in changes where members.keys.contains(name) { members[name] = value }
        return .object(members)
    }

    private static func check(_ column: String, _ field: JSON, _ file: Import) -> FieldError? {
        let path = "mapping.\(column)"
        guard file.columns.contains(where: { $0.name == column }) else {
            return error(path, "unknown_column", "The file has no such column.", "文件中没有此列。")
        }
        guard field != .null else { return nil }
        guard let name = field.text else { return error(path, "wrong_type", "Must be the name of a field or null.", "必须是字段名或 null。") }
        guard ImportPlan.target(name, of: file.type) != nil else {
            return error(path, "unknown_field", "\(file.type.plural) have no such field.", "\(file.type.title.zh)没有此字段。")
        }
        return nil
    }

    private static func check(option name: String, _ value: JSON) -> FieldError? {
        guard let isValid = rules[name] else { return error("options.\(name)", "unknown_field", "There is no such option.", "没有此选项。") }
        return isValid(value) ? nil : error("options.\(name)", "invalid", "This value is not allowed.", "不允许使用此值。")
    }

    private static let rules: [String: @Sendable (JSON) -> Bool] = [
        "match": { $0.text.flatMap(ImportOptions.Match.init) != nil },
        "existing": { $0.text.flatMap(ImportOptions.Existing.init) != nil },
        "date_format": { $0.text.flatMap(DateReader.Order.init) != nil },
        "currency": { $0 == .null || $0.text.flatMap { Currency.exponents[$0] } != nil },
        "utc_offset": { $0.text.flatMap(DateReader.offset) != nil },
        "dry_run": { $0.flag != nil },
        "has_header": { $0.flag != nil },
        "delimiter": { $0.text.flatMap(FileFormat.delimiter) != nil },
        "encoding": { $0.text.flatMap(TextEncoding.init) != nil },
    ]

    private static func error(_ field: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: field, code: code, message: Text(en: en, zh: zh))
    }
}
