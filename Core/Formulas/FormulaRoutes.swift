/// What an editor of formulas asks the server, so that there is one evaluator.
enum FormulaRoutes {
    static func addRoutes(to formulas: MemberRoutes) {
        formulas.get("functions", requires: .signedIn, summary: ["en": "List the functions of formulas", "zh": "列出公式函数"], use: functions)
            .replies(.ok, .json(.list(of: functionSchema)))
        formulas.post(
            "check", requires: .update(FieldDefinition.type), summary: ["en": "Check a formula without saving it", "zh": "检查公式（不保存）"], accepts: form,
            use: check
        )
        .replies(.ok, .json(checkSchema)).reading()
    }

    private static let form = Form {
        Field.text("record_type", ["en": "Record type", "zh": "记录类型"], .required, maximum: 60)
        Field.longText("formula", ["en": "Formula", "zh": "公式"], .required)
        Field.text("name", ["en": "API name", "zh": "API 名称"], maximum: 42)
        Field.choice("kind", ["en": "Kind of result", "zh": "结果类型"], ResultKind.choices)
        Field.integer("scale", ["en": "Decimals", "zh": "小数位数"], in: 0...6)
        Field("record", ["en": "Record to try it with", "zh": "用于试算的记录"], .identifier, [])
    }

    private static func functions(_ context: MemberContext) async throws -> Response {
        context.list(FormulaFunctions.all) { json, function in
            json.beginObject()
            json.key("name")
            json.string(function.name)
            json.key("category")
            json.string(function.category.rawValue)
            json.key("signature")
            json.string(function.signature)
            json.text("description", function.description)
            json.key("example")
            json.string(function.example)
            json.endObject()
        }
    }

    /// Of the fields that the caller may see.
    private static func check(_ body: Values, _ context: MemberContext) async throws -> Response {
        guard let type = context.schema.type(named: body.text("record_type") ?? ""), !type.isDefinition else { throw unknownType }
        let (formula, errors) = Formula.compile(body.text("formula") ?? "", on: type, of: body.text("name"), in: context.schema)
        let wished = body.text("kind").flatMap(ResultKind.init)
        let kind = wished ?? formula.flatMap { ResultKind($0.type) }
        var found = errors
        if let formula, !formula.gives(kind) { found.append(formula.wrongResult(body.text("formula") ?? "")) }
        let field = found.isEmpty ? kind?.fieldKind(scale: body.integer("scale")) : nil
        let preview = try await preview(formula, field, body.id("record"), of: type, context)
        return context.json { json in
            json.beginObject()
            json.key("kind")
            json.string(orNull: errors.isEmpty ? kind?.rawValue : wished?.rawValue)
            json.key("errors")
            json.beginArray()
            for error in found { error.write(in: context.language, to: &json) }
            json.endArray()
            json.key("preview")
            if let preview { preview.value.write(to: &json, as: preview.kind) } else { json.null() }
            json.endObject()
        }
    }

    private static func preview(
        _ formula: Formula?, _ kind: FieldKind?, _ id: ID?, of type: RecordType, _ context: MemberContext
    ) async throws -> (value: Value, kind: FieldKind)? {
        guard let formula, let kind, let id else { return nil }
        let record = try await context.find(type, id)
        var related: [String: Values] = [:]
        for name in Set(formula.inputs.compactMap(\.via)) {
            guard let target = type.field(name)?.target(in: context.schema), let id = record.values.id(name) else { continue }
            do {
                related[name] = try await context.find(target, id).values
            } catch let problem as Problem where problem.code == Problem.notFound.code {
                continue  // in the bin, or not to be seen by the caller
            }
        }
        return (formula.value(record.values, related: related, now: .now, as: kind), kind)
    }

    private static let unknownType = Problem.validation([
        FieldError(field: "record_type", code: "unknown_type", message: ["en": "There is no such record type.", "zh": "没有此记录类型。"])
    ])

    private static let functionSchema: JSON = [
        "type": "object", "required": ["name", "category", "signature", "description", "example"],
        "properties": [
            "name": ["type": "string"],
            "category": ["type": "string", "enum": .array(FormulaFunction.Category.allCases.map { .string($0.rawValue) })],
            "signature": ["type": "string"], "example": ["type": "string"],
            "description": ["type": "object", "required": ["en", "zh"], "properties": ["en": ["type": "string"], "zh": ["type": "string"]]],
        ],
    ]

    private static let checkSchema: JSON = [
        "type": "object", "required": ["kind", "errors", "preview"],
        "properties": [
            "kind": ["type": ["string", "null"], "description": "What the formula gives"],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["position", "length", "code", "message"],
                    "properties": [
                        "position": ["type": "integer", "description": "Counted in UTF-16 code units from 0"], "length": ["type": "integer"],
                        "code": ["type": "string"], "message": ["type": "string"],
                    ],
                ],
            ],
            "preview": ["description": "The value for `record`, null without one"],
        ],
    ]
}

extension Formula {
    /// `null` alone goes with every kind.
    fileprivate func gives(_ kind: ResultKind?) -> Bool { type == .nothing || kind?.type == type }

    fileprivate func wrongResult(_ text: String) -> FormulaError {
        FormulaError(0..<text.utf16.count, "wrong_result", "The formula gives \(type.title.en).", "公式的结果为\(type.title.zh)。")
    }
}

extension FormulaError {
    fileprivate func write(in language: Language, to json: inout JSONWriter) {
        json.beginObject()
        json.key("position")
        json.integer(Int64(range.lowerBound))
        json.key("length")
        json.integer(Int64(range.count))
        json.key("code")
        json.string(code)
        json.key("message")
        json.string(message[language])
        json.endObject()
    }
}
