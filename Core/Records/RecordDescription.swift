/// What `/api/v1/metadata` tells of a record type: all that a web app or an integrator needs to build lists and forms.
extension RecordType {
    /// Writes the type as somebody sees it who may do what `access` says.
    func describe(for access: Access, to json: inout JSONWriter) {
        json.beginObject()
        json.key("name")
        json.string(name)
        json.key("plural")
        json.string(plural)
        json.text("title", title)
        json.text("plural_title", pluralTitle)
        json.key("label_field")
        json.string(orNull: labelField?.name)
        json.key("audience")
        json.string(audience.rawValue)
        json.key("actions")
        json.beginArray()
        for action in access.actions(on: self) { json.string(action.rawValue) }
        json.endArray()
        describeScopes(access, to: &json)
        if let partOf {
            json.key("part_of")
            json.string(partOf)
        }
        if let object { object.describe(to: &json) }
        describeLayout(for: access, to: &json)
        json.key("fields")
        json.beginArray()
        for field in allFields { field.describe(to: &json) }
        json.endArray()
        json.endObject()
    }
}

extension RecordType {
    /// Only where some records are out of reach.
    private func describeScopes(_ access: Access, to json: inout JSONWriter) {
        let scopes = access.actions(on: self).map { ($0, access.scope($0, on: self)) }
        guard scopes.contains(where: { $0.1 != .all }) else { return }
        json.key("scopes")
        json.json(.object(scopes.reduce(into: JSONObject()) { $0[$1.0.rawValue] = .string($1.1.rawValue) }))
    }
}

extension CustomObject {
    fileprivate func describe(to json: inout JSONWriter) {
        json.key("custom")
        json.boolean(true)
        json.key("icon")
        json.string(icon)
        if let description { json.text("description", description) }
    }
}

extension Field {
    fileprivate func describe(to json: inout JSONWriter) {
        json.beginObject()
        json.key("name")
        json.string(name)
        json.text("title", title)
        json.key("kind")
        json.string(kind.name)
        json.key("required")
        json.boolean(isRequired)
        json.key("read_only")
        json.boolean(isReadOnly)
        json.key("unique")
        json.boolean(traits.contains(.unique))
        json.key("sortable")
        json.boolean(isSortable)
        json.key("comparisons")
        json.beginArray()
        for comparison in comparisons { json.string(comparison.rawValue) }
        json.endArray()
        if isMasked {
            json.key("masked")
            json.boolean(true)
        }
        describeKind(to: &json)
        describeInitial(to: &json)
        custom?.describe(to: &json)
        json.endObject()
    }

    private func describeKind(to json: inout JSONWriter) {
        switch kind {
        case .text(let maximum), .longText(let maximum): json.integer("maximum_length", Int64(maximum))
        case .integer(let range):
            json.integer("minimum", range.lowerBound)
            json.integer("maximum", range.upperBound)
        case .decimal(let scale): json.integer("scale", Int64(scale))
        case .choice(let choices), .choices(let choices):
            json.key("choices")
            json.beginArray()
            for choice in choices { choice.describe(to: &json) }
            json.endArray()
        case .reference(let target):
            json.key("refers_to")
            json.string(target.type().name)
        default: break
        }
    }

    private func describeInitial(to json: inout JSONWriter) {
        switch initial {
        case .none, .derived: return
        case .value(let value):
            json.key("initial")
            value.write(to: &json, as: kind)
        case .me:
            json.key("initial")
            json.string("me")
        case .today:
            json.key("initial")
            json.string("today")
        }
    }
}

extension CustomField {
    fileprivate func describe(to json: inout JSONWriter) {
        json.key("custom")
        json.boolean(true)
        json.key("custom_kind")
        json.string(kind)
        json.key("filterable")
        json.boolean(isFilterable)
        if let help { json.text("help", help) }
        computation?.describe(to: &json)
        describe("required_when", conditions.requiredWhen, to: &json)
        describe("shown_when", conditions.shownWhen, to: &json)
    }

    private func describe(_ name: StaticString, _ condition: JSON?, to json: inout JSONWriter) {
        guard let condition else { return }
        json.key(name)
        json.json(condition)
    }
}

extension Choice {
    fileprivate func describe(to json: inout JSONWriter) {
        json.beginObject()
        json.key("code")
        json.string(code)
        json.text("title", title)
        json.key("color")
        json.string(orNull: color)
        if isRetired {
            json.key("retired")
            json.boolean(true)
        }
        json.endObject()
    }
}

extension JSONWriter {
    /// A text in both languages.
    mutating func text(_ name: StaticString, _ text: Text) {
        key(name)
        beginObject()
        key("en")
        string(text.en)
        key("zh")
        string(text.zh)
        endObject()
    }

    fileprivate mutating func integer(_ name: StaticString, _ value: Int64) {
        key(name)
        integer(value)
    }
}
