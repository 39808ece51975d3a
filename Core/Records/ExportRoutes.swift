import NIOCore

/// `GET export.csv?filter&sort&fields`: all records that a list would show, as one file, written while it is read.
enum ExportRoutes {
    /// Records in memory at a time.
    private static let pageSize = 500

    static func addRoutes(for type: RecordType, to routes: MemberRoutes) {
        let (en, zh) = (type.pluralTitle.en.lowercased(), type.pluralTitle.zh)
        routes.get("export.csv", requires: .read(type), summary: Text(en: "Export \(en) as a file", zh: "导出\(zh)文件")) {
            try await export(try $0.query.options, $0.type(type), $0)
        }
        .query(parameters).replies(.ok, .file("text/csv"))
        routes.post(
            "export.csv/query", requires: .read(type), summary: Text(en: "Export \(en) by a long filter as a file", zh: "按复杂条件导出\(zh)文件")
        ) {
            try await export(ListOption.all(of: try await $0.json()), $0.type(type), $0)
        }
        .accepting(schema: body).replies(.ok, .file("text/csv")).reading()
    }

    private static func export(_ options: [ListOption], _ type: RecordType, _ context: MemberContext) async throws -> Response {
        try context.principal.require(.export, on: type)
        let request = try ExportRequest(options, of: type, in: context.schema, me: context.principal)
        let reader = PageReader(request: request.records, database: context.database, tenant: context.tenant)
        // Read before anything is answered: what is wrong with the question is still told as a problem.
        let first = try await reader.page(after: nil, limit: pageSize)
        try await note(request, context)
        return Response(status: .ok, headers: headers(type, context.language), body: body(request, reader, first, context))
    }

    /// Who has taken what out of the house.
    private static func note(_ request: ExportRequest, _ context: MemberContext) async throws {
        let payload: JSON = [
            "type": .string(request.type.name), "query": .string(request.records.scope),
            "columns": .array(request.columns.map { .string($0.name) }),
        ]
        _ = try await context.transaction { tx in
            tx.note(type: "export", id: .new(), action: "export", payload: payload)
            return context.empty()
        }
    }

    /// One page is in memory at a time, and the next is read when the caller has taken the last. Ends with the caller's connection.
    private static func body(_ request: ExportRequest, _ reader: PageReader, _ first: PageReader.Page, _ context: MemberContext) -> ResponseBody {
        let (language, authority, schema) = (context.language, context.principal.authority, context.schema)
        return ResponseBody { writer in
            var cells = ExportCells(request, language: language)
            var buffer = ByteBuffer(bytes: CSV.mark)
            CSV.write(cells.header, to: &buffer)
            var page = first
            while true {
                try Task.checkCancellation()
                try await cells.prepare(page.pieces, from: reader.database, for: authority, in: schema)
                for piece in page.pieces { write(piece, cells, to: &buffer) }
                try await writer.write(buffer)
                buffer.clear()
                guard let next = page.next else { break }
                page = try await reader.page(after: next, limit: pageSize)
            }
            try await writer.finish(nil)
        }
    }

    private static func write(_ piece: PageReader.Piece, _ cells: ExportCells, to buffer: inout ByteBuffer) {
        let columns = cells.request.columns.compactMap { field in piece.plan.columns.first { $0.field.name == field.name } }
        for row in 0..<piece.count { CSV.write(cells.cells(piece, row, columns), to: &buffer) }
    }

    /// The name in the reader's language (RFC 8187), and one for those who know ASCII alone.
    private static func headers(_ type: RecordType, _ language: Language) -> HTTPFields {
        let day = Timestamp.now.date
        let name = PercentEncoding.encode("\(type.pluralTitle[language])-\(day).csv")
        return [
            .contentType: "text/csv; charset=utf-8; header=present", .contentLanguage: language.tag,
            .contentDisposition: "attachment; filename=\"\(type.plural)-\(day).csv\"; filename*=UTF-8''\(name)",
        ]
    }

    private static let own: [QueryParameter] = [
        QueryParameter("fields", ["en": "Columns in their order, separated by commas", "zh": "按顺序排列的列,以逗号分隔"]),
        QueryParameter(
            "header", ["en": "First row: titles in your language, or names of fields", "zh": "首行:标题或字段名"],
            schema: ["type": "string", "enum": ["titles", "names"], "default": "titles"]),
        QueryParameter(
            "values", ["en": "Titles and names for people, or codes, ids and RFC 3339 for programs", "zh": "供人阅读的名称,或供程序使用的代码、编号与 RFC 3339 时间"],
            schema: ["type": "string", "enum": ["titles", "codes"], "default": "titles"]),
        QueryParameter(
            "utc_offset", ["en": "Zone of the times for people: +08:00", "zh": "时间的时区:+08:00"],
            schema: ["type": "string", "pattern": "^[+-][0-9]{2}:[0-9]{2}$", "default": "+00:00"]),
    ]

    private static let parameters = ListRequest.parameters.filter { ["filter", "sort", "deleted"].contains($0.name) } + own

    private static let body: JSON = {
        var properties: JSONObject = [
            "filter": ["type": ["array", "object"]], "sort": ["type": "string"], "deleted": ["type": "boolean"],
        ]
        for parameter in own { properties[parameter.name] = parameter.schema }
        properties["fields"] = ["type": "array", "items": ["type": "string"]]
        return ["type": "object", "additionalProperties": false, "properties": .object(properties)]
    }()
}
