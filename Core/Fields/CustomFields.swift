/// From what definitions say to the fields of record types.
extension FieldDefinition {
    /// Without its conditions, which speak of the other fields; nil where the type that it refers to isn't installed.
    func field(types: (String) -> RecordType?) -> Field? {
        guard let plain = plainField(types: types) else { return nil }
        return Field(plain.name, plain.title, plain.kind, plain.traits, initial(of: plain), custom: plain.custom)
    }

    /// The same with its conditions; `subject` is the type as conditions see it.
    func field(_ plain: Field, on subject: RecordType) -> Field {
        guard let custom = plain.custom else { return plain }
        let required = FieldCondition.stored(values.text("required_when"), on: subject)
        let shown = FieldCondition.stored(values.text("shown_when"), on: subject)
        guard required != nil || shown != nil else { return plain }
        let conditional = CustomField(
            id: custom.id, slot: custom.slot, isFilterable: custom.isFilterable, isIndexed: custom.isIndexed, kind: custom.kind, help: custom.help,
            requiredWhen: required?.filter, shownWhen: shown?.filter, conditions: (required?.json, shown?.json), numbering: custom.numbering,
            computation: custom.computation)
        return Field(plain.name, plain.title, plain.kind, plain.traits, plain.initial, custom: conditional)
    }

    /// What a new record gets, from `me`, `today` or the JSON of a value.
    /// - Throws: `FieldError` where that is no value of the field.
    func initial(_ text: String, _ field: Field?) throws(FieldError) -> Field.Initial {
        guard let field else { return .none }
        switch (field.kind, text) {
        case (.reference(let target), "me"), (.reference(let target), "\"me\""):
            if target.type().name == User.type.name { return .me }
        case (.date, "today"), (.date, "\"today\""): return .today
        default: break
        }
        let json: JSON
        do throws(JSONError) {
            json = try JSON.parse(text)
        } catch {
            throw field.error("malformed_json", "Write the value as JSON.", "请以 JSON 书写该值。")
        }
        return .value(try field.value(from: json))
    }

    /// Nothing where the value is not allowed any more, such as a choice that is gone.
    private func initial(of field: Field) -> Field.Initial {
        guard let text = values.text("initial") else { return .none }
        do throws(FieldError) {
            let initial = try initial(text, field)
            guard case .value(.text(let code)) = initial, let choices = field.kind.choices else { return initial }
            return choices.contains { $0.code == code && $0.isRetired } ? .none : initial
        } catch {
            return .none
        }
    }

    func plainField(types: (String) -> RecordType?) -> Field? {
        guard let kind, let fieldKind = kind.fieldKind(values, choices: choices, types: types), let slot = Int(slot.isEmpty ? "0" : slot) else {
            return nil
        }
        let custom = CustomField(
            id: id, slot: slot, isFilterable: isFilterable && indexState != .building && indexState != .converting,
            isIndexed: isFilterable && indexState != .converting,
            kind: kind.rawValue, help: Titles.text(values, "help"), numbering: numbering, computation: computation)
        return Field(name, Titles.text(values, "title") ?? Text(verbatim: name), fieldKind, traits, custom: custom)
    }

    private var traits: Field.Traits {
        var traits: Field.Traits = []
        if values.boolean("required") == true { traits.insert(.required) }
        if values.boolean("unique") == true { traits.insert(.unique) }
        if kind == .autonumber || kind?.isComputed == true || indexState == .converting { traits.insert(.readOnly) }
        return traits
    }
}
