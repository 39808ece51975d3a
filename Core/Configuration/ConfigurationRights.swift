/// What the one who exports or imports may see and write herself. The permission lets her move definitions, not reach beyond her rights.
struct ConfigurationRights: Sendable {
    let access: Access
    /// Everything that the workspace had when she came.
    let known: Schema

    /// What a file says of the definitions of a part, of what she may see.
    func fields(of part: ConfigurationPart, in schema: Schema) -> [Field] {
        let (before, hers) = (known.type(part.type), access.schema.type(part.type))
        return part.fields(of: schema.type(part.type)).compactMap { field in
            guard before.field(field.name) != nil else { return field }
            guard let own = hers.field(field.name), !own.isMasked else { return nil }
            return own.isReadOnly ? field.with(.readOnly) : field
        }
    }

    /// - Throws: `Problem.forbidden`.
    func requireReading(_ part: ConfigurationPart) throws(Problem) {
        for part in [part] + part.parts { try access.require(.export, on: part.type) }
    }

    /// Nil where she may make and change definitions of this part.
    func fault(of part: ConfigurationPart, at place: String) -> FieldError? {
        ([part] + part.parts).lazy.compactMap { refusal([.create, .update], $0, place) }.first
    }

    /// Nil where she may take them out of the bin: whoever may put something there.
    func faultOfRestoring(_ part: ConfigurationPart, at place: String) -> FieldError? { refusal([.delete], part, place) }

    private func refusal(_ actions: [RecordAction], _ part: ConfigurationPart, _ place: String) -> FieldError? {
        guard let action = actions.first(where: { !access.allows($0, on: part.type) }) else { return nil }
        let refusal = Problem.forbidden(permission: "\(part.type.plural).\(action.rawValue)")
        return FieldError(field: place, code: refusal.code, message: refusal.detail)
    }

    /// Record types as she may see them: all that there are by now where nothing was hidden from her before.
    func types(in schema: Schema) -> [RecordType] {
        let seesAll = known.types.allSatisfy { type in
            let hers = access.schema.type(type)
            return hers.fields.count == type.fields.count && !hers.fields.contains(where: \.isMasked)
        }
        return seesAll ? schema.types : access.schema.types
    }
}
