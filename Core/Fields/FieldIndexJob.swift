/// Fills the index of a field that has become filterable or unique, from the records that are there already.
///
/// Batches by key: each locks its records, so that what a member writes meanwhile comes before it or after it. Whoever began to write before the
/// change may not know of it, and is waited for. A definition names the one job that builds its index; any other sees that it has been superseded,
/// and ends. One that somebody cancelled goes on where it was when it is run again.
enum FieldIndexJob {
    static let type = JobType("core.field_index", maximumAttempts: 20) { context in
        var run = FieldIndexRun(context, field: try context.id("field"))
        if context.checkpoint == nil { try await context.waitForOlderTransactions() }
        try await run.finish()
    }

    /// Not before every server knows of the change: from then on all that is written is indexed by whoever writes it.
    static func request(_ field: ID, job: ID, _ tx: RecordTransaction) -> JobRequest {
        JobRequest(type, id: job, ids: ["field": field], at: tx.now.adding(seconds: 2))
    }
}

/// One attempt at the index of a field.
private struct FieldIndexRun {
    private static let batchSize = 1000
    /// In `migrations/core/20261122_0910_create_field_values.sql`.
    private static let uniqueIndex = "field_value_unique_key_unique"

    private enum Outcome {
        case more(FieldIndexProgress)
        case end, superseded
    }

    private let context: JobContext
    private let id: ID
    private var progress: FieldIndexProgress

    init(_ context: JobContext, field id: ID) {
        self.context = context
        self.id = id
        progress = FieldIndexProgress(context.checkpoint)
    }

    mutating func finish() async throws {
        while true {
            if context.isCancelled { throw CancellationError() }
            do {
                switch try await step() {
                case .more(let progress): self.progress = progress
                case .end: return try await complete()
                case .superseded: return
                }
            } catch let error as DatabaseError where error.constraint == Self.uniqueIndex {
                progress.hasDuplicates = true
                try await giveUpUniqueness()
            }
        }
    }

    private func step() async throws -> Outcome {
        let (id, before) = (id, progress)
        return try await context.transaction { sql, saved in
            let tx = context.recordTransaction(sql)
            guard let target = try await FieldIndexTarget.lock(id, job: context.id, registry: context.registry, tx) else { return .superseded }
            if before.done == 0 { saved.total = try await tx.query(target.count(tx.tenant)).scalar() }
            let records = try await tx.query(target.records(after: before.last, limit: Self.batchSize, tx.tenant))
            guard let last = records.last else { return .end }
            let after = FieldIndexProgress(last: try last[0], done: before.done + Int64(records.count), hasDuplicates: before.hasDuplicates)
            try target.write(records, tx)
            tx.enqueue("update core.field set indexed = \(after.done) where tenant_id = \(tx.tenant) and id = \(id)")
            saved.checkpoint = after.json
            saved.done = after.done
            return .more(after)
        }
    }

    /// Two records have the same value: the index is built all the same, and the definition says so.
    private func giveUpUniqueness() async throws {
        let (id, progress) = (id, progress)
        try await context.transaction { sql, saved in
            let tx = context.recordTransaction(sql)
            guard let target = try await FieldIndexTarget.lock(id, job: context.id, registry: context.registry, tx) else { return }
            try await tx.update(target.definition, ["unique": .boolean(false)])
            saved.checkpoint = progress.json
        }
    }

    private func complete() async throws {
        let (id, progress) = (id, progress)
        try await context.complete { sql in
            let tx = context.recordTransaction(sql)
            guard let target = try await FieldIndexTarget.lock(id, job: context.id, registry: context.registry, tx) else { return }
            let state = progress.hasDuplicates ? FieldDefinition.IndexState.duplicates : .ready
            try await tx.update(target.definition, ["index_state": state.value, "indexed": .integer(progress.done)])
        }
    }
}

/// How far an index is.
private struct FieldIndexProgress: Sendable {
    let last: ID
    let done: Int64
    var hasDuplicates: Bool

    init(last: ID, done: Int64, hasDuplicates: Bool) {
        self.last = last
        self.done = done
        self.hasDuplicates = hasDuplicates
    }

    init(_ checkpoint: JSON?) {
        last = checkpoint?["after"]?.text.flatMap { ID($0) } ?? ID(hi: 0, lo: 0)
        done = checkpoint?["done"]?.whole ?? 0
        hasDuplicates = checkpoint?["duplicates"]?.flag ?? false
    }

    var json: JSON { ["after": .string("\(last)"), "done": .integer(done), "duplicates": .boolean(hasDuplicates)] }
}
