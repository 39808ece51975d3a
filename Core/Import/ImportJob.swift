/// Turns an uploaded file into records, batch by batch. Each batch commits records, journal, errors, counts and the place where the next one
/// begins in one fenced transaction: whoever goes on after a crash does so exactly there.
public enum ImportJob {
    public static let type = JobType("core.import", maximumAttempts: 20) { context in
        guard let file = try await load(context), file.status == .queued || file.status == .running else { return }
        try await ImportRun(file, context).run()
    }

    private static func load(_ context: JobContext) async throws -> Import? {
        let rows = try await context.database.query(
            ImportRepository.one(try context.id("import"), tenant: context.tenant), tenant: context.tenant)
        return try rows.first.flatMap { try ImportRepository.decode($0, registry: context.registry) }
    }
}

/// One attempt at a file.
private final class ImportRun {
    private let file: Import
    private let context: JobContext
    private let plan: ImportPlan
    private let source: ImportSource
    private let resolver = ReferenceResolver()
    private let refersToItself: Bool
    private var outcome: ImportOutcome
    private var place: Place

    /// Where a batch ended.
    private struct Place {
        var offset: Int
        var line: Int

        init(_ source: ImportSource) {
            offset = source.offset
            line = source.line
        }
    }

    private var rows: [ImportRow] = []
    /// External ids in `rows`.
    private var names: Set<String> = []

    init(_ file: Import, _ context: JobContext) {
        self.file = file
        self.context = context
        plan = ImportPlan(file)
        refersToItself = file.type.fields.contains { $0.kind.reference === file.type }
        outcome = ImportOutcome(context.checkpoint?["outcome"])
        source = ImportSource(
            file, tenant: context.tenant, database: context.database, offset: Int(context.checkpoint?["offset"]?.whole ?? 0),
            line: Int(context.checkpoint?["line"]?.whole ?? 1))
        place = Place(source)
    }

    func run() async throws {
        if place.offset == 0, file.format.hasHeader { _ = try await source.next() }
        while let row = try await source.next() {
            let row = plan.read(row)
            if depends(onBatch: row) { try await commit() }
            rows.append(row)
            if let name = row.externalID { names.insert(name) }
            place = Place(source)
            if rows.count == BulkWriter.batchSize { try await commit() }
        }
        try await commit()
        let (file, outcome, tenant) = (file, outcome, context.tenant)
        try await context.complete { tx in
            for statement in ImportRepository.finish(file, outcome, now: .now, tenant: tenant) { tx.enqueue(statement) }
        }
    }

    /// The same record twice, or a record that another row of the batch refers to: one after the other.
    private func depends(onBatch row: ImportRow) -> Bool {
        if let name = row.externalID, names.contains(name) { return true }
        guard refersToItself else { return false }
        return row.references.contains { $0.field.kind.reference === file.type && names.contains($0.text) }
    }

    private func commit() async throws {
        guard !rows.isEmpty else { return }
        if context.isCancelled { throw CancellationError() }
        let (file, rows, place, before, total) = (file, rows, place, outcome, file.rows)
        outcome = try await context.transaction { sql, progress in
            let tx = RecordTransaction(sql, tenant: sql.tenant ?? file.id, actor: file.actor, requestID: file.id)
            var batch = ImportBatch(file, outcome: before, in: tx)
            try await batch.write(rows, resolver: resolver)
            if !batch.failures.isEmpty { sql.enqueue(ImportRepository.addErrors(batch.failures, to: file.id, tenant: tx.tenant)) }
            sql.enqueue(ImportRepository.progress(file.id, batch.outcome, tenant: tx.tenant))
            progress.checkpoint = ["offset": .integer(Int64(place.offset)), "line": .integer(Int64(place.line)), "outcome": batch.outcome.json]
            progress.done = batch.outcome.rows
            progress.total = max(total, batch.outcome.rows)
            return batch.outcome
        }
        self.rows.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
    }
}
