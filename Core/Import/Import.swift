/// A file on its way to become records.
package struct Import: Sendable {
    package enum Status: String, CaseIterable, Sendable {
        /// Bytes are still coming.
        case uploading
        /// To be mapped and run.
        case uploaded
        case queued, running
        /// A dry run is over.
        case checked
        case done
        /// The job has had all its attempts; `POST jobs/{id}/replay` goes on where it stopped.
        case failed
        case cancelled
    }

    package let id: ID
    package let type: RecordType
    package let name: String
    package var status: Status
    package let size: Int64
    /// Rows of data, as counted while the file came.
    package var rows: Int64
    package var format: FileFormat
    package var columns: [ImportColumn]
    package var options: ImportOptions
    package let outcome: ImportOutcome
    package let job: ID?
    package let actor: Actor
    package let createdAt: Timestamp
    package let startedAt: Timestamp?
    package let finishedAt: Timestamp?

    /// How `GET imports/{id}` shows it.
    package func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.id(id)
        for (name, value) in members {
            json.key(name)
            json.json(value)
        }
        json.endObject()
    }

    private var members: [(String, JSON)] {
        [
            ("type", .string(type.plural)), ("name", .string(name)), ("status", .string(status.rawValue)),
            ("encoding", .string(format.encoding.rawValue)), ("delimiter", .string(format.delimiterText)), ("has_header", .boolean(format.hasHeader)),
            ("size", .integer(size)), ("rows", .integer(rows)), ("columns", .array(columns.map(\.json))), ("options", options.json),
            ("progress", ["done": .integer(outcome.rows), "total": .integer(max(rows, outcome.rows))]), ("outcome", outcome.json),
            ("job", job.map { .string($0.description) } ?? .null), ("created_at", .string(createdAt.description)),
            ("started_at", startedAt.map { .string($0.description) } ?? .null), ("finished_at", finishedAt.map { .string($0.description) } ?? .null),
        ]
    }
}
