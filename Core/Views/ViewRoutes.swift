/// `views`: lists that people have put together, their own and those that are shared with the workspace.
enum ViewRoutes {
    static let share = Permission("core.views.share", title: ["en": "Share views", "zh": "共享视图"], roles: [.owner, .admin, .member])
    static let manage = Permission("core.views.manage", title: ["en": "Change others' shared views", "zh": "修改他人共享的视图"])

    /// Of one user and type.
    static let maximum = 100

    static func addRoutes(to views: MemberRoutes) {
        views.get(requires: .signedIn, summary: ["en": "My views and those that are shared", "zh": "我的视图与共享视图"], use: list)
            .query(QueryParameter("type", ["en": "The record type's plural: customers", "zh": "记录类型（复数）：customers"]))
            .replies(.ok, .json(.list(of: reply)))
        views.get("{id}", requires: .signedIn, summary: ["en": "Read a view", "zh": "查看视图"], use: show).replies(.ok, .json(reply))
        views.post(requires: .signedIn, summary: ["en": "Keep a view", "zh": "保存视图"], use: create)
            .accepting(schema: body(isNew: true)).replies(.created, .json(reply))
        views.patch("{id}", requires: .signedIn, summary: ["en": "Change a view", "zh": "修改视图"], use: change)
            .accepting(schema: body(isNew: false)).requiringMatch().replies(.ok, .json(reply))
        views.delete("{id}", requires: .signedIn, summary: ["en": "Forget a view", "zh": "删除视图"], use: delete).replies(.noContent)
    }

    private static func list(_ context: MemberContext) async throws -> Response {
        let type = try context.query["type"].map { try listed($0, context) }
        let rows = try await context.database.query(
            ViewRepository.list(type, for: context.principal.user, tenant: context.tenant), tenant: context.tenant)
        let views = try rows.map(ViewRepository.decode).compactMap { view in context.type(of: view).map { (view, $0) } }
        return context.list(views) { $1.0.write(to: &$0, plural: $1.1.plural, reader: context.principal.user) }
    }

    private static func show(_ context: MemberContext) async throws -> Response {
        let statement = ViewRepository.one(try context.id, for: context.principal.user, tenant: context.tenant)
        let view = try found(try await context.database.query(statement, tenant: context.tenant), context)
        return context.notModified(view.tag) ?? reply(view, .ok, context)
    }

    private static func create(_ context: MemberContext) async throws -> Response {
        let body = try await context.json()
        let type = try type(named: body["type"], context)
        let blank = View(id: .new(), owner: context.principal.user, type: type.name)
        let view = try ViewForm(type: type, schema: context.schema, me: context.principal).apply(body, to: blank, isNew: true)
        if view.isShared { try context.principal.require(share) }
        return try await context.transaction { tx in
            let results = try await tx.batch(ViewRepository.count(type, of: view.owner, tenant: tx.tenant))
            guard try results[1].scalar(Int64.self) ?? 0 < maximum else { throw Problem.tooManyViews }
            tx.enqueue(ViewRepository.insert(view, now: tx.now, tenant: tx.tenant))
            tx.note(type: "view", id: view.id, action: "create", payload: ["after": view.journaled])
            return reply(view, .created, context)
        }
    }

    private static func change(_ context: MemberContext) async throws -> Response {
        let (condition, body, id) = (try context.requiredMatch(), try await context.json(), try context.id)
        return try await context.transaction { tx in
            let before = try await locked(id, tx, context)
            try condition.check(before.tag)
            guard let type = context.type(of: before) else { throw Problem.notFound }
            var after = try ViewForm(type: type, schema: context.schema, me: context.principal).apply(body, to: before, isNew: false)
            if after.isShared, !before.isShared { try context.principal.require(share) }
            guard after != before else { return reply(before, .ok, context) }
            after.version += 1
            tx.enqueue(ViewRepository.update(after, now: tx.now, tenant: tx.tenant))
            tx.note(type: "view", id: id, action: "update", payload: ["before": before.journaled, "after": after.journaled])
            return reply(after, .ok, context)
        }
    }

    private static func delete(_ context: MemberContext) async throws -> Response {
        let id = try context.id
        return try await context.transaction { tx in
            let view = try await locked(id, tx, context)
            try context.optionalMatch?.check(view.tag)
            tx.enqueue(ViewRepository.delete(id, tenant: tx.tenant))
            tx.note(type: "view", id: id, action: "delete", payload: ["before": view.journaled])
            return context.empty()
        }
    }
}

