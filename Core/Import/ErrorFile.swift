import NIOCore

/// The rows that were not taken, as they came, with their line and the reasons: a file to be mended and imported again.
package enum ErrorFile {
    package static func reply(for file: Import, _ context: MemberContext) -> Response {
        let (database, tenant, language) = (context.database, context.tenant, context.language)
        let body = ResponseBody { writer in
            var buffer = ByteBuffer(bytes: CSV.mark)
            CSV.write(file.columns.map(\.name) + ["line", "errors"], to: &buffer)
            var last: Int64 = 0
            while true {
                let rows = try await database.query(ImportRepository.errors(of: file.id, after: last, tenant: tenant), tenant: tenant)
                for row in rows {
                    last = try row[0]
                    CSV.write(try cells(row, width: file.columns.count, language), to: &buffer)
                }
                try await writer.write(buffer)
                buffer.clear()
                if rows.isEmpty { break }
            }
            try await writer.finish(nil)
        }
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"errors-\(file.id).csv\"",
        ]
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func cells(_ row: Row, width: Int, _ language: Language) throws -> [String] {
        let (stored, reasons): (JSON, JSON) = (try row[1], try row[2])
        var cells = stored.items?.compactMap(\.text) ?? []
        while cells.count < width { cells.append("") }
        let line: Int64 = try row[0]
        let errors = (reasons.items ?? []).map { reason in
            let field = reason["field"]?.text ?? ""
            return (field.isEmpty ? "" : field + ": ") + (reason[language.rawValue]?.text ?? "")
        }
        return cells + [String(line), errors.joined(separator: " ")]
    }
}
