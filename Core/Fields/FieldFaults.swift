/// What is wrong with one definition as it would be after a change. Every fault names the property that it is about.
struct FieldFaults {
    private let values: Values
    private let before: Record?
    private let choices: [Choice]
    private let schema: Schema

    init(_ change: RecordChange, choices: [Choice], schema: Schema) {
        values = change.values
        before = change.before
        self.choices = choices
        self.schema = schema
    }

    var all: [FieldError] {
        let faults = Titles.faults(of: values) + identity
        guard faults.isEmpty, let kind = values.text("kind").flatMap(CustomKind.init) else { return faults }
        let limits = limits(of: kind)
        return limits.isEmpty ? initial(of: kind) + conditions : limits
    }

    /// What a field is can't be changed; what it is called in a new one.
    private var identity: [FieldError] {
        if let before {
            let fixed = ["record_type", "name", "kind", "refers_to", "scale", "number_pattern", "number_start", "result_kind", "rollup_type"]
            return fixed.filter(changes).map(Self.unchangeable) + (before["index_state"] == Self.converting ? waiting : [])
        }
        var faults: [FieldError] = []
        if values.text("record_type").flatMap(Self.extensible(in: schema)) == nil {
            faults.append(Self.fault("record_type", "unknown_type", "There is no such record type, or it takes no fields.", "没有此记录类型,或该类型不支持自定义字段。"))
        }
        let name = values.text("name") ?? ""
        if name.wholeMatch(of: #/c_[a-z0-9_]{2,40}/#) == nil || name.hasSuffix("_currency") {
            faults.append(
                Self.fault(
                    "name", "invalid", "Begins with c_, then 2–40 of a–z, 0–9 and _; not ending in _currency.",
                    "以 c_ 开头,后接 2–40 个 a–z、0–9 或 _,且不能以 _currency 结尾。"))
        }
        return faults
    }

    private func changes(_ property: String) -> Bool { before?[property] ?? .null != values[property] ?? .null }

    private static let converting = FieldDefinition.IndexState.converting.value

    /// What has to wait until all values are of the new kind.
    private var waiting: [FieldError] {
        let rules = ["required", "unique", "filterable", "maximum_length", "minimum", "maximum", "initial", "required_when"]
        return rules.filter(changes).map { Self.fault($0, "converting", "Not while the field is being converted.", "字段转换期间不能更改。") }
    }

    /// The house fills it in: there is nothing to ask of people.
    private var numbering: [FieldError] {
        var faults: [FieldError] = []
        if values.text("number_pattern").flatMap(NumberPattern.init) == nil {
            faults.append(
                Self.fault(
                    "number_pattern", "invalid", "Such as TK-{YYYY}-{00000}: with zeros in braces, once.",
                    "例如 TK-{YYYY}-{00000}:花括号中的零恰好出现一次。"))
        }
        let demands = ["required_when"].filter { values[$0] ?? .null != .null } + ["required"].filter { values.boolean($0) == true }
        return faults + demands.map { Self.fault($0, "not_applicable", "Means nothing for this kind.", "不适用于此类型。") }
    }

    private func limits(of kind: CustomKind) -> [FieldError] {
        var faults = CustomKind.allOptions.filter { values[$0] ?? .null != .null && !kind.options.contains($0) }.map {
            Self.fault($0, "not_applicable", "Means nothing for this kind.", "不适用于此类型。")
        }
        if let minimum = values.integer("minimum"), let maximum = values.integer("maximum"), minimum > maximum {
            faults.append(Self.fault("maximum", "out_of_range", "Must not be below the minimum.", "不能小于最小值。"))
        }
        if kind == .text, let length = values.integer("maximum_length"), length > CustomKind.longestText {
            faults.append(Self.fault("maximum_length", "out_of_range", "At most \(CustomKind.longestText).", "最多 \(CustomKind.longestText)。"))
        }
        if kind == .reference, before == nil, values.text("refers_to").flatMap(schema.type(named:)) == nil {
            faults.append(Self.fault("refers_to", "unknown_type", "There is no such record type.", "没有此记录类型。"))
        }
        if kind == .autonumber { faults += numbering }
        if kind.isComputed { return faults.isEmpty ? ComputationRules.faults(of: values, kind, in: schema) : faults }
        if values.boolean("unique") == true, !kind.mayBeUnique {
            faults.append(Self.fault("unique", "not_applicable", "Fields of this kind can't be unique.", "此类型的字段不能设为唯一。"))
        } else if values.boolean("filterable") == true, !kind.isFilterable {
            faults.append(Self.fault("filterable", "not_applicable", "Fields of this kind can't be filtered by.", "此类型的字段不能用于筛选。"))
        }
        return faults
    }

    private func initial(of kind: CustomKind) -> [FieldError] {
        guard let text = values.text("initial") else { return [] }
        if values.boolean("unique") == true {
            return [Self.fault("initial", "not_applicable", "A unique field has no initial value.", "唯一字段不能有默认值。")]
        }
        let definition = FieldDefinition(id: ID(hi: 0, lo: 0), values: values, choices: choices)
        do throws(FieldError) {
            _ = try definition.initial(text, definition.plainField(types: schema.type(named:)))
            return []
        } catch {
            return [FieldError(field: "initial", code: error.code, message: error.message)]
        }
    }

    /// Filters over the type's own fields, without those of related records: they are evaluated wherever the record's values are.
    private var conditions: [FieldError] {
        let names = ["required_when", "shown_when"].filter { values.text($0) != nil }
        guard !names.isEmpty, let type = values.text("record_type").flatMap(schema.type(named:)) else { return [] }
        let subject = FieldCondition.subject(type, type.customFields)
        return names.compactMap { name in
            guard let text = values.text(name) else { return nil }
            do throws(FieldError) {
                try FieldCondition.check(text, on: subject, of: values.text("name") ?? "")
                return nil
            } catch {
                return FieldError(field: name, code: error.code, message: error.message)
            }
        }
    }

    /// Types that can be changed and are no definitions themselves.
    private static func extensible(in schema: Schema) -> (String) -> RecordType? {
        { name in
            guard let type = schema.type(named: name), !type.isDefinition, type.actions.contains(.update) else { return nil }
            return type
        }
    }

    static func unchangeable(_ property: String) -> FieldError {
        fault(property, "unchangeable", "This can't be changed any more.", "创建后不能更改。")
    }

    static let tooManySlots = fault("record_type", "too_many", "This type has had 9999 fields.", "该类型的字段数量已达上限。")

    private static func fault(_ property: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: property, code: code, message: Text(en: en, zh: zh))
    }
}

extension RecordType {
    /// Says what other types are like: not a record of the workspace's own business, and no type to add fields to.
    var isDefinition: Bool { Self.definitions.contains { name == $0.name } }

    private static let definitions: [RecordType] = [
        FieldDefinition.type, FieldChoice.type, ObjectDefinition.type, RoleDefinition.type, RoleAssignment.type, RecordShare.type, Layout.type,
    ]
}
