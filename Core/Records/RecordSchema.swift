/// JSON Schema (2020-12, as OpenAPI 3.1 uses it) of fields, forms and record types.
extension Field {
    /// What a reply holds.
    /// Records that were there before a field of the workspace's own have nothing in it, required or not.
    var replySchema: JSON { nullable(kind.schema, isNullable: (!isRequired || custom != nil) && name != "id" && name != "version") }

    /// What a request may send.
    var inputSchema: JSON {
        guard var schema = nullable(kind.inputSchema, isNullable: !isRequired).members else { return [:] }
        schema["title"] = .string(title.en)
        return .object(schema)
    }

    private func nullable(_ schema: JSON, isNullable: Bool) -> JSON {
        guard isNullable, var object = schema.members, let type = object["type"]?.text, type != "array" else { return schema }
        object["type"] = .array([.string(type), "null"])
        if let choices = object["enum"]?.items { object["enum"] = .array(choices + [.null]) }
        return .object(object)
    }
}

extension FieldKind {
    /// The value in replies.
    fileprivate var schema: JSON {
        switch self {
        case .text, .longText, .phone, .secret: ["type": "string"]
        case .email: ["type": "string", "format": "email"]
        case .url: ["type": "string", "format": "uri"]
        case .integer(let range): ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
        case .decimal: ["type": "number"]
        case .money: Self.moneySchema
        case .boolean: ["type": "boolean"]
        case .date: ["type": "string", "format": "date"]
        case .timestamp: ["type": "string", "format": "date-time"]
        case .time: ["type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["09:30"]]
        case .address: Self.addressSchema(isInput: false)
        case .choice(let choices): ["type": "string", "enum": .array(choices.map { .string($0.code) })]
        case .choices(let choices): ["type": "array", "items": ["type": "string", "enum": .array(choices.map { .string($0.code) })]]
        case .tags: ["type": "array", "items": ["type": "string"]]
        case .reference, .identifier: ["type": "string", "format": "uuid"]
        }
    }

    /// The value in requests, with the limits that validation sets where a schema can tell them.
    fileprivate var inputSchema: JSON {
        switch self {
        case .text(let maximum), .longText(let maximum): ["type": "string", "maxLength": .integer(Int64(maximum))]
        case .phone: ["type": "string", "pattern": "^\\+?[0-9]{5,20}$"]
        case .url: ["type": "string", "format": "uri", "pattern": "^https?://[A-Za-z0-9]", "maxLength": 2000]
        case .email: ["type": "string", "format": "email", "pattern": "^[A-Za-z0-9_]+@[a-z]{2,10}\\.[a-z]{2,6}$", "maxLength": 254]
        case .secret: ["type": "string", "maxLength": 1000]
        case .decimal(let scale): ["type": "number", "multipleOf": .number(Self.unit(scale)), "minimum": -1_000_000_000, "maximum": 1_000_000_000]
        case .address: Self.addressSchema(isInput: true)
        case .tags: ["type": "array", "maxItems": 100, "items": ["type": "string", "maxLength": 50]]
        default: schema
        }
    }

    private static func unit(_ scale: Int) -> Double { Double(Decimals.text(1, scale: scale)) ?? 1 }

    /// In requests a part may be null, which is as good as none.
    private static func addressSchema(isInput: Bool) -> JSON {
        var properties = JSONObject()
        for part in Address.Part.allCases {
            var schema: JSONObject = ["type": isInput ? ["string", "null"] : "string"]
            if part == .country {
                schema["enum"] = .array(Country.codes.sorted().map(JSON.string) + (isInput ? [.null] : []))
            } else {
                schema["maxLength"] = .integer(Int64(part.maximumLength))
            }
            properties[part.rawValue] = .object(schema)
        }
        return ["type": "object", "additionalProperties": false, "properties": .object(properties)]
    }

    private static let moneySchema: JSON = [
        "type": "object", "required": ["amount", "currency"], "additionalProperties": false,
        "properties": [
            "amount": ["type": "integer", "minimum": -1_000_000_000_000_000, "maximum": 1_000_000_000_000_000, "description": "Minor units"],
            "currency": ["type": "string", "enum": .array(Currency.codes.map { .string($0) })],
        ],
    ]
}

extension Form {
    /// The body of a request; with `isPatch` nothing is required.
    func schema(isPatch: Bool = false) -> JSON {
        let writable = fields.filter { !$0.isReadOnly }
        var properties = JSONObject()
        for field in writable { properties[field.name] = field.inputSchema }
        var schema: JSONObject = ["type": "object", "additionalProperties": false, "properties": .object(properties)]
        let required = writable.filter { field in
            if case .none = field.initial { return field.isRequired }
            return false
        }
        if !isPatch && !required.isEmpty { schema["required"] = .array(required.map { .string($0.name) }) }
        return .object(schema)
    }
}

extension RecordType {
    /// A record in a reply. Nothing but `id` and `version` is promised, since a reply may be sparse.
    var schema: JSON {
        var properties = JSONObject()
        for field in allFields { properties[field.name] = field.replySchema }
        return ["type": "object", "required": ["id", "version"], "properties": .object(properties)]
    }
}
