/// Reads a file's rows in batches that can be written together, from some place on.
actor ImportReader {
    struct Batch: Sendable {
        var rows: [ImportRow] = []
        /// Behind the last of the rows: bytes of text from the file's beginning, and lines.
        var offset = 0
        var line = 0
    }

    private let type: RecordType
    private let plan: ImportPlan
    private let source: ImportSource
    private let refersToItself: Bool
    private var skipsHeader: Bool
    /// Read, but to be written after the batch it depends on.
    private var waiting: ImportRow?
    /// External ids in the batch under way.
    private var names: Set<String> = []

    init(_ file: Import, tenant: ID, database: Database, offset: Int, line: Int) {
        type = file.type
        plan = ImportPlan(file)
        refersToItself = file.type.fields.contains { $0.kind.reference?.name == file.type.name }
        skipsHeader = offset == 0 && file.format.hasHeader
        source = ImportSource(file, tenant: tenant, database: database, offset: offset, line: line)
    }

    /// Up to `BulkWriter.batchSize` rows; nil behind the last one.
    func next() async throws -> Batch? {
        if skipsHeader { _ = try await source.next() }
        skipsHeader = false
        var batch = Batch()
        names.removeAll(keepingCapacity: true)
        while batch.rows.count < BulkWriter.batchSize, let row = try await row() {
            if depends(row) {
                waiting = row
                break
            }
            append(row, to: &batch)
        }
        return batch.rows.isEmpty ? nil : batch
    }

    private func row() async throws -> ImportRow? {
        defer { waiting = nil }
        if let waiting { return waiting }
        return try await source.next().map(plan.read)
    }

    private func append(_ row: ImportRow, to batch: inout Batch) {
        if let name = row.externalID { names.insert(name) }
        batch.rows.append(row)
        batch.offset = source.offset
        batch.line = source.line
    }

    /// The same record twice, or a record that another row of the batch refers to: one after the other.
    private func depends(_ row: ImportRow) -> Bool {
        if let name = row.externalID, names.contains(name) { return true }
        guard refersToItself else { return false }
        return row.references.contains { $0.field.kind.reference?.name == type.name && names.contains($0.text) }
    }
}
