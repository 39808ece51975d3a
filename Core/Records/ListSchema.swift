/// How OpenAPI describes the options of a list.
extension ListRequest {
    static let parameters: [QueryParameter] = [
        QueryParameter(
            "filter",
            [
                "en": """
                Filter tree as JSON: [field, comparison, value], {"and": […]}, {"or": […]}, {"not": …}. Or simply field=value, field[gte]=value. \
                Money is compared with amounts in its currency, {"amount": 100000, "currency": "CNY"} or 100000CNY; a bare number with any. \
                me is you, my_team is your team.
                """,
                "zh": """
                JSON 筛选树:[字段, 比较, 值]、{"and": […]}、{"or": […]}、{"not": …}。也可简写为 字段=值 或 字段[gte]=值。\
                金额只与同币种的金额比较,写作 {"amount": 100000, "currency": "CNY"} 或 100000CNY;仅写数字则不分币种。me 指您本人,my_team 指您所在的团队。
                """,
            ]),
        QueryParameter("sort", ["en": "Up to three fields; a minus sorts downwards: -amount,name", "zh": "最多三个字段,减号表示降序:-amount,name"]),
        QueryParameter(
            "fields",
            [
                "en": "Fields of the reply, separated by commas; customer.name for those of a record in include",
                "zh": "返回的字段,以逗号分隔;include 中记录的字段写作 customer.name",
            ]),
        QueryParameter("include", ["en": "Reference fields whose records come along, in included", "zh": "在 included 中一并返回其记录的引用字段"]),
        QueryParameter("limit", ["en": "Records a page", "zh": "每页记录数"], schema: limitSchema),
        QueryParameter("cursor", ["en": "next_cursor of the page before", "zh": "上一页的 next_cursor"]),
        QueryParameter("count", ["en": "Also count: exact up to 10,000, estimated beyond", "zh": "同时计数:一万以内精确,以上为估计"], schema: ["type": "boolean"]),
        QueryParameter("deleted", ["en": "Records in the bin", "zh": "回收站中的记录"], schema: ["type": "boolean"]),
    ]

    private static let limitSchema: JSON = ["type": "integer", "minimum": 1, "maximum": .integer(Int64(maximumLimit)), "default": 50]

    /// The body of `POST …/query`.
    static let schema: JSON = [
        "type": "object", "additionalProperties": false,
        "properties": [
            "filter": ["type": ["array", "object"]], "sort": ["type": "string"],
            "fields": ["type": "array", "items": ["type": "string"]], "include": ["type": "array", "items": ["type": "string"]],
            "limit": limitSchema, "cursor": ["type": "string"], "count": ["type": "boolean"], "deleted": ["type": "boolean"],
        ],
    ]
}
