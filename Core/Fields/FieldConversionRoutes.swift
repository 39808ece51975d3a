/// `GET fields/{id}/conversion?kind=integer` says what would become of the values; `POST` has them converted by a job.
enum FieldConversionRoutes {
    static func addRoutes(to fields: MemberRoutes) {
        fields.get(
            "{id}/conversion", requires: .update(FieldDefinition.type),
            summary: ["en": "Look at what another kind would do to values", "zh": "预览字段类型转换"], use: preview
        )
        .query(parameters).replies(.ok, .json(previewSchema))
        fields.post(
            "{id}/conversion", requires: .update(FieldDefinition.type), summary: ["en": "Make a field one of another kind", "zh": "转换字段类型"],
            use: convert
        )
        .accepting(schema: body).requiringMatch().replies(.accepted, .record(FieldDefinition.type))
    }

    /// What is wrong is wrong with the query.
    private static func preview(_ context: MemberContext) async throws -> Response {
        do {
            return try await judge(context)
        } catch let problem as Problem where problem.status == .unprocessableContent {
            throw Problem.invalidQuery(problem.errors)
        }
    }

    private static func judge(_ context: MemberContext) async throws -> Response {
        let query = try context.query
        var options = JSONObject()
        for parameter in query where parameter.name != "kind" {
            options[parameter.name] = Int64(parameter.value).map { .integer($0) } ?? .string(parameter.value)
        }
        let wish = try ConversionWish(kind: query["kind"].map { .string($0) }, options: options, isLossy: false)
        let id = try context.id
        return try await context.transaction { tx in
            let record = try await tx.find(FieldDefinition.type, id)
            guard let record, let target = try await FieldRecords.read(record, types: tx.schema.type(named:), tx) else { throw Problem.notFound }
            let plan = try await ConversionPlan(wish, of: target, slot: 1, tx)
            return context.json { write(plan, shows: context.sees(target), context.language, to: &$0) }
        }
    }

    private static func convert(_ context: MemberContext) async throws -> Response {
        let body = try await context.json()
        let (condition, id) = (try context.requiredMatch(), try context.id)
        let wish = try wish(body)
        let response = try await context.transaction { tx in
            let record = try await tx.lock(FieldDefinition.type, id)
            try condition.check(record.etag)
            guard let target = try await FieldRecords.read(record, types: tx.schema.type(named:), tx) else { throw Problem.notFound }
            return context.reply(try await begin(wish, target, tx), status: .accepted)
        }
        context.platform.jobs.wake()
        return response
    }

    private static func wish(_ body: JSON) throws(Problem) -> ConversionWish {
        let members = body.members ?? [:]
        let faults = members.compactMap { name, value in
            let isKnown = name == "kind" || (name == "options" && value.members != nil) || (name == "lossy" && value.flag != nil)
            return isKnown ? nil : FieldError(field: name, code: "wrong_type", message: ["en": "This is not expected here.", "zh": "此处不应有该值。"])
        }
        guard faults.isEmpty else { throw .validation(faults) }
        return try ConversionWish(kind: members["kind"], options: members["options"]?.members ?? [:], isLossy: members["lossy"]?.flag ?? false)
    }

    /// From here on nobody writes values of the field. The new ones get a slot of their own, so that a server which does not know of it yet can do no
    /// harm: it reads and writes the old one.
    private static func begin(_ wish: ConversionWish, _ target: FieldRecords, _ tx: RecordTransaction) async throws -> Record {
        let state = target.definition.values.text("index_state").flatMap(FieldDefinition.IndexState.init)
        guard state == .ready || state == .duplicates else { throw Problem.fieldBusy }
        let slot = try await FieldRules.nextSlot(of: target.type.name, tx)
        let plan = try await ConversionPlan(wish, of: target, slot: slot, tx)
        guard plan.failing == 0 || wish.isLossy else { throw Problem.notConvertible(plan.failing, of: plan.records) }
        let converting = try await tx.update(
            target.definition,
            [
                "index_state": FieldDefinition.IndexState.converting.value, "conversion_kind": .text(wish.kind.rawValue),
                "conversion_slot": .integer(slot), "conversion_options": .text(wish.stored), "conversion_job": .id(.new()),
            ])
        if let choices = plan.choices?.new, !choices.isEmpty {
            try await tx.createMany(
                FieldChoice.type,
                choices.map {
                    ["field": .id(target.definition.id), "code": .text($0.code), "title_en": .text($0.title.en), "title_zh": .text($0.title.zh)]
                })
        }
        return converting
    }
}

