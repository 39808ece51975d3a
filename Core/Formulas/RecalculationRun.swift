/// Records that a job goes through, to work out anew what they have.
struct RecalculationTarget {
    let type: RecordType
    /// Only those that this reference leads to one of `sources`; all of the type without.
    var via: Field?
    var sources: [ID] = []
    var rollups: [ComputationGraph.RollupGroup] = []
    /// The field whose index is built on the way.
    var indexed: Field?

    func count(_ tenant: ID) -> SQL { "select count(*) from \(identifier: type.table) t where \(condition(tenant))" }

    func ids(after last: ID, limit: Int, _ tenant: ID) -> SQL {
        """
        select t.id from \(identifier: type.table) t where \(condition(tenant)) and t.id > \(last) order by t.id limit \(literal: limit)
        """
    }

    private func condition(_ tenant: ID) -> SQL {
        let which: SQL = via.map { " and \($0.leads(to: sources, tenant: tenant))" } ?? ""
        return "t.tenant_id = \(tenant)\(type.belongs())\(which)"
    }
}

/// One attempt of a job at many records, batch by batch in the order of their keys. What a batch wrote and how far it came are committed together, so that
/// another attempt goes on behind it; and doing a batch twice changes nothing the second time.
struct RecalculationRun {
    static let batchSize = 500

    typealias Step = @Sendable (RecordTransaction) async throws -> RecalculationTarget?
    typealias Note = @Sendable (Int64, RecordTransaction) async throws -> Void

    let context: JobContext
    /// Asked in each batch: nil when there is nothing to do any more.
    let target: Step
    /// Tells how many records are done.
    let note: Note
    /// In the job's last transaction.
    let finish: Note

    func perform() async throws {
        var progress = RecalculationProgress(context.checkpoint)
        while true {
            if context.isCancelled { throw CancellationError() }
            switch try await step(progress) {
            case .more(let reached): progress = reached
            case .end: return try await complete(progress)
            case .superseded: return
            }
        }
    }

    private enum Outcome {
        case more(RecalculationProgress)
        case end, superseded
    }

    /// The schema is that of now: what somebody changes meanwhile counts from the next batch on.
    private func step(_ before: RecalculationProgress) async throws -> Outcome {
        let schema = try await context.schema()
        return try await context.transaction { sql, saved in
            let tx = context.recordTransaction(sql, in: schema)
            guard let target = try await target(tx) else { return .superseded }
            if before.done == 0 { saved.total = try await tx.query(target.count(tx.tenant)).scalar() }
            let ids: [ID] = try await tx.query(target.ids(after: before.last, limit: Self.batchSize, tx.tenant)).map { try $0[0] }
            guard let last = ids.last else { return .end }
            try await Recalculation.refresh(target.type, ids, rollups: target.rollups, indexed: target.indexed, in: tx)
            let after = RecalculationProgress(last: last, done: before.done + Int64(ids.count))
            try await note(after.done, tx)
            saved.checkpoint = after.json
            saved.done = after.done
            return .more(after)
        }
    }

    private func complete(_ progress: RecalculationProgress) async throws {
        let schema = try await context.schema()
        try await context.complete { sql in try await finish(progress.done, context.recordTransaction(sql, in: schema)) }
    }
}

/// How far a job is.
private struct RecalculationProgress: Sendable {
    let last: ID
    let done: Int64

    init(last: ID, done: Int64) {
        self.last = last
        self.done = done
    }

    init(_ checkpoint: JSON?) {
        last = checkpoint?["after"]?.text.flatMap { ID($0) } ?? ID(hi: 0, lo: 0)
        done = checkpoint?["done"]?.whole ?? 0
    }

    var json: JSON { ["after": .string("\(last)"), "done": .integer(done)] }
}
