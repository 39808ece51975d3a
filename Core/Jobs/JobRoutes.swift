/// The queue as administrators see it: their own workspace's jobs, dead ones to be replayed, running ones to be cancelled.
public enum JobRoutes {
    public static let manage = Permission("core.jobs.manage", title: ["en": "See and manage background jobs", "zh": "查看和管理后台任务"])

    public static func addRoutes(to jobs: MemberRoutes) {
        jobs.get(requires: .permission(manage), summary: ["en": "List background jobs, newest first", "zh": "后台任务列表（最新在前）"], use: list)
            .query(
                QueryParameter(
                    "state", ["en": "Only jobs in this state", "zh": "仅此状态的任务"],
                    schema: ["type": "string", "enum": .array(states.map(JSON.string))])
            )
            .replies(.ok, .json(.list(of: schema)))
        jobs.get("{id}", requires: .permission(manage), summary: ["en": "Show a background job", "zh": "查看后台任务"], use: show)
            .replies(.ok, .json(schema))
        jobs.post(
            "{id}/replay", requires: .permission(manage),
            summary: ["en": "Run a dead or cancelled job again", "zh": "重新运行失败或已取消的任务"], use: replay
        ).replies(.accepted, .json(schema))
        jobs.delete("{id}", requires: .permission(manage), summary: ["en": "Cancel a job", "zh": "取消任务"], use: cancel)
            .replies(.accepted, .json(schema))
    }

    private static let states = ["ready", "running", "done", "dead", "cancelled"]

    static func list(_ context: MemberContext) async throws -> Response {
        let state = try context.query["state"]
        guard state.map(states.contains) ?? true else { throw Problem.unknownJobState }
        let rows = try await context.database.query(
            """
            select \(columns) from core.job j where j.tenant_id = \(context.tenant) and (\(state) is null or j.state = \(state)) \
            order by j.id desc limit 200
            """, tenant: context.tenant)
        return try context.list(rows) { try write($1, context.language, to: &$0) }
    }

    static func show(_ context: MemberContext) async throws -> Response {
        let rows = try await context.database.query(one(try context.id, context.tenant), tenant: context.tenant)
        return try reply(.ok, rows, context)
    }

    static func replay(_ context: MemberContext) async throws -> Response {
        let response = try await change(context, "select core.replay_job(\(try context.id))", otherwise: .jobNotReplayable)
        context.platform.jobs.wake()
        return response
    }

    static func cancel(_ context: MemberContext) async throws -> Response {
        try await change(context, "select core.cancel_job(\(try context.id))", otherwise: .jobFinished)
    }

    private static func change(_ context: MemberContext, _ statement: SQL, otherwise problem: Problem) async throws -> Response {
        let id = try context.id
        return try await context.transaction { tx in
            let rows = try await tx.query(one(id, tx.tenant))
            guard !rows.isEmpty else { throw Problem.notFound }
            let state: String? = try await tx.query(statement).first?[0]
            guard state != nil else { throw problem }
            tx.note(type: "job", id: id, action: "job_\(state == "ready" ? "replayed" : "cancelled")")
            return try reply(.accepted, try await tx.query(one(id, tx.tenant)), context)
        }
    }

    private static func one(_ id: ID, _ tenant: ID) -> SQL {
        "select \(columns) from core.job j where j.tenant_id = \(tenant) and j.id = \(id)"
    }

    private static func reply(_ status: HTTPResponse.Status, _ rows: Rows, _ context: MemberContext) throws -> Response {
        guard let row = rows.first else { throw Problem.notFound }
        return try context.json(status) { try write(row, context.language, to: &$0) }
    }
}

/// How a job looks.
extension JobRoutes {
    private static let columns: SQL = """
        j.id, j.kind, j.state, j.attempts, j.maximum_attempts, j.done, j.total, j.message, j.error, j.is_cancelling, j.run_at, j.created_at, \
        j.started_at, j.finished_at
        """

    private static func write(_ row: Row, _ language: Language, to json: inout JSONWriter) throws {
        let message: JSON? = try row[7]
        json.beginObject()
        json.key("id")
        json.id(try row[0])
        for (index, name) in ["kind", "state"].enumerated() { member(name, .string(try row[index + 1]), to: &json) }
        for (index, name) in ["attempts", "maximum_attempts", "done", "total"].enumerated() {
            member(name, (try row[index + 3] as Int64?).map(JSON.integer), to: &json)
        }
        member("message", message?[language.rawValue], to: &json)
        member("error", (try row[8] as String?).map(JSON.string), to: &json)
        member("is_cancelling", .boolean(try row[9]), to: &json)
        for (index, name) in ["run_at", "created_at", "started_at", "finished_at"].enumerated() {
            member(name, (try row[index + 10] as Timestamp?).map { .string($0.description) }, to: &json)
        }
        json.endObject()
    }

    private static func member(_ name: String, _ value: JSON?, to json: inout JSONWriter) {
        json.key(name)
        json.json(value ?? .null)
    }

    private static let schema: JSON = [
        "type": "object",
        "required": ["id", "kind", "state", "attempts", "maximum_attempts", "done", "created_at"],
        "properties": [
            "id": ["type": "string", "format": "uuid"], "kind": ["type": "string"],
            "state": ["type": "string", "enum": .array(states.map(JSON.string))],
            "attempts": ["type": "integer"], "maximum_attempts": ["type": "integer"], "done": ["type": "integer"],
            "total": ["type": ["integer", "null"]], "message": ["type": ["string", "null"]], "error": ["type": ["string", "null"]],
            "is_cancelling": ["type": "boolean"], "run_at": ["type": "string", "format": "date-time"],
            "created_at": ["type": "string", "format": "date-time"], "started_at": ["type": ["string", "null"], "format": "date-time"],
            "finished_at": ["type": ["string", "null"], "format": "date-time"],
        ],
    ]
}

extension Problem {
    static let jobFinished = Problem.conflict(
        code: "job_finished", detail: ["en": "The job is finished: there is nothing to cancel.", "zh": "任务已结束，无法取消。"])
    public static let jobNotReplayable = Problem.conflict(
        code: "job_not_replayable", detail: ["en": "Only dead and cancelled jobs can be run again.", "zh": "只有失败或已取消的任务可以重新运行。"])
    static let unknownJobState = Problem.badRequest(
        code: "invalid_query", detail: ["en": "There is no such state of jobs.", "zh": "没有此任务状态。"],
        errors: [FieldError(field: "state", code: "unknown_choice", message: ["en": "Unknown state.", "zh": "未知状态。"])])
}
