/// Turns an uploaded file into records, batch by batch. Each batch commits records, journal, errors, counts and the place where the next one
/// begins in one fenced transaction: whoever goes on after a crash does so exactly there.
public enum ImportJob {
    public static let type = JobType("core.import", maximumAttempts: 20) { context in
        guard let file = try await load(context, context.schema()), file.status == .queued || file.status == .running else { return }
        var run = ImportRun(file, context, plan: try await context.recordTerms())
        try await run.finish()
    }

    /// With its type as whoever uploaded it may see it now.
    private static func load(_ context: JobContext, _ schema: Schema) async throws -> Import? {
        let rows = try await context.database.query(
            ImportRepository.one(try context.id("import"), tenant: context.tenant), tenant: context.tenant)
        guard let row = rows.first, let file = try ImportRepository.decode(row, types: schema.type(named:)) else { return nil }
        let authority = try await context.authority(of: file.actor, in: schema)
        return try ImportRepository.decode(row, types: (authority?.access.schema ?? schema).type(named:))
    }
}

/// One attempt at a file. The next batch is read while the database works on the last one.
private struct ImportRun {
    private let file: Import
    private let context: JobContext
    private let reader: ImportReader
    private let resolver = ReferenceResolver()
    /// What the workspace's plan says of records.
    private let plan: RecordQuota.Terms?
    private let ledger = RecordLedger()
    private var outcome: ImportOutcome

    init(_ file: Import, _ context: JobContext, plan: RecordQuota.Terms?) {
        self.plan = plan
        self.file = file
        self.context = context
        outcome = ImportOutcome(context.checkpoint?["outcome"])
        reader = ImportReader(
            file, tenant: context.tenant, database: context.database, offset: Int(context.checkpoint?["offset"]?.whole ?? 0),
            line: Int(context.checkpoint?["line"]?.whole ?? 1))
    }

    mutating func finish() async throws {
        let reader = reader
        var next = try await reader.next()
        while let batch = next {
            async let following = reader.next()
            try await commit(batch)
            next = try await following
        }
        let (file, outcome, tenant) = (file, outcome, context.tenant)
        try await context.complete { tx in
            for statement in ImportRepository.finish(file, outcome, now: .now, tenant: tenant) { tx.enqueue(statement) }
        }
    }

    private mutating func commit(_ read: ImportReader.Batch) async throws {
        if context.isCancelled { throw CancellationError() }
        let (file, before, total) = (file, outcome, file.rows)
        let schema = try await context.schema()  // of now: a field that has become filterable meanwhile is indexed by whoever writes
        let authority = try await context.authority(of: file.actor, in: schema)  // of now, too
        let quota = plan.map { RecordQuota($0, types: context.registry.recordTypes, ledger: ledger, database: context.database) }
        outcome = try await context.transaction { sql, progress in
            let tx = RecordTransaction(
                sql, tenant: sql.tenant ?? file.id, actor: file.actor, requestID: file.id, quota: quota, schema: schema, authority: authority)
            var batch = ImportBatch(file, outcome: before, in: tx)
            try await batch.write(read.rows, resolver: resolver)
            if !batch.failures.isEmpty { sql.enqueue(ImportRepository.addErrors(batch.failures, to: file.id, tenant: tx.tenant)) }
            sql.enqueue(ImportRepository.progress(file.id, batch.outcome, tenant: tx.tenant))
            progress.checkpoint = ["offset": .integer(Int64(read.offset)), "line": .integer(Int64(read.line)), "outcome": batch.outcome.json]
            progress.done = batch.outcome.rows
            progress.total = max(total, batch.outcome.rows)
            return batch.outcome
        }
    }
}
