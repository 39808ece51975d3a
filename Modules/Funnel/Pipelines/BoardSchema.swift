import Core

/// What a board looks like, for OpenAPI.
extension BoardWriter {
    static let schema: JSON = [
        "type": "object", "required": ["id", "name", "stages"],
        "properties": ["id": id, "name": text, "stages": ["type": "array", "items": stage]],
    ]

    private static let stage: JSON = [
        "type": "object",
        "required": ["id", "name", "kind", "position", "probability", "stale_after_days", "count", "totals", "weighted_totals", "deals"],
        "properties": [
            "id": id, "name": text, "kind": ["type": "string", "enum": ["open", "won", "lost"]], "position": whole, "probability": whole,
            "stale_after_days": ["type": ["integer", "null"]], "count": whole, "totals": ["type": "array", "items": money],
            "weighted_totals": ["type": "array", "items": money], "deals": ["type": "array", "items": deal],
        ],
    ]

    private static let deal: JSON = [
        "type": "object",
        "required": [
            "id", "version", "name", "customer", "customer_name", "amount", "probability", "expected_close", "owner", "stage_entered_at",
        ],
        "properties": [
            "id": id, "version": whole, "name": text, "customer": id, "customer_name": ["type": ["string", "null"]],
            "amount": ["oneOf": [money, ["type": "null"]]],
            "probability": whole, "expected_close": ["type": ["string", "null"], "format": "date"],
            "owner": ["type": ["string", "null"], "format": "uuid"], "stage_entered_at": ["type": "string", "format": "date-time"],
        ],
    ]

    private static let money: JSON = [
        "type": "object", "required": ["amount", "currency"], "properties": ["amount": whole, "currency": text],
    ]
    private static let id: JSON = ["type": "string", "format": "uuid"]
    private static let text: JSON = ["type": "string"]
    private static let whole: JSON = ["type": "integer"]
}
