/// `POST batch`: up to 1,000 creations, changes, deletions and restorations, each with a result of its own.
///
///     {"operations": [{"action": "create", "values": {…}}, {"action": "update", "id": …, "version": 3, "values": {…}},
///                     {"action": "delete", "id": …}, {"action": "restore", "id": …}], "dry_run": false}
///
/// What can be done is done; a broken item changes nothing and says why. With `dry_run` nothing is written at all.
enum BatchRoutes {
    static let maximum = 1000

    static func addRoutes(for type: RecordType, to routes: MemberRoutes) {
        let summary = Text(en: "Write many \(type.pluralTitle.en.lowercased())", zh: "批量写入\(type.pluralTitle.zh)")
        routes.post("batch", requires: .read(type), summary: summary) { context in
            let type = try context.type(type)
            try context.principal.require(.bulk, on: type)
            let batch = try Batch(await context.json(), type: type, principal: context.principal)
            return try await context.transaction { tx in
                let results = try await batch.perform(in: tx)
                return context.json { write(results, isDryRun: batch.isDryRun, language: context.language, to: &$0) }
            }
        }
        .accepting(schema: schema(type)).replies(.ok, .json(resultSchema))
    }

    private static func write(_ results: [Batch.Result], isDryRun: Bool, language: Language, to json: inout JSONWriter) {
        json.beginObject()
        json.key("dry_run")
        json.boolean(isDryRun)
        json.key("results")
        json.beginArray()
        for result in results {
            json.beginObject()
            json.key("status")
            json.integer(Int64(result.status))
            json.key("id")
            json.id(orNull: result.id)
            json.key("version")
            json.integer(orNull: result.version)
            if let problem = result.problem {
                json.key("code")
                json.string(problem.code)
                json.key("detail")
                json.string(problem.detail[language])
                json.key("errors")
                json.errors(problem.errors, language)
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private static func schema(_ type: RecordType) -> JSON {
        [
            "type": "object", "required": ["operations"], "additionalProperties": false,
            "properties": [
                "dry_run": ["type": "boolean"],
                "operations": [
                    "type": "array", "minItems": 1, "maxItems": .integer(Int64(maximum)),
                    // Each item is answered on its own, so a broken one is no broken request.
                    "items": [
                        "description": "action: create, update, delete or restore; id and, if you like, version of the record; its values",
                        "examples": [["action": "update", "id": "0190a000-0000-7000-8000-000000000000", "version": 3, "values": [:]]],
                    ],
                ],
            ],
        ]
    }

    private static let resultSchema: JSON = [
        "type": "object", "required": ["dry_run", "results"],
        "properties": [
            "dry_run": ["type": "boolean"],
            "results": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["status", "id", "version"],
                    "properties": [
                        "status": ["type": "integer"], "id": ["type": ["string", "null"]], "version": ["type": ["integer", "null"]],
                        "code": ["type": "string"], "detail": ["type": "string"], "errors": ["type": "array"],
                    ],
                ],
            ],
        ],
    ]
}
