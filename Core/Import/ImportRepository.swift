/// The statements on `core.import` and `core.import_error`.
package enum ImportRepository {
    /// Columns as `decode` takes them. Whether a queued import runs, failed or was cancelled is known by its job.
    private static let selection: SQL = """
        select i.id, i.record_type, i.name, i.status, i.size, i.row_count, i.format, i.columns, i.options, i.outcome, i.job_id, i.actor, \
        i.created_at, i.started_at, i.finished_at, j.state from core.import i \
        left join core.job j on j.tenant_id = i.tenant_id and j.id = i.job_id
        """

    package static func one(_ id: ID, tenant: ID) -> SQL { "\(selection) where i.tenant_id = \(tenant) and i.id = \(id) and i.status <> 'uploading'" }

    package static func lock(_ id: ID, tenant: ID) -> SQL { "\(one(id, tenant: tenant)) for update of i" }

    package static func latest(tenant: ID) -> SQL {
        "\(selection) where i.tenant_id = \(tenant) and i.status <> 'uploading' order by i.id desc limit 100"
    }

    /// Nil for a type that is no longer installed.
    package static func decode(_ row: Row, types: (String) -> RecordType?) throws -> Import? {
        guard let type = types(try row[1]) else { return nil }
        let columns: JSON = try row[7]
        return Import(
            id: try row[0], type: type, name: try row[2], status: status(try row[3], job: try row[15]), size: try row[4], rows: try row[5],
            format: FileFormat(try row[6]), columns: columns.items?.map(ImportColumn.init) ?? [], options: ImportOptions(try row[8]),
            outcome: ImportOutcome(try row[9]), job: try row[10], actor: Actor(try row[11]), createdAt: try row[12], startedAt: try row[13],
            finishedAt: try row[14])
    }

    private static func status(_ stored: String, job: String?) -> Import.Status {
        guard let status = Import.Status(rawValue: stored), status == .queued else { return Import.Status(rawValue: stored) ?? .failed }
        switch job {
        case "ready": return .queued
        case "running": return .running
        case "dead", "done": return .failed
        default: return .cancelled
        }
    }

    package static func insert(_ id: ID, type: RecordType, name: String, actor: Actor, now: Timestamp, tenant: ID) -> SQL {
        """
        insert into core.import (tenant_id, id, record_type, name, status, actor, created_at) \
        values (\(tenant), \(id), \(type.name), \(name), 'uploading', \(actor.json), \(now))
        """
    }

    package static func uploaded(_ id: ID, size: Int, rows: Int, format: FileFormat, columns: [ImportColumn], tenant: ID) -> SQL {
        """
        update core.import set status = 'uploaded', size = \(size), row_count = \(rows), format = \(format.json), \
        columns = \(JSON.array(columns.map(\.json))), options = \(ImportOptions().json) where tenant_id = \(tenant) and id = \(id)
        """
    }

    package static func change(_ file: Import, tenant: ID) -> SQL {
        """
        update core.import set format = \(file.format.json), columns = \(JSON.array(file.columns.map(\.json))), options = \(file.options.json), \
        row_count = \(file.rows) where tenant_id = \(tenant) and id = \(file.id)
        """
    }

    /// Ready to run from the first row.
    package static func start(_ file: Import, job: ID, now: Timestamp, tenant: ID) -> [SQL] {
        [
            "delete from core.import_error where tenant_id = \(tenant) and import_id = \(file.id)",
            """
            update core.import set status = 'queued', job_id = \(job), started_at = \(now), finished_at = null, outcome = '{}' \
            where tenant_id = \(tenant) and id = \(file.id)
            """,
        ]
    }

    package static func progress(_ id: ID, _ outcome: ImportOutcome, tenant: ID) -> SQL {
        "update core.import set outcome = \(outcome.json) where tenant_id = \(tenant) and id = \(id)"
    }

    /// A dry run keeps the file for the real one.
    package static func finish(_ file: Import, _ outcome: ImportOutcome, now: Timestamp, tenant: ID) -> [SQL] {
        let status: Import.Status = file.options.isDryRun ? .checked : .done
        let update: SQL = """
            update core.import set status = \(status.rawValue), outcome = \(outcome.json), finished_at = \(now) \
            where tenant_id = \(tenant) and id = \(file.id)
            """
        return file.options.isDryRun ? [update] : [update, ImportChunks.delete(file.id, tenant: tenant)]
    }

    package static func addErrors(_ failures: [ImportFailure], to id: ID, tenant: ID) -> SQL {
        """
        insert into core.import_error (tenant_id, import_id, line, cells, reasons) \
        select \(tenant), \(id), v.line, v.cells, v.reasons from unnest(\(failures.map { Int64($0.line) }), \
        \(Bind.jsons(failures.map(\.cellBytes))), \(Bind.jsons(failures.map(\.reasonBytes)))) as v (line, cells, reasons) \
        on conflict (tenant_id, import_id, line) do nothing
        """
    }

    /// Columns: line, cells, reasons. A page of those behind a line.
    package static func errors(of id: ID, after line: Int64, tenant: ID) -> SQL {
        """
        select e.line, e.cells, e.reasons from core.import_error e \
        where e.tenant_id = \(tenant) and e.import_id = \(id) and e.line > \(line) order by e.line limit 2000
        """
    }
}

/// A row that was not taken, as it came, and why.
package struct ImportFailure: Sendable {
    package let line: Int
    package let cells: [String]
    package let errors: [FieldError]

    package var cellBytes: [UInt8] { Array(JSON.array(cells.map { .string($0.filter { $0 != "\0" }) }).serialized.utf8) }

    package var reasonBytes: [UInt8] {
        let reasons = errors.map { error -> JSON in
            ["field": .string(error.field), "code": .string(error.code), "en": .string(error.message.en), "zh": .string(error.message.zh)]
        }
        return Array(JSON.array(reasons).serialized.utf8)
    }
}

extension Actor {
    /// How an import remembers in whose name it works.
    package var json: JSON {
        ["kind": .string(kind), "id": id.map { .string($0.description) } ?? .null, "user": user.map { .string($0.description) } ?? .null]
    }

    package init(_ json: JSON) {
        let user = json["user"]?.text.flatMap { ID($0) }
        let id = json["id"]?.text.flatMap { ID($0) }
        switch (json["kind"]?.text, id, user) {
        case ("user", let id?, _): self = .user(id)
        case ("api_key", let id?, let user?): self = .apiKey(id, user: user)
        case ("operator", _, _): self = .operator
        default: self = .system
        }
    }
}
