/// The shape of a JSON object in a request: the same fields, rules and messages for a record's body and for any verb's.
public struct Form: Sendable {
    public let fields: [Field]
    private let indexByName: [String: Int]

    public init(@FieldBuilder _ fields: () -> [Field]) { self.init(fields()) }

    init(_ fields: [Field]) {
        self.fields = fields
        indexByName = Dictionary(fields.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    }

    /// Everything that is required must be there; fields that are not named stay out of the result.
    /// - Throws: `Problem.validation` with an error for each field at fault.
    public func read(_ json: JSON) throws(Problem) -> Values {
        try read(json, requiresAll: true)
    }

    /// A JSON merge patch (RFC 7396): only what is named changes, null clears.
    /// - Throws: `Problem.validation` with an error for each field at fault.
    public func readPatch(_ json: JSON) throws(Problem) -> Values {
        try read(json, requiresAll: false)
    }

    private func read(_ json: JSON, requiresAll: Bool) throws(Problem) -> Values {
        let result = check(json, requiresAll: requiresAll)
        guard result.errors.isEmpty else { throw .validation(result.errors) }
        return result.values
    }

    /// Values and all errors, for batches that go on after a broken item.
    package func check(_ json: JSON, requiresAll: Bool) -> (values: Values, errors: [FieldError]) {
        guard case .object(let object) = json else {
            let message: Text = ["en": "The body must be a JSON object.", "zh": "请求体必须是 JSON 对象。"]
            return (Values(), [FieldError(field: "", code: "wrong_type", message: message)])
        }
        var values = Values()
        var errors: [FieldError] = []
        for (name, json) in object {
            guard let index = indexByName[name] else {
                errors.append(FieldError(field: name, code: "unknown_field", message: ["en": "There is no such field.", "zh": "没有此字段。"]))
                continue
            }
            do throws(FieldError) {
                values[name] = try accept(fields[index], json)
            } catch {
                errors.append(error)
            }
        }
        if requiresAll { errors += missing(in: values, given: object) }
        return (values, errors)
    }

    private func accept(_ field: Field, _ json: JSON) throws(FieldError) -> Value {
        guard !field.isReadOnly else { throw field.error("read_only", "This field is set by the system.", "此字段由系统设置。") }
        return try field.value(from: json)
    }

    private func missing(in values: Values, given object: JSONObject) -> [FieldError] {
        fields.filter { field in
            guard field.isRequired, !field.isReadOnly, object[field.name] == nil, values[field.name] == nil else { return false }
            if case .none = field.initial { return true }
            return false
        }.map { $0.error("required", "This field is required.", "此项必填。") }
    }
}
