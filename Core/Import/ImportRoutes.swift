import NIOCore

/// Files in: upload, map, run, watch, and take back what was refused.
public enum ImportRoutes {
    static let maximumSize = 200 << 20

    public static func addRoutes(to imports: MemberRoutes) {
        imports.post(requires: .signedIn, summary: ["en": "Upload a CSV file to import", "zh": "上传要导入的 CSV 文件"], use: upload)
            .acceptsBytes(["text/csv", "text/plain", "text/tab-separated-values", "application/octet-stream"], limit: maximumSize)
            .query(
                QueryParameter("type", ["en": "The record type's plural: customers", "zh": "记录类型（复数）：customers"], isRequired: true),
                QueryParameter("name", ["en": "The file's name", "zh": "文件名"])
            )
            .replies(.created, .json(ImportSchema.reply))
            .refusingIdempotencyKey()
        imports.get(requires: .signedIn, summary: ["en": "List the latest imports", "zh": "最近的导入"], use: list)
            .replies(.ok, .json(.list(of: ImportSchema.reply)))
        imports.get("{id}", requires: .signedIn, summary: ["en": "Show an import and its outcome", "zh": "查看导入及其结果"], use: show)
            .replies(.ok, .json(ImportSchema.reply))
        imports.patch("{id}", requires: .signedIn, summary: ["en": "Map columns to fields, set options", "zh": "映射列与字段、设置选项"], use: change)
            .accepting(schema: ImportSchema.changes).replies(.ok, .json(ImportSchema.reply))
        imports.post("{id}/run", requires: .signedIn, summary: ["en": "Start the import", "zh": "开始导入"], use: start)
            .replies(.accepted, .json(ImportSchema.reply))
        imports.delete("{id}/run", requires: .signedIn, summary: ["en": "Cancel the import", "zh": "取消导入"], use: cancel)
            .replies(.accepted, .json(ImportSchema.reply))
        imports.get("{id}/errors.csv", requires: .signedIn, summary: ["en": "Rows that were not imported", "zh": "未能导入的行"], use: errors)
            .replies(.ok, .file("text/csv"))
    }

    static func upload(_ context: MemberContext) async throws -> Response {
        let type = try type(of: context)
        try require(type, context)
        let (id, tenant, database) = (ID.new(), context.tenant, context.database)
        let name = String((try context.query["name"] ?? "import.csv").filter { $0 != "\0" }.prefix(200))
        let file = ImportRepository.insert(id, type: type, name: name, actor: context.principal.actor, now: .now, tenant: tenant)
        _ = try await database.query(file, tenant: tenant)
        var upload = ImportUpload(id, tenant: tenant, database: database, limit: maximumSize)
        for try await bytes in context.request.body { try await upload.take(bytes) }
        let end = try await upload.finish(type)
        return try await context.transaction { tx in
            try await tx.query(end)
            tx.note(type: "import", id: id, action: "import_uploaded")
            return try reply(.created, try await found(ImportRepository.one(id, tenant: tenant), tx, context), context)
        }
    }

    static func list(_ context: MemberContext) async throws -> Response {
        let rows = try await context.database.query(ImportRepository.latest(tenant: context.tenant), tenant: context.tenant)
        let imports = try rows.compactMap { try ImportRepository.decode($0, types: context.recordType(_:)) }
        return context.list(imports.filter { isAllowed($0, context) }) { $1.write(to: &$0) }
    }

    static func show(_ context: MemberContext) async throws -> Response {
        try reply(.ok, try await find(context), context)
    }

    static func errors(_ context: MemberContext) async throws -> Response {
        ErrorFile.reply(for: try await find(context), context)
    }

    static func change(_ context: MemberContext) async throws -> Response {
        let (id, json) = (try context.id, try await context.json())
        return try await context.transaction { tx in
            var file = try await found(ImportRepository.lock(id, tenant: tx.tenant), tx, context)
            guard file.status == .uploaded || file.status == .checked else { throw Problem.importAlreadyStarted }
            let changes = try ImportChanges(json, for: file)
            let format = changes.format(file.format)
            if format != file.format { try await reread(&file, as: format, tx) }
            file.options = changes.options(file.options)
            file.columns = try changes.columns(file.columns)
            try await tx.query(ImportRepository.change(file, tenant: tx.tenant))
            return try reply(.ok, file, context)
        }
    }

    static func start(_ context: MemberContext) async throws -> Response {
        let id = try context.id
        let response = try await context.transaction { tx in
            let file = try await found(ImportRepository.lock(id, tenant: tx.tenant), tx, context)
            guard file.status == .uploaded || file.status == .checked else { throw Problem.importAlreadyStarted }
            let job = JobRequest(ImportJob.type, ids: ["import": id], key: id.description)
            for statement in ImportRepository.start(file, job: job.id, now: tx.now, tenant: tx.tenant) { tx.enqueue(statement) }
            tx.enqueue(job)
            tx.note(type: "import", id: id, action: "import_started")
            return try reply(.accepted, try await found(ImportRepository.one(id, tenant: tx.tenant), tx, context), context)
        }
        context.platform.jobs.wake()
        return response
    }

