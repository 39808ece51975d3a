/// What is told of an import, and how requests and replies look in OpenAPI.
enum ConfigurationReply {
    static func write(_ report: ConfigurationImport.Report, isDryRun: Bool, _ language: Language, to json: inout JSONWriter) {
        json.beginObject()
        json.key("dry_run")
        json.boolean(isDryRun)
        json.key("changes")
        json.beginArray()
        for change in report.changes { write(change, language, to: &json) }
        json.endArray()
        json.key("unchanged")
        json.integer(Int64(report.unchanged))
        json.key("errors")
        json.errors(report.errors, language)
        json.endObject()
    }

    private static func write(_ change: ConfigurationImport.Change, _ language: Language, to json: inout JSONWriter) {
        json.beginObject()
        json.key("part")
        json.string(change.part)
        json.key("name")
        json.string(change.name)
        json.key("title")
        json.string(change.title[language])
        json.key("action")
        json.string(change.action)
        json.key("before")
        json.json(.object(change.before))
        json.key("after")
        json.json(.object(change.after))
        json.endObject()
    }

    /// Of a part that a definition is wrong in, a dry run tells; only what is no configuration at all is refused.
    static func document(_ parts: [String]) -> JSON {
        var properties: JSONObject = ["guanxi": ["type": "integer", "const": .integer(ConfigurationDocument.version)]]
        for part in parts { properties[part] = ["description": "Definitions without ids: what they refer to they name."] }
        return ["type": "object", "required": [.string(ConfigurationDocument.mark)], "properties": .object(properties)]
    }

    static let template: JSON = [
        "type": "object", "required": ["name", "title", "description", "contents"],
        "properties": [
            "name": ["type": "string"], "title": text, "description": text,
            "contents": ["type": "object", "additionalProperties": ["type": "integer"]],
        ],
    ]

    private static let text: JSON = [
        "type": "object", "required": ["en", "zh"], "properties": ["en": ["type": "string"], "zh": ["type": "string"]],
    ]

    static let report: JSON = [
        "type": "object", "required": ["dry_run", "changes", "unchanged", "errors"],
        "properties": [
            "dry_run": ["type": "boolean"], "unchanged": ["type": "integer"],
            "changes": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["part", "name", "title", "action", "before", "after"],
                    "properties": [
                        "part": ["type": "string"], "name": ["type": "string"], "title": ["type": "string"],
                        "action": ["type": "string", "enum": ["create", "update", "restore"]],
                        "before": ["type": "object", "description": "The members that differ"], "after": ["type": "object"],
                    ],
                ],
            ],
            "errors": ["type": "array", "items": ["$ref": "#/components/schemas/FieldError"]],
        ],
    ]
}

/// What a query may say.
enum ConfigurationQuery {
    static func isDryRun(_ context: MemberContext) throws -> Bool {
        switch try only("dry_run", context) {
        case nil, "false": return false
        case "true": return true
        default: throw fault("dry_run", "wrong_type", "Must be true or false.", "必须是 true 或 false。")
        }
    }

    /// Nil for all.
    static func parts(_ context: MemberContext, known: [String]) throws -> Set<String>? {
        guard let text = try only("parts", context) else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { trim(String($0)) }
        guard parts.allSatisfy(known.contains) else {
            throw fault("parts", "unknown_part", "Must be some of: \(known.joined(separator: ", ")).", "必须是以下部分：\(known.joined(separator: "、"))。")
        }
        return Set(parts)
    }

    private static func only(_ name: String, _ context: MemberContext) throws -> String? {
        let query = try context.query
        for (other, _) in query where other != name { throw fault(other, "unknown_parameter", "There is no such option.", "没有此选项。") }
        return query[name]
    }

    private static func fault(_ option: String, _ code: String, _ en: String, _ zh: String) -> Problem {
        .invalidQuery([FieldError(field: option, code: code, message: Text(en: en, zh: zh))])
    }
}