extension MemberContext {
    /// Whether she may see all values of the field that there are.
    fileprivate func sees(_ target: FieldRecords) -> Bool {
        guard let type = schema.type(named: target.type.name), let field = type.field(target.field.name), !field.isMasked else { return false }
        return principal.authority.records(of: type, for: .read).sql() == nil
    }
}

/// How previews look.
extension FieldConversionRoutes {
    private static func write(_ plan: ConversionPlan, shows: Bool, _ language: Language, to json: inout JSONWriter) {
        json.beginObject()
        json.key("kind")
        json.string(plan.wish.kind.rawValue)
        json.key("records")
        json.integer(Int64(plan.records))
        json.key("failing")
        json.integer(Int64(plan.failing))
        json.key("new_choices")
        json.integer(Int64(plan.choices?.new.count ?? 0))
        json.key("examples")
        json.beginArray()
        for example in shows ? plan.examples : [] {
            json.beginObject()
            json.key("record")
            json.id(example.record)
            json.key("value")
            json.string(example.value)
            json.key("code")
            json.string(example.error.code)
            json.key("message")
            json.string(example.error.message[language])
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private static let previewSchema: JSON = [
        "type": "object", "required": ["kind", "records", "failing", "new_choices", "examples"],
        "properties": [
            "kind": ["type": "string"], "records": ["type": "integer"], "failing": ["type": "integer"], "new_choices": ["type": "integer"],
            "examples": [
                "type": "array", "maxItems": .integer(Int64(ConversionPlan.maximumExamples)),
                "items": [
                    "type": "object", "required": ["record", "value", "code", "message"],
                    "properties": [
                        "record": ["type": "string", "format": "uuid"], "value": ["type": "string"], "code": ["type": "string"],
                        "message": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]

    private static let options: JSONObject = [
        "scale": ["type": "integer", "minimum": 0, "maximum": 6], "maximum_length": ["type": "integer", "minimum": 1, "maximum": 20_000],
        "minimum": ["type": "integer"], "maximum": ["type": "integer"],
        "date_format": ["type": "string", "enum": .array(DateReader.Order.allCases.map { .string($0.rawValue) })],
        "utc_offset": ["type": "string", "pattern": "^[+-][0-9]{2}:[0-9]{2}$"],
    ]

    private static let kind: JSON = ["type": "string", "enum": .array(CustomKind.allCases.map { .string($0.rawValue) })]

    private static let parameters =
        [QueryParameter("kind", ["en": "What it is to become", "zh": "目标类型"], schema: kind, isRequired: true)]
        + options.map { QueryParameter($0.key, ["en": "Option of the new kind, or of how texts are read", "zh": "目标类型或读取文本的选项"], schema: $0.value) }

    private static let body: JSON = [
        "type": "object", "required": ["kind"], "additionalProperties": false,
        "properties": [
            "kind": kind, "lossy": ["type": "boolean", "description": "Values that can't be converted may go; the history has them"],
            "options": ["type": "object", "additionalProperties": false, "properties": .object(options)],
        ],
    ]
}

extension Problem {
    static let fieldBusy = Problem.conflict(
        code: "field_busy", detail: ["en": "The field is being indexed or converted. Try again when that is done.", "zh": "该字段正在建立索引或转换,请稍后再试。"])
    static let fieldConverting = Problem.conflict(
        code: "field_busy", detail: ["en": "The field is being converted.", "zh": "该字段正在转换。"])

    static func notConvertible(_ failing: Int, of records: Int) -> Problem {
        .conflict(
            code: "not_convertible",
            detail: Text(
                en: "\(failing) of \(records) values can't be converted. Say lossy to let them go.",
                zh: "\(records) 个值中有 \(failing) 个无法转换;设置 lossy 可放弃这些值。"))
    }
}
