/// Reads the body of a request about a view and checks it against the record type.
struct ViewForm {
    static let maximumColumns = 100
    /// Bytes of a filter as JSON.
    static let maximumFilter = 32 << 10
    private static let widths = 20...4_000

    let type: RecordType
    let schema: Schema
    /// Whom `me` means while the filter is tried.
    let me: Principal

    /// What has no connection with the record type.
    private static let form = Form {
        Field.text("name", ["en": "Name", "zh": "名称"], .required, maximum: 100)
        Field.boolean("shared", ["en": "Shared with the workspace", "zh": "与工作区共享"], initial: false)
        Field.choice("layout", ["en": "Layout", "zh": "布局"], layouts, initial: View.Layout.list.rawValue)
    }

    private static let layouts = [Choice("list", ["en": "List", "zh": "列表"]), Choice("board", ["en": "Board", "zh": "看板"])]

    /// `view` with what the body says; a new one needs a name.
    /// - Throws: `Problem.validation` with an error for each part at fault.
    func apply(_ body: JSON, to view: View, isNew: Bool) throws(Problem) -> View {
        guard var plain = body.members else { throw .validation(Self.form.check(body, requiresAll: isNew).errors) }
        var view = view
        var errors: [FieldError] = []
        for (name, value) in plain {
            do throws(FieldError) {
                guard try read(name, value, into: &view, isNew: isNew) else { continue }
                plain[name] = nil
            } catch {
                plain[name] = nil
                errors.append(error)
            }
        }
        let (values, faults) = Self.form.check(.object(plain), requiresAll: isNew)
        guard errors.isEmpty, faults.isEmpty else { throw .validation(faults + errors) }
        view.name = values.text("name") ?? view.name
        view.isShared = values.boolean("shared") ?? view.isShared
        view.layout = values.text("layout").flatMap(View.Layout.init) ?? view.layout
        return view
    }

    /// True for the parts that are about the record type.
    private func read(_ name: String, _ value: JSON, into view: inout View, isNew: Bool) throws(FieldError) -> Bool {
        switch name {
        case "type": guard isNew else { throw Self.error("type", "read_only", "A view stays with its type.", "视图的类型不能更改。") }
        case "columns": view.columns = try columns(value)
        case "widths": view.widths = try widths(value)
        case "filter": view.filter = try filter(value)
        case "sort": view.sort = try sort(value)
        case "group": view.group = try group(value)
        default: return false
        }
        return true
    }

    private func columns(_ json: JSON) throws(FieldError) -> [String] {
        guard let items = json.items, items.count <= Self.maximumColumns else {
            let most = Self.maximumColumns
            throw Self.error("columns", "wrong_type", "A list of up to \(most) fields was expected.", "此处应为最多 \(most) 个字段的列表。")
        }
        var columns: [String] = []
        for (index, item) in items.enumerated() {
            let name = item.text ?? item.serialized
            guard isColumn(name), !columns.contains(name) else { throw Self.unknown("columns.\(index)", name) }
            columns.append(name)
        }
        return columns
    }

    private func widths(_ json: JSON) throws(FieldError) -> JSONObject {
        guard let members = json.members, members.count <= Self.maximumColumns else {
            throw Self.error("widths", "wrong_type", "An object of columns and widths was expected.", "此处应为列与宽度的对象。")
        }
        for (name, width) in members {
            guard isColumn(name) else { throw Self.unknown("widths.\(name.prefix(80))", name) }
            guard let pixels = width.whole, Self.widths.contains(Int(clamping: pixels)) else {
                let range = "\(Self.widths.lowerBound)–\(Self.widths.upperBound)"
                throw Self.error("widths.\(name)", "out_of_range", "Must be in \(range).", "必须在 \(range) 之间。")
            }
        }
        return members
    }

    private func filter(_ json: JSON) throws(FieldError) -> JSON? {
        guard json != .null else { return nil }
        guard json.serialized.utf8.count <= Self.maximumFilter else {
            throw Self.error("filter", "too_long", "At most 32 KiB.", "最大 32 KiB。")
        }
        var parser = FilterParser(type: type, in: schema, me: me)
        _ = try parser.filter(json)
        return json
    }

    private func sort(_ json: JSON) throws(FieldError) -> String? {
        guard json != .null else { return nil }
        guard let text = json.text else { throw Self.error("sort", "wrong_type", "A text was expected.", "此处应为文本。") }
        _ = try Sort(text, of: type)
        return text
    }

    private func group(_ json: JSON) throws(FieldError) -> String? {
        guard json != .null else { return nil }
        guard let name = json.text else { throw Self.error("group", "wrong_type", "A text was expected.", "此处应为文本。") }
        return try SummaryRequest.group(name, of: type).name
    }

    /// A field, or one of a related record.
    func isColumn(_ name: String) -> Bool {
        let steps = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let field = type.field(steps[0]), steps.count <= 2 else { return false }
        return steps.count == 1 || field.target(in: schema)?.field(steps[1]) != nil
    }

    private static func unknown(_ place: String, _ name: String) -> FieldError {
        error(place, "unknown_field", "There is no field \(name.prefix(80)), or it is here twice.", "没有字段 \(name.prefix(80))，或重复出现。")
    }

    private static func error(_ field: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: field, code: code, message: Text(en: en, zh: zh))
    }
}
