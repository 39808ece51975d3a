/// Which fields of which records a reply holds: `fields=name,customer.name&include=customer`.
struct RecordShape: Sendable {
    /// The options as they came; nil where they did not.
    var fields: String?
    var include: String?

    /// The fields of the records themselves, nil for all of them, and what comes along. A reference whose record is wanted is itself shown,
    /// so that the two can be put together.
    func resolve(on type: RecordType, in schema: Schema) throws(FieldError) -> (fields: Set<String>?, includes: [Inclusions.Wish]) {
        let references = try references(on: type, in: schema)
        guard let fields else { return (nil, references.map { Inclusions.Wish(field: $0.field, type: $0.target, fields: nil) }) }
        var own: Set<String> = Set(references.map(\.field.name))
        var related: [String: Set<String>] = [:]
        for name in fields.split(separator: ",") {
            guard let dot = name.firstIndex(of: ".") else {
                guard type.field(String(name)) != nil else { throw Self.unknown("fields", name) }
                own.insert(String(name))
                continue
            }
            let (reference, field) = (name[..<dot], String(name[name.index(after: dot)...]))
            guard let target = references.first(where: { $0.field.name == reference })?.target else {
                throw type.field(String(reference))?.kind.reference == nil ? Self.unknown("fields", name) : Self.notIncluded(name, reference)
            }
            guard target.field(field) != nil else { throw Self.unknown("fields", name) }
            related[String(reference), default: []].insert(field)
        }
        return (own, references.map { Inclusions.Wish(field: $0.field, type: $0.target, fields: related[$0.field.name]) })
    }

    private func references(on type: RecordType, in schema: Schema) throws(FieldError) -> [(field: Field, target: RecordType)] {
        var references: [(field: Field, target: RecordType)] = []
        for name in (include ?? "").split(separator: ",") {
            guard let field = type.field(String(name)), let target = field.target(in: schema) else { throw Self.unknown("include", name) }
            if !references.contains(where: { $0.field.name == field.name }) { references.append((field, target)) }
        }
        return references
    }

    private static func unknown(_ option: String, _ name: Substring) -> FieldError {
        FieldError(
            field: option, code: "unknown_field",
            message: Text(en: "There is no field \(name.prefix(80)) for this.", zh: "没有可用的字段 \(name.prefix(80))。"))
    }

    private static func notIncluded(_ name: Substring, _ reference: Substring) -> FieldError {
        FieldError(
            field: "fields", code: "not_included",
            message: Text(en: "\(name.prefix(80)) needs include=\(reference).", zh: "\(name.prefix(80)) 需要 include=\(reference)。"))
    }
}
