/// The routes that every record type has by its declaration.
enum RecordRoutes {
    static func addRoutes(for type: RecordType, to members: MemberRoutes) {
        let routes = members.group(type.plural)
        addReading(type, routes)
        SummaryRoutes.addRoutes(for: type, to: routes)
        if type.actions.contains(.export) { ExportRoutes.addRoutes(for: type, to: routes) }
        if type.actions.contains(.create) { addCreating(type, routes) }
        if type.actions.contains(.update) { addUpdating(type, routes) }
        if type.actions.contains(.delete) { addDeleting(type, routes) }
        if type.actions.contains(.bulk) { BatchRoutes.addRoutes(for: type, to: routes) }
        HistoryRoutes.addRoutes(for: type, to: routes)
        ShareRoutes.addRoutes(for: type, to: routes)
        AccessRoutes.addRoutes(for: type, to: routes)
    }

    private static func addReading(_ type: RecordType, _ routes: MemberRoutes) {
        let (one, many) = (type.title, type.pluralTitle)
        routes.get(requires: .read(type), summary: Text(en: "List \(many.en.lowercased())", zh: "列出\(many.zh)")) {
            try await $0.page(ListRequest($0.query, of: $0.type(type), in: $0.schema, me: $0.principal))
        }
        .query(ListRequest.parameters).replies(.ok, .page(type))
        routes.post("query", requires: .read(type), summary: Text(en: "List \(many.en.lowercased()) by a long filter", zh: "按复杂条件列出\(many.zh)")) {
            try await $0.page(ListRequest(try await $0.json(), of: $0.type(type), in: $0.schema, me: $0.principal))
        }
        .accepting(schema: ListRequest.schema).replies(.ok, .page(type)).reading()
        routes.get("{id}", requires: .read(type), summary: Text(en: "Read a \(one.en.lowercased())", zh: "读取\(one.zh)")) {
            try await read($0.type(type), $0)
        }
        .query(ListRequest.parameters.filter { $0.name == "fields" || $0.name == "include" }).replies(.ok, .record(type))
    }

    private static func addCreating(_ type: RecordType, _ routes: MemberRoutes) {
        let summary = Text(en: "Create a \(type.title.en.lowercased())", zh: "新建\(type.title.zh)")
        routes.post(requires: .create(type), summary: summary) { context in
            let type = try context.type(type)
            let values = try await context.values(of: type.form)
            return try await context.transaction { tx in
                let record = try await tx.create(type, values)
                return context.reply(record, status: .created, headers: [.location: "/api/v1/\(type.plural)/\(record.id)"])
            }
        }
        .accepting(type).replies(.created, .record(type))
    }

    private static func addUpdating(_ type: RecordType, _ routes: MemberRoutes) {
        let summary = Text(en: "Change a \(type.title.en.lowercased())", zh: "修改\(type.title.zh)")
        routes.patch("{id}", requires: .update(type), summary: summary) { context in
            let type = try context.type(type)
            let changes = try await context.patch(of: type.form)
            let condition = try context.requiredMatch()
            let id = try context.id
            return try await context.transaction { tx in
                let record = try await tx.lock(type, id)
                try condition.check(record.etag)
                return context.reply(try await tx.update(record, changes))
            }
        }
        .accepting(type).requiringMatch().replies(.ok, .record(type))
    }

    private static func addDeleting(_ type: RecordType, _ routes: MemberRoutes) {
        let binning = Text(en: "Put a \(type.title.en.lowercased()) into the bin", zh: "将\(type.title.zh)移入回收站")
        routes.delete("{id}", requires: .delete(type), summary: binning) { context in
            let (type, id) = (try context.type(type), try context.id)
            return try await context.transaction { tx in
                let record = try await tx.lock(type, id)
                try context.optionalMatch?.check(record.etag)
                try await tx.delete(record)
                return context.empty()
            }
        }
        .replies(.noContent)
        let restoring = Text(en: "Take a \(type.title.en.lowercased()) out of the bin", zh: "从回收站恢复\(type.title.zh)")
        routes.post("{id}/restoration", requires: .delete(type), summary: restoring) { context in
            let (type, id) = (try context.type(type), try context.id)
            return try await context.transaction { tx in context.reply(try await tx.restore(type, id)) }
        }
        .replies(.ok, .record(type))
    }

    private static func read(_ type: RecordType, _ context: MemberContext) async throws -> Response {
        let query = try context.query
        let request = query.isEmpty ? nil : try ListRequest(query, of: type, in: context.schema, me: context.principal)
        let (plan, sql) = type.reading(try context.id, fields: request?.fields, for: context.principal.authority)
        let rows = try await context.database.query(sql, tenant: context.tenant)
        guard !rows.isEmpty else { throw Problem.notFound }
        let tag = ETag(id: plan.id(rows, 0), version: plan.version(rows, 0))
        if request == nil, let unchanged = context.notModified(tag) { return unchanged }
        let wishes = request?.includes ?? []
        let included = try await Inclusions.read(wishes, of: [(plan, rows, 1)], from: context.database, for: context.principal.authority)
        return context.json(headers: request == nil ? [.eTag: tag.description] : [:]) { json in
            plan.write(rows, 0, to: &json)
            guard !wishes.isEmpty else { return }
            json.reopenObject()
            included.write(to: &json)
            json.endObject()
        }
    }
}

extension Record {
    /// The strong entity tag of this version.
    public var etag: ETag { ETag(id: id, version: version) }
}

/// What slices beside a declaration answer with.
extension MemberContext {
    /// The record as `GET` shows it, with its ETag.
    public func reply(_ record: Record, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.eTag] = record.etag.description
        return json(status, headers: headers) { record.write(as: schema.type(record.type), to: &$0) }
    }

    /// A live record outside a transaction with all of its fields, in one round trip.
    /// - Throws: `Problem.notFound`, also for a record that the caller may not see.
    public func find(_ type: RecordType, _ id: ID) async throws -> Record {
        let type = workspace.schema.type(type)
        let (plan, sql) = type.reading(id, for: principal.authority)
        let rows = try await database.query(sql, tenant: tenant)
        guard !rows.isEmpty else { throw Problem.notFound }
        return plan.record(type, rows, 0)
    }

    /// The generic list with all its options, of the records whose `reference` is `id`: the orders of a customer.
    public func page(of type: RecordType, where reference: String, is id: ID) async throws -> Response {
        try await page(ListRequest(query, of: schema.type(type), in: schema, me: principal, where: reference, is: id))
    }

    func page(_ request: ListRequest) async throws -> Response {
        try principal.require(.read, on: request.type)
        let reader = ListReader(request: request, database: database, authority: principal.authority, cursors: platform.cursors)
        return json(bytes: try await reader.page())
    }
}
