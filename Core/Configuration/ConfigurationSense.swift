/// Definitions outlive what they speak of: a field that is in the bin, an object, a choice. Such words mean nothing (any more) and don't travel.
struct ConfigurationSense {
    private let schema: Schema
    /// The workspace's own fields by the ids of their definitions.
    private let fields: [ID: Field]

    init(_ schema: Schema) {
        self.schema = schema
        fields = Dictionary(schema.types.flatMap(\.customFields).compactMap { field in field.custom.map { ($0.id, field) } }) { first, _ in first }
    }

    /// False for what is as good as in the bin, because what it belongs to is.
    func isThere(_ record: Record) -> Bool {
        switch record.type.name {
        case FieldDefinition.type.name:
            guard let field = fields[record.id] else { return false }
            return field.custom?.computation.map { $0.method != nil } ?? true
        case Layout.type.name: return type(of: record) != nil
        default: return true
        }
    }

    /// What a text that holds JSON says as of now; nil where that is nothing.
    func json(_ text: String, of field: String, _ record: Record) -> JSON? {
        let json = ConfigurationText.json(text)
        switch (record.type.name, field) {
        case (RoleDefinition.type.name, "grants"): return grants(json)
        case (Layout.type.name, "document"):
            return type(of: record).map { LayoutDocument(stored: text).showing($0, in: schema).json.sorted } ?? json
        case (FieldDefinition.type.name, "required_when"), (FieldDefinition.type.name, "shown_when"), (FieldDefinition.type.name, "initial"):
            return fields[record.id].map { makesSense(field, of: $0) } ?? true ? json : nil
        default: return json
        }
    }

    private func type(of record: Record) -> RecordType? { record.values.text("record_type").flatMap(schema.type(named:)) }

    private func makesSense(_ property: String, of field: Field) -> Bool {
        switch property {
        case "required_when": return field.custom?.conditions.requiredWhen != nil
        case "shown_when": return field.custom?.conditions.shownWhen != nil
        default:
            if case .none = field.initial { return false }
            return true
        }
    }

    private func grants(_ json: JSON) -> JSON {
        guard var members = json.members, let types = members["types"]?.members else { return json }
        var known = JSONObject()
        for (name, entry) in types {
            guard name != Grants.everyType else {
                known[name] = entry
                continue
            }
            guard let type = schema.type(named: name), type.partOf == nil else { continue }
            known[name] = self.entry(entry, type)
        }
        members["types"] = .object(known)
        return .object(members)
    }

    private func entry(_ json: JSON, _ type: RecordType) -> JSON {
        guard var members = json.members, let fields = members["fields"]?.members else { return json }
        var known = JSONObject()
        for (name, right) in fields where type.field(name) != nil { known[name] = right }
        members["fields"] = known.isEmpty ? nil : .object(known)
        return .object(members)
    }
}
