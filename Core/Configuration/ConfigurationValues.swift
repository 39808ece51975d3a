/// From what a file says of a definition to the values of its record.
struct ConfigurationValues {
    private let part: ConfigurationPart
    private let index: ConfigurationIndex
    private let fields: [Field]
    private let form: Form
    private let sense: ConfigurationSense

    init(_ part: ConfigurationPart, _ fields: [Field], _ index: ConfigurationIndex, _ sense: ConfigurationSense) {
        self.part = part
        self.fields = fields
        self.index = index
        self.sense = sense
        form = Form(fields)
    }

    /// - Parameters:
    ///   - record: what is there already, perhaps in the bin.
    ///   - omitted: what is to be written later.
    /// - Returns: what to write, and what of the item is wrong; errors name the item's members.
    func values(of item: ConfigurationItem, for record: Record?, omitting omitted: Set<String>) -> (values: Values, errors: [FieldError]) {
        var body = JSONObject()
        var errors: [FieldError] = []
        for (name, json) in item.members where json != .null && !omitted.contains(name) {
            do throws(FieldError) {
                body[name] = try plain(json, of: name, record)
            } catch {
                errors.append(error)
            }
        }
        let (values, faults) = form.check(.object(body), requiresAll: true)
        let told = Set(errors.map(\.field))
        errors += faults.filter { fault in
            let isKept = fault.code == "required" && record != nil && part.kept.contains(fault.field)
            return !isKept && !told.contains(fault.field)
        }
        return (record.map { complete(values, of: item, $0) } ?? values, errors)
    }

    /// What the file is silent about is empty, or as in a new definition.
    private func complete(_ values: Values, of item: ConfigurationItem, _ record: Record) -> Values {
        var complete = values
        for field in fields where !field.isReadOnly && !part.kept.contains(field.name) && item.members[field.name] ?? .null == .null {
            complete[field.name] = if case .value(let initial) = field.initial { initial } else { field.kind.empty }
        }
        return complete
    }

    /// The JSON that the type's form expects.
    private func plain(_ json: JSON, of name: String, _ record: Record?) throws(FieldError) -> JSON {
        if part.documents.contains(name) { return .string(text(json, of: name, record)) }
        guard let target = part.type.field(name)?.kind.reference else { return json }
        guard let word = json.text.map(trim), let id = index.id(of: word, type: target) else { throw ConfigurationFault.reference.error(at: name) }
        return .string("\(id)")
    }

    /// As it is stored already, where that says the same.
    private func text(_ json: JSON, of name: String, _ record: Record?) -> String {
        let wanted = name == "initial" ? json : json.text.map(ConfigurationText.json) ?? json
        guard let record, let stored = record.values.text(name) else { return wanted.serialized }
        return sense.json(stored, of: name, record) == wanted.sorted ? stored : wanted.serialized
    }
}

extension Record {
    /// One of these values is another than the record has.
    func differs(from values: Values) -> Bool { values.names.contains { self[$0] != values[$0] ?? .null } }
}
