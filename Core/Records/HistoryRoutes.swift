/// `GET {id}/history`: every change of a record, the newest first.
enum HistoryRoutes {
    static func addRoutes(for type: RecordType, to routes: MemberRoutes) {
        let summary = Text(en: "History of a \(type.title.en.lowercased())", zh: "\(type.title.zh)的变更历史")
        routes.get("{id}/history", requires: .read(type), summary: summary) { try await history($0.type(type), $0) }
            .query(ListRequest.parameters.filter { $0.name == "limit" || $0.name == "cursor" })
            .replies(.ok, .json(schema))
    }

    private static func history(_ type: RecordType, _ context: MemberContext) async throws -> Response {
        let request = try ListRequest(context.query, of: type, in: context.schema, me: context.principal)
        let id = try context.id
        let scope = "history \(id)"
        var before: ID?
        if let cursor = request.cursor {
            let payload = try context.platform.cursors.open(cursor, tenant: context.tenant, scope: scope)
            before = ID(String(decoding: payload, as: UTF8.self))
        }
        let rows = try await rows(type, id, before: before, limit: request.limit, context)
        // Whoever sees all that there is sees the payload as it was written.
        let form = context.schema === context.workspace.schema ? nil : type
        return try context.json { json in
            let last: ID? = rows.count > request.limit ? try rows[request.limit - 1][0] : nil
            let next = last.map { context.platform.cursors.seal(Array($0.description.utf8), tenant: context.tenant, scope: scope) }
            try json.page(rows.prefix(request.limit), next: next) { try write($1, form, to: &$0) }
        }
    }

    /// One row more than asked for. A record that isn't there has no history to show, in the bin or purged.
    private static func rows(_ type: RecordType, _ id: ID, before: ID?, limit: Int, _ context: MemberContext) async throws -> Rows {
        let visible = context.principal.authority.records(of: type, for: .read).and()
        let exists: SQL = """
            select 1 from \(identifier: type.table) t where t.tenant_id = \(context.tenant) and t.id = \(id)\(type.belongs())\(visible)
            """
        let bound: SQL = before.map { "and id < \($0)" } ?? ""
        let changes: SQL = """
            select id, at, actor_kind, actor_id, request_id, action, payload from core.change \
            where tenant_id = \(context.tenant) and record_type = \(type.name) and record_id = \(id) \(bound) \
            order by id desc limit \(limit + 1)
            """
        let results = try await context.database.batch([exists, changes], tenant: context.tenant)
        guard !results[0].isEmpty else { throw Problem.notFound }
        return results[1]
    }

    private static func write(_ row: Row, _ form: RecordType?, to json: inout JSONWriter) throws {
        json.beginObject()
        json.key("id")
        json.id(try row[0])
        json.key("at")
        json.timestamp(try row[1])
        json.key("actor")
        json.beginObject()
        json.key("kind")
        json.string(try row[2])
        json.key("id")
        json.id(orNull: try row[3])
        json.endObject()
        json.key("request_id")
        json.id(orNull: try row[4])
        json.key("action")
        json.string(try row[5])
        json.key("changes")
        switch (row.bytes(6), form) {
        case (let payload?, nil): json.raw(payload)
        case (let payload?, let form?): json.json(try Journal.shown(payload, as: form))
        case (nil, _): json.null()
        }
        json.endObject()
    }

    private static let schema = JSON.page(of: [
        "type": "object", "required": ["id", "at", "actor", "request_id", "action", "changes"],
        "properties": [
            "id": ["type": "string", "format": "uuid"], "at": ["type": "string", "format": "date-time"],
            "actor": [
                "type": "object", "required": ["kind", "id"],
                "properties": ["kind": ["type": "string"], "id": ["type": ["string", "null"], "format": "uuid"]],
            ],
            "request_id": ["type": ["string", "null"], "format": "uuid"], "action": ["type": "string"],
            "changes": ["type": ["object", "null"]],
        ],
    ])
}