    static func cancel(_ context: MemberContext) async throws -> Response {
        let id = try context.id
        return try await context.transaction { tx in
            let file = try await found(ImportRepository.lock(id, tenant: tx.tenant), tx, context)
            guard file.status == .queued || file.status == .running, let job = file.job else { throw Problem.importNotRunning }
            try await tx.query("select core.cancel_job(\(job))")
            tx.note(type: "import", id: id, action: "import_cancelled")
            return try reply(.accepted, try await found(ImportRepository.one(id, tenant: tx.tenant), tx, context), context)
        }
    }
}

extension ImportRoutes {
    private static func type(of context: MemberContext) throws -> RecordType {
        guard let name = try context.query["type"], let type = context.recordType(plural: name),
            type.actions.contains(.create)
        else { throw Problem.unknownRecordType }
        guard let module = context.platform.registry.module(of: type), !context.workspace.has(module) else { return type }
        throw Problem.moduleNotEnabled(module: module.id, title: module.title, plans: context.platform.directory.plans(with: module.id))
    }

    /// An import creates and changes, and does so in bulk.
    static let needed: [RecordAction] = [.bulk, .create, .update]

    private static func require(_ type: RecordType, _ context: MemberContext) throws {
        for action in needed { try context.principal.require(action, on: type) }
    }

    /// A file holds what its rows say: other people's are shown to those from whom nothing of the type is hidden.
    private static func isAllowed(_ file: Import, _ context: MemberContext) -> Bool {
        let access = context.principal.access
        guard needed.allSatisfy({ access.allows($0, on: file.type) }) else { return false }
        let seesAll = access.scope(.read, on: file.type) == .all && file.type === context.workspace.schema.type(file.type)
        return seesAll || file.actor.user == context.principal.user
    }

    private static func find(_ context: MemberContext) async throws -> Import {
        let rows = try await context.database.query(ImportRepository.one(try context.id, tenant: context.tenant), tenant: context.tenant)
        return try decoded(rows, context)
    }

    private static func found(_ statement: SQL, _ tx: RecordTransaction, _ context: MemberContext) async throws -> Import {
        try decoded(try await tx.query(statement), context)
    }

    private static func decoded(_ rows: Rows, _ context: MemberContext) throws -> Import {
        guard let file = try rows.first.flatMap({ try ImportRepository.decode($0, types: context.recordType(_:)) }) else {
            throw Problem.notFound
        }
        try require(file.type, context)
        guard isAllowed(file, context) else { throw Problem.notFound }
        return file
    }

    /// Another delimiter, encoding or header: the columns are others, and are guessed again.
    private static func reread(_ file: inout Import, as format: FileFormat, _ tx: RecordTransaction) async throws {
        let rows = try await tx.query(
            "select c.bytes from core.import_chunk c where c.tenant_id = \(tx.tenant) and c.import_id = \(file.id) and c.position = 0")
        guard let packed = rows.first?.bytes(0) else { throw Problem.notFound }
        let analysis = FileAnalysis(
            head: try ImportChunks.unpack(packed), encoding: format.encoding, delimiter: format.delimiter, hasHeader: format.hasHeader)
        file.rows += (file.format.hasHeader ? 1 : 0) - (format.hasHeader ? 1 : 0)
        file.format = format
        file.columns = format.hasHeader ? FieldGuess(file.type).apply(to: analysis.columns) : analysis.columns
    }

    private static func reply(_ status: HTTPResponse.Status, _ file: Import, _ context: MemberContext) throws -> Response {
        let headers: HTTPFields = status == .created ? [.location: "/api/v1/imports/\(file.id)"] : [:]
        return context.json(status, headers: headers) { file.write(to: &$0) }
    }
}

extension Problem {
    static let unknownRecordType = Problem.badRequest(
        code: "unknown_record_type", detail: ["en": "Say what to import: ?type=customers.", "zh": "请指定导入类型：?type=customers。"],
        errors: [FieldError(field: "type", code: "unknown_choice", message: ["en": "Unknown record type.", "zh": "未知的记录类型。"])])
    static let emptyFile = Problem.badRequest(code: "empty_file", detail: ["en": "The file is empty.", "zh": "文件为空。"])
    static let importAlreadyStarted = Problem.conflict(
        code: "import_already_started", detail: ["en": "The import has been started already.", "zh": "导入已经开始。"])
    static let importNotRunning = Problem.conflict(code: "import_not_running", detail: ["en": "The import is not running.", "zh": "导入未在运行。"])
}
