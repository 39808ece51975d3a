/// What a file is to hold: `filter` and `sort` of a list, its columns in order, and for whom it is written.
struct ExportRequest: Sendable {
    let records: ListRequest
    /// In the order of the file.
    let columns: [Field]
    /// Names of fields in the first row instead of their titles.
    let hasNames: Bool
    /// Values as the API writes them: codes, ids and RFC 3339, not titles, names and local times.
    let isForPrograms: Bool
    /// Seconds east of UTC of the times in the file.
    let offset: Int64

    var type: RecordType { records.type }

    init(_ options: [ListOption], of type: RecordType, in schema: Schema, me: Principal) throws(Problem) {
        var options = options
        let header = options.take("header")
        let values = options.take("values")
        let zone = options.take("utc_offset")
        var errors: [FieldError] = []
        hasNames = Self.choice("header", header, among: "titles", "names", &errors)
        isForPrograms = Self.choice("values", values, among: "titles", "codes", &errors)
        if let zone, DateReader.offset(zone) == nil {
            errors.append(ListOption.error("utc_offset", "wrong_type", "Must be an offset such as +08:00.", "必须是 +08:00 这样的时区偏移。"))
        }
        offset = zone.flatMap(DateReader.offset) ?? 0
        guard errors.isEmpty else { throw .invalidQuery(errors) }
        records = try ListRequest(options, of: type, in: schema, me: me, refusing: ["include", "limit", "cursor", "count"], for: .export)
        columns = Self.columns(options.last { $0.name == "fields" }?.text, of: type)
    }

    /// True for the second of two choices; the first is what is meant without any.
    private static func choice(_ name: String, _ text: String?, among first: String, _ second: String, _ errors: inout [FieldError]) -> Bool {
        if let text, text != first, text != second {
            errors.append(ListOption.error(name, "unknown_choice", "Must be \(first) or \(second).", "必须是 \(first) 或 \(second)。"))
        }
        return text == second
    }

    /// Without a choice: what was declared, then what an import finds records by, and when they changed.
    private static func columns(_ names: String?, of type: RecordType) -> [Field] {
        guard let names else { return type.fields + ["external_id", "created_at", "updated_at", "id"].compactMap(type.field) }
        var columns: [Field] = []
        for name in names.split(separator: ",") where !columns.contains(where: { $0.name == name }) {
            if let field = type.field(String(name)) { columns.append(field) }
        }
        return columns
    }
}
