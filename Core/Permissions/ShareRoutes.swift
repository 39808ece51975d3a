/// `{plural}/{id}/shares`: with whom a record is shared. Whoever may change it shares it, and takes that back; whoever sees it sees this too.
enum ShareRoutes {
    /// Of one record.
    static let maximum = 200

    static func addRoutes(for type: RecordType, to routes: MemberRoutes) {
        guard type.ownership.hasOwner else { return }
        let (en, zh) = (type.title.en.lowercased(), type.title.zh)
        routes.get("{id}/shares", requires: .read(type), summary: Text(en: "With whom a \(en) is shared", zh: "\(zh)的共享对象")) {
            try await list($0.type(type), $0)
        }
        .replies(.ok, .json(.list(of: schema)))
        routes.post("{id}/shares", requires: .update(type), summary: Text(en: "Share a \(en)", zh: "共享\(zh)"), accepts: RecordShare.form) {
            try await share($0, $1.type(type), $1)
        }
        .replies(.created, .json(schema)).replies(.ok, .json(schema))
        routes.delete("{id}/shares/{share}", requires: .update(type), summary: Text(en: "Share a \(en) no longer", zh: "取消共享\(zh)")) {
            try await revoke($0.type(type), $0)
        }
        .replies(.noContent)
    }

    private static func list(_ type: RecordType, _ context: MemberContext) async throws -> Response {
        let id = try context.id
        return try await context.transaction { tx in
            guard try await tx.find(type, id) != nil else { throw Problem.notFound }
            let rows = try await tx.query(RecordShare.all(of: id, type, tenant: tx.tenant))
            return try context.list(rows) { try write($1, to: &$0) }
        }
    }

    /// A second share with the same user or team changes the first.
    private static func share(_ body: Values, _ type: RecordType, _ context: MemberContext) async throws -> Response {
        guard (body.id("user") == nil) != (body.id("team") == nil) else { throw Problem.validation([notOne]) }
        let id = try context.id
        return try await context.transaction { tx in
            try await lock(type, id, tx)
            let rows = try await tx.query(existing(body, of: id, type, tx.tenant))
            let share = try await write(body, over: try rows.first?[0], of: id, type, tx.ofTheHouse)
            let shares = try await tx.query(RecordShare.all(of: id, type, tenant: tx.tenant))
            guard shares.count <= maximum else { throw Problem.validation([tooMany]) }
            guard let row = try shares.first(where: { try $0[0] == share }) else { throw Problem.notFound }
            let headers: HTTPFields = [.location: "/api/v1/\(type.plural)/\(id)/shares/\(share)"]
            return try context.json(rows.isEmpty ? .created : .ok, headers: headers) { try write(row, to: &$0) }
        }
    }

    private static func revoke(_ type: RecordType, _ context: MemberContext) async throws -> Response {
        let (id, share) = (try context.id, try context.id("share"))
        return try await context.transaction { tx in
            try await lock(type, id, tx)
            let record = try await tx.ofTheHouse.lock(RecordShare.type, share)
            guard record["record"] == .id(id), record["record_type"] == .text(type.name) else { throw Problem.notFound }
            try await tx.ofTheHouse.delete(record)
            return context.empty()
        }
    }

    /// Two who share the same record wait for each other.
    private static func lock(_ type: RecordType, _ id: ID, _ tx: RecordTransaction) async throws {
        let record = try await tx.lock(type, id)
        try await tx.require(.update, on: record, orElse: .outOfScope(.update, type))
    }

    private static func existing(_ body: Values, of record: ID, _ type: RecordType, _ tenant: ID) -> SQL {
        """
        select s.id from core.record_share s where s.tenant_id = \(tenant) and s.record = \(record) and s.record_type = \(type.name) \
        and s.deleted_at is null and (s."user" = \(body.id("user")) or s.team = \(body.id("team")))
        """
    }

    private static func write(_ body: Values, over share: ID?, of record: ID, _ type: RecordType, _ tx: RecordTransaction) async throws -> ID {
        if let share { return try await tx.update(try await tx.lock(RecordShare.type, share), ["level": body["level"] ?? .null]).id }
        let values: Values = ["record_type": .text(type.name), "record": .id(record)]
        return try await tx.create(RecordShare.type, values.merging(body)).id
    }

    private static func write(_ row: Row, to json: inout JSONWriter) throws {
        json.beginObject()
        json.key("id")
        json.id(try row[0])
        json.key("user")
        json.id(orNull: try row[1])
        json.key("team")
        json.id(orNull: try row[2])
        json.key("name")
        json.string(orNull: try row[3])
        json.key("level")
        json.string(try row[4])
        json.key("created_at")
        json.timestamp(try row[5])
        json.key("created_by")
        json.id(orNull: try row[6])
        json.endObject()
    }

    private static let schema: JSON = [
        "type": "object", "required": ["id", "user", "team", "name", "level", "created_at", "created_by"],
        "properties": [
            "id": ["type": "string", "format": "uuid"], "user": ["type": ["string", "null"], "format": "uuid"],
            "team": ["type": ["string", "null"], "format": "uuid"], "name": ["type": ["string", "null"]],
            "level": ["type": "string", "enum": ["read", "update"]], "created_at": ["type": "string", "format": "date-time"],
            "created_by": ["type": ["string", "null"], "format": "uuid"],
        ],
    ]

    private static let notOne = FieldError(
        field: "user", code: "required", message: ["en": "Name a user or a team.", "zh": "请指定一位用户或一个团队。"])
    private static let tooMany = FieldError(
        field: "user", code: "too_many", message: Text(en: "At most \(maximum) shares of a record.", zh: "每条记录最多共享 \(maximum) 次。"))
}