extension ViewRoutes {
    /// A view that the caller may change.
    private static func locked(_ id: ID, _ tx: RecordTransaction, _ context: MemberContext) async throws -> View {
        let view = try found(try await tx.query(ViewRepository.lock(id, for: context.principal.user, tenant: tx.tenant)), context)
        if view.owner != context.principal.user { try context.principal.require(manage) }
        return view
    }

    /// What belongs to a module that is off is as good as not there.
    private static func found(_ rows: Rows, _ context: MemberContext) throws -> View {
        guard let view = try rows.first.map(ViewRepository.decode), context.type(of: view) != nil else { throw Problem.notFound }
        return view
    }

    private static func reply(_ view: View, _ status: HTTPResponse.Status, _ context: MemberContext) -> Response {
        var headers: HTTPFields = [.eTag: view.tag.description]
        if status == .created { headers[.location] = "/api/v1/views/\(view.id)" }
        let plural = context.type(of: view)?.plural ?? view.type
        return context.json(status, headers: headers) { view.write(to: &$0, plural: plural, reader: context.principal.user) }
    }

    /// The type of a list's question. One whose module is off has no views to show.
    private static func listed(_ plural: String, _ context: MemberContext) throws -> RecordType {
        guard let type = context.recordType(plural: plural) else { throw Problem.invalidQuery([unknownType]) }
        return type
    }

    private static func type(named json: JSON?, _ context: MemberContext) throws -> RecordType {
        guard let json, json != .null else {
            throw Problem.validation([
                FieldError(field: "type", code: "required", message: ["en": "This field is required.", "zh": "此项必填。"])
            ])
        }
        guard let type = json.text.flatMap({ context.recordType(plural: $0) }), context.isOn(type) else {
            throw Problem.validation([unknownType])
        }
        return type
    }

    static let unknownType = FieldError(
        field: "type", code: "unknown_choice", message: ["en": "There is no such type of records.", "zh": "没有此记录类型。"])
}

extension MemberContext {
    /// The view's record type; nil where its module is off or gone.
    fileprivate func type(of view: View) -> RecordType? {
        guard let type = recordType(view.type), isOn(type) else { return nil }
        return type
    }

    fileprivate func isOn(_ type: RecordType) -> Bool { workspace.has(platform.registry.module(of: type)) }
}

extension Problem {
    static let tooManyViews = Problem.validation([
        FieldError(
            field: "type", code: "too_many",
            message: Text(
                en: "You have \(ViewRoutes.maximum) views of this type. Delete one first.", zh: "您在此类型下已有 \(ViewRoutes.maximum) 个视图，请先删除一个。"))
    ])
}

/// How views look in OpenAPI.
extension ViewRoutes {
    private static let properties: JSONObject = [
        "name": ["type": "string", "minLength": 1, "maxLength": 100], "shared": ["type": "boolean"],
        "layout": ["type": "string", "enum": .array(View.Layout.allCases.map { .string($0.rawValue) })],
        "columns": ["type": "array", "maxItems": .integer(Int64(ViewForm.maximumColumns)), "items": ["type": "string"]],
        "widths": ["type": "object", "additionalProperties": ["type": "integer", "minimum": 20, "maximum": 4000]],
        "filter": ["type": ["array", "object", "null"]], "sort": ["type": ["string", "null"]], "group": ["type": ["string", "null"]],
    ]

    private static func body(isNew: Bool) -> JSON {
        var members = properties
        if isNew { members["type"] = ["type": "string", "examples": ["customers"]] }
        var schema: JSONObject = ["type": "object", "additionalProperties": false, "properties": .object(members)]
        if isNew { schema["required"] = ["type", "name"] }
        return .object(schema)
    }

    private static let reply: JSON = {
        var members = properties
        members["id"] = ["type": "string", "format": "uuid"]
        members["version"] = ["type": "integer"]
        members["type"] = ["type": "string"]
        members["owner"] = ["type": "string", "format": "uuid"]
        members["mine"] = ["type": "boolean"]
        return ["type": "object", "required": .array(members.map { .string($0.key) }), "properties": .object(members)]
    }()
}
