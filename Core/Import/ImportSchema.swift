/// How imports look in OpenAPI.
enum ImportSchema {
    static let reply: JSON = [
        "type": "object",
        "required": [
            "id", "type", "name", "status", "encoding", "delimiter", "has_header", "size", "rows", "columns", "options", "progress", "outcome",
        ],
        "properties": [
            "id": ["type": "string", "format": "uuid"], "type": ["type": "string"], "name": ["type": "string"],
            "status": ["type": "string", "enum": .array(Import.Status.allCases.map { .string($0.rawValue) })],
            "encoding": encodings, "delimiter": ["type": "string"], "has_header": ["type": "boolean"],
            "size": ["type": "integer"], "rows": ["type": "integer"],
            "columns": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["name", "field", "samples"],
                    "properties": [
                        "name": ["type": "string"], "field": ["type": ["string", "null"]],
                        "samples": ["type": "array", "items": ["type": "string"]],
                    ],
                ],
            ],
            "options": options(isInput: false),
            "progress": [
                "type": "object", "required": ["done", "total"], "properties": ["done": ["type": "integer"], "total": ["type": "integer"]],
            ],
            "outcome": [
                "type": "object", "required": ["created", "updated", "unchanged", "skipped", "failed"],
                "properties": [
                    "created": ["type": "integer"], "updated": ["type": "integer"], "unchanged": ["type": "integer"],
                    "skipped": ["type": "integer"], "failed": ["type": "integer"],
                ],
            ],
            "job": ["type": ["string", "null"], "format": "uuid"], "created_at": ["type": "string", "format": "date-time"],
            "started_at": ["type": ["string", "null"], "format": "date-time"], "finished_at": ["type": ["string", "null"], "format": "date-time"],
        ],
    ]

    static let changes: JSON = [
        "type": "object", "additionalProperties": false,
        "properties": [
            "mapping": [
                "type": "object", "additionalProperties": ["type": ["string", "null"]],
                "description": "Names of the file's columns to names of fields, null for none",
            ],
            "options": options(isInput: true),
        ],
    ]

    private static let encodings: JSON = ["type": "string", "enum": .array(TextEncoding.allCases.map { .string($0.rawValue) })]

    private static func options(isInput: Bool) -> JSON {
        var members: JSONObject = [
            "match": ["type": "string", "enum": .array(ImportOptions.Match.allCases.map { .string($0.rawValue) })],
            "existing": ["type": "string", "enum": .array(ImportOptions.Existing.allCases.map { .string($0.rawValue) })],
            "date_format": ["type": "string", "enum": .array(DateReader.Order.allCases.map { .string($0.rawValue) })],
            "currency": ["type": ["string", "null"], "enum": .array(Currency.codes.map(JSON.string) + [.null])],
            "utc_offset": ["type": "string", "pattern": "^[+-][0-9]{2}:[0-9]{2}$"],
            "dry_run": ["type": "boolean"],
        ]
        if isInput {
            members["has_header"] = ["type": "boolean"]
            members["delimiter"] = ["type": "string", "enum": .array(FileFormat.delimiters.map { .string(String(decoding: [$0], as: UTF8.self)) })]
            members["encoding"] = encodings
        }
        return ["type": "object", "additionalProperties": false, "properties": .object(members)]
    }
}
