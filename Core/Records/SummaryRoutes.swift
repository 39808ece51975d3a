/// `GET summary?group=stage&sum=amount&filter=…`: how many records, and how much, by the values of one field.
///
///     {"data": [{"key": "won", "count": 12, "sums": {"amount": [{"amount": 1200000, "currency": "CNY"}]}}], "total": {"count": 40, "sums": {…}},
///      "is_complete": true}
///
/// The groups are the 200 largest; the total is that of all records. A group by a reference has a `label`.
enum SummaryRoutes {
    static func addRoutes(for type: RecordType, to routes: MemberRoutes) {
        let (en, zh) = (type.pluralTitle.en.lowercased(), type.pluralTitle.zh)
        routes.get("summary", requires: .read(type), summary: Text(en: "Count and add up \(en)", zh: "统计\(zh)")) {
            try await summary(try $0.query.options, $0.type(type), $0)
        }
        .query(parameters).replies(.ok, .json(reply))
        routes.post(
            "summary/query", requires: .read(type), summary: Text(en: "Count and add up \(en) by a long filter", zh: "按复杂条件统计\(zh)")
        ) {
            try await summary(ListOption.all(of: try await $0.json()), $0.type(type), $0)
        }
        .accepting(schema: body).replies(.ok, .json(reply)).reading()
    }

    private static func summary(_ options: [ListOption], _ type: RecordType, _ context: MemberContext) async throws -> Response {
        let request = try SummaryRequest(options, of: type, in: context.schema, me: context.principal)
        let reader = SummaryReader(request: request, schema: context.schema, database: context.database, authority: context.principal.authority)
        return context.json(bytes: try await reader.summary())
    }

    private static let parameters =
        [
            QueryParameter("group", ["en": "A choice, boolean or reference field", "zh": "选项、布尔或引用字段"]),
            QueryParameter("sum", ["en": "Fields with numbers or money, separated by commas", "zh": "数字或金额字段,以逗号分隔"]),
        ] + ListRequest.parameters.filter { ["filter", "deleted"].contains($0.name) }

    private static let body: JSON = [
        "type": "object", "additionalProperties": false,
        "properties": [
            "filter": ["type": ["array", "object"]], "group": ["type": "string"],
            "sum": ["type": "array", "items": ["type": "string"], "maxItems": .integer(Int64(SummaryRequest.maximumSums))],
            "deleted": ["type": "boolean"],
        ],
    ]

    private static let money: JSON = [
        "type": "array",
        "items": [
            "type": "object", "required": ["amount", "currency"], "properties": ["amount": ["type": "integer"], "currency": ["type": "string"]],
        ],
    ]
    private static let sums: JSON = ["type": "object", "additionalProperties": ["oneOf": [["type": "number"], money]]]

    private static let reply: JSON = [
        "type": "object", "required": ["data", "total", "is_complete"],
        "properties": [
            "data": [
                "type": "array", "maxItems": .integer(Int64(SummaryRequest.maximumGroups)),
                "items": [
                    "type": "object", "required": ["key", "count", "sums"],
                    "properties": [
                        "key": ["type": ["string", "boolean", "null"]], "label": ["type": ["string", "null"]], "count": ["type": "integer"],
                        "sums": sums,
                    ],
                ],
            ],
            "total": ["type": "object", "required": ["count", "sums"], "properties": ["count": ["type": "integer"], "sums": sums]],
            "is_complete": ["type": "boolean"],
        ],
    ]
}
