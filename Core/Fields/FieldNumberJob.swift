/// Gives numbers to the records that were there before their field, in the order of their creation, which is that of their ids.
enum FieldNumberJob {
    static let type = JobType("core.field_numbering", maximumAttempts: 20) { context in
        var run = FieldNumberRun(context, field: try context.id("field"))
        if context.checkpoint == nil { try await context.waitForOlderTransactions() }
        try await run.finish()
    }

    /// Not before every server knows of the field: from then on new records come with numbers.
    static func request(_ field: ID, _ tx: RecordTransaction) -> JobRequest {
        JobRequest(type, ids: ["field": field], key: "\(field)", at: tx.now.adding(seconds: 2))
    }
}

/// One attempt. Numbers are set aside before records are locked, so that whoever creates and changes records meanwhile never waits in a circle; what
/// has been set aside is in the checkpoint.
private struct FieldNumberRun {
    private static let batchSize = 1000

    private let context: JobContext
    private let id: ID
    private var progress: FieldNumbering

    init(_ context: JobContext, field id: ID) {
        self.context = context
        self.id = id
        progress = FieldNumbering(context.checkpoint)
    }

    mutating func finish() async throws {
        while true {
            if context.isCancelled { throw CancellationError() }
            if progress.isSpent { try await setAside() }
            guard !progress.isSpent, try await step() else { return }
        }
    }

    /// Leaves nothing set aside where no record lacks a number.
    private mutating func setAside() async throws {
        let (id, before) = (id, progress)
        progress = try await context.transaction { sql, saved in
            let tx = context.recordTransaction(sql)
            guard let target = try await FieldRecords.lock(id, registry: context.registry, tx) else { return before }
            let lacking: SQL = "select 1 from \(identifier: target.type.table) t where \(target.lacking(target.slot, tx.tenant))"
            let wanted = { () async throws -> Int64 in
                try await tx.query("select count(*) from (\(lacking) limit \(literal: Self.batchSize)) few").scalar() ?? 0
            }
            guard let numbers = try await Autonumber.reserve(id, wanted: wanted, tx) else { return before }
            let after = before.taking(numbers)
            saved.checkpoint = after.json
            saved.total = after.done + Int64(numbers.count)
            return after
        }
    }

    /// False where no record is left.
    private mutating func step() async throws -> Bool {
        let (id, before) = (id, progress)
        let schema = try await context.schema()
        guard let after = try await context.transaction({ sql, saved in try await Self.number(id, before, context, sql, schema, &saved) }) else {
            return false
        }
        progress = after
        return true
    }

    private static func number(
        _ id: ID, _ before: FieldNumbering, _ context: JobContext, _ sql: Transaction, _ schema: Schema, _ saved: inout JobProgress
    ) async throws -> FieldNumbering? {
        let tx = context.recordTransaction(sql, in: schema)
        guard let target = try await FieldRecords.lock(id, registry: context.registry, tx), let pattern = target.field.custom?.numbering else {
            return nil
        }
        let rows = try await tx.query(
            """
            select t.id, t.created_at, t.deleted_at is null from \(identifier: target.type.table) t where \(target.lacking(target.slot, tx.tenant)) \
            and t.id > \(before.after) order by t.id limit \(literal: min(Self.batchSize, before.left)) for no key update
            """)
        guard let last = rows.last else { return nil }
        let rewrites = try rows.enumerated().map { place, row in
            let created: Timestamp = try row[1]
            return Self.rewrite(try row[0], isLive: try row[2], pattern.text(before.next + Int64(place), on: created.date), target.field)
        }
        tx.rewrite(target.type, rewrites, indexed: [target.field])
        let type = schema.type(target.type)
        if !schema.graph.formulas(of: type).isEmpty { try await Recalculation.refresh(type, rewrites.map(\.id), in: tx) }
        let after = before.given(rewrites.count, last: try last[0])
        saved.checkpoint = after.json
        saved.done = after.done
        return after
    }

    private static func rewrite(_ id: ID, isLive: Bool, _ number: String, _ field: Field) -> CustomRewrite {
        let values: Values = [field.name: .text(number)]
        return CustomRewrite(
            id: id, isLive: isLive, object: CustomStorage.object(values, [field]),
            payload: Journal.payload(fields: [field], before: Values(), after: values), values: values)
    }
}

/// How far the numbers are given, and which are set aside.
private struct FieldNumbering: Sendable {
    /// The record that got the last one.
    let after: ID
    let done: Int64
    let next: Int64
    let last: Int64

    init(after: ID, done: Int64, next: Int64, last: Int64) {
        self.after = after
        self.done = done
        self.next = next
        self.last = last
    }

    init(_ checkpoint: JSON?) {
        after = checkpoint?["after"]?.text.flatMap { ID($0) } ?? ID(hi: 0, lo: 0)
        done = checkpoint?["done"]?.whole ?? 0
        next = checkpoint?["next"]?.whole ?? 1
        last = checkpoint?["last"]?.whole ?? 0
    }

    var left: Int { Int(max(0, last - next + 1)) }
    var isSpent: Bool { left == 0 }

    /// Those that were left out because they came late are before others that have theirs: all are looked through anew.
    func taking(_ numbers: ClosedRange<Int64>) -> FieldNumbering {
        FieldNumbering(after: ID(hi: 0, lo: 0), done: done, next: numbers.lowerBound, last: numbers.upperBound)
    }

    func given(_ count: Int, last record: ID) -> FieldNumbering {
        FieldNumbering(after: record, done: done + Int64(count), next: next + Int64(count), last: last)
    }

    var json: JSON { ["after": .string("\(after)"), "done": .integer(done), "next": .integer(next), "last": .integer(last)] }
}
