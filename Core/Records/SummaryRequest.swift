/// What is to be counted and added up: `group=stage&sum=amount&filter=…`.
struct SummaryRequest: Sendable {
    static let maximumGroups = 200
    static let maximumSums = 5

    let records: ListRequest
    /// Nil for the total alone.
    let group: Field?
    let sums: [Field]

    var type: RecordType { records.type }
    var moneys: [Field] { sums.filter { if case .money = $0.kind { true } else { false } } }

    init(_ options: [ListOption], of type: RecordType, in schema: Schema, me: Principal) throws(Problem) {
        var options = options
        var errors: [FieldError] = []
        let (groupName, sumNames) = (options.take("group"), options.take("sum"))
        do throws(FieldError) {
            group = try groupName.map { name throws(FieldError) in try Self.group(name, of: type) }
        } catch {
            group = nil
            errors.append(error)
        }
        do throws(FieldError) {
            sums = try Self.sums(sumNames ?? "", of: type)
        } catch {
            sums = []
            errors.append(error)
        }
        guard errors.isEmpty else { throw .invalidQuery(errors) }
        records = try ListRequest(options, of: type, in: schema, me: me, refusing: ["sort", "fields", "include", "limit", "cursor", "count"])
    }

    /// A field whose values make groups. Used by saved views too.
    static func group(_ name: String, of type: RecordType) throws(FieldError) -> Field {
        guard let field = type.field(name), field.kind.isGroupable else {
            throw ListOption.error("group", "unknown_field", "Records can't be grouped by \(name.prefix(80)).", "不能按 \(name.prefix(80)) 分组。")
        }
        return field
    }

    private static func sums(_ names: String, of type: RecordType) throws(FieldError) -> [Field] {
        var fields: [Field] = []
        for name in names.split(separator: ",") where !fields.contains(where: { $0.name == name }) {
            guard let field = type.field(String(name)), field.name != "version", field.kind.isSummable else {
                throw ListOption.error("sum", "unknown_field", "\(name.prefix(80)) can't be added up.", "不能对 \(name.prefix(80)) 求和。")
            }
            fields.append(field)
        }
        guard fields.count <= maximumSums else {
            throw ListOption.error("sum", "too_many", "At most \(maximumSums) fields.", "最多 \(maximumSums) 个字段。")
        }
        return fields
    }
}

extension FieldKind {
    /// Has few values, or leads to a record with a name.
    var isGroupable: Bool {
        switch self {
        case .choice, .boolean, .reference: true
        default: false
        }
    }

    var isSummable: Bool {
        switch self {
        case .integer, .decimal, .money: true
        default: false
        }
    }
}
