/// Converts the values of a field, in batches that lock their records. Old values stay under the old slot, so that readers go on as if nothing were until
/// the definition changes over, at once, to kind and slot of the new ones. Then the index is built anew, and in time the old values go.
///
/// A job that died goes on at its checkpoint; one that somebody cancelled does when it is run again.
enum FieldConversionJob {
    static let type = JobType("core.field_conversion", maximumAttempts: 20) { context in
        var run = FieldConversionRun(context, field: try context.id("field"))
        if context.checkpoint == nil { try await context.waitForOlderTransactions() }
        try await run.finish()
    }

    /// Not before every server knows that nobody is to write values.
    static func request(_ field: ID, job: ID, _ tx: RecordTransaction) -> JobRequest {
        JobRequest(type, id: job, ids: ["field": field], at: tx.now.adding(seconds: 2))
    }
}

/// One attempt.
private struct FieldConversionRun {
    private static let batchSize = 1000

    private let context: JobContext
    private let id: ID
    private var last: ID
    private var done: Int64
    /// Nothing would be lost, or it may be.
    private var isChecked: Bool

    init(_ context: JobContext, field id: ID) {
        self.context = context
        self.id = id
        last = context.checkpoint?["after"]?.text.flatMap { ID($0) } ?? ID(hi: 0, lo: 0)
        done = context.checkpoint?["done"]?.whole ?? 0
        isChecked = context.checkpoint != nil
    }

    mutating func finish() async throws {
        if !isChecked { try await check() }
        while try await step() {
            if context.isCancelled { throw CancellationError() }
        }
    }

    /// Whoever did not know of the conversion yet may have written what can't be converted. Nothing has changed so far.
    private mutating func check() async throws {
        let id = id
        let isRefused = try await context.transaction { sql, saved in
            let tx = try await context.houseTransaction(sql)
            guard let plan = try await lock(tx) else { return false }
            let failing = plan.wish.isLossy ? 0 : try await plan.failures(tx)
            let having = plan.target.having(plan.target.slot, tx.tenant)
            saved.total = try await tx.query("select count(*) from \(identifier: plan.target.type.table) t where \(having)").scalar()
            saved.checkpoint = ["after": .string("\(ID(hi: 0, lo: 0))"), "done": 0]
            guard failing > 0 else { return false }
            try await tx.update(plan.target.definition, plan.target.definition.values.unconverted(id))
            return true
        }
        if isRefused { throw JobError.hopeless("not_convertible") }
    }

    /// False when there is nothing left to do.
    private mutating func step() async throws -> Bool {
        let (after, before) = (last, done)
        let reached = try await context.transaction { sql, saved -> (last: ID, count: Int)? in
            let tx = try await context.houseTransaction(sql)
            guard let plan = try await lock(tx) else { return nil }
            let rows = try await tx.query(plan.target.batch(after: after, limit: Self.batchSize, tx.tenant))
            guard let last = rows.last else { return nil }
            try plan.convert(rows, tx)
            let reached: ID = try last[0]
            saved.checkpoint = ["after": .string("\(reached)"), "done": .integer(before + Int64(rows.count))]
            saved.done = before + Int64(rows.count)
            return (reached, rows.count)
        }
        guard let reached else {
            try await changeOver()
            return false
        }
        last = reached.last
        done += Int64(reached.count)
        return true
    }

    private func changeOver() async throws {
        try await context.complete { sql in
            let tx = try await context.houseTransaction(sql)
            guard let plan = try await lock(tx) else { return }
            try await tx.update(plan.target.definition, plan.settled(tx))
            tx.enqueue(FieldSlotJob.request(id, tx))
        }
    }

    /// Nil when the field is gone, or this job has nothing to do with it any more.
    private func lock(_ tx: RecordTransaction) async throws -> ConversionPlan? {
        guard let target = try await FieldRecords.lock(id, registry: context.registry, tx) else { return nil }
        let values = target.definition.values
        guard values.id("conversion_job") == context.id, let wish = ConversionWish(values), let slot = values.integer("conversion_slot") else {
            return nil
        }
        let choices = try await SchemaLookup.choices(of: [id], tx)[id] ?? []
        return ConversionPlan(resuming: wish, of: target, slot: slot, language: tx.language, choices: choices)
    }
}

extension JobContext {
    /// Writes texts in the language of the workspace.
    fileprivate func houseTransaction(_ sql: Transaction) async throws -> RecordTransaction {
        let tx = recordTransaction(sql)
        let language: String? = try await tx.query("select w.language from core.workspace w where w.tenant_id = \(tenant)").scalar()
        return tx.writing(in: language.flatMap(Language.init) ?? .en)
    }
}

extension FieldRecords {
    /// Columns: id, value, whether it is live. In the order of their ids, and locked.
    fileprivate func batch(after last: ID, limit: Int, _ tenant: ID) -> SQL {
        """
        select t.id, t.custom -> \(slot), t.deleted_at is null from \(identifier: type.table) t where \(having(slot, tenant)) and t.id > \(last) \
        order by t.id limit \(literal: limit) for no key update
        """
    }
}

extension ConversionPlan {
    fileprivate func failures(_ tx: RecordTransaction) async throws -> Int {
        var failing = 0
        try await target.forEach(5000, tx) { if converted($1) == nil { failing += 1 } }
        return failing
    }

    /// The rows that the index has of the old values go; it is built anew in the end.
    fileprivate func convert(_ rows: Rows, _ tx: RecordTransaction) throws {
        let new = conversion.new
        let rewrites = try rows.map { row in
            let before = target.value(row, 1)
            let after = converted(before) ?? new.kind.empty
            return CustomRewrite(
                id: try row[0], isLive: try row[2], object: CustomStorage.object([new.name: after], [new], clearing: true),
                payload: conversion.payload(before, after))
        }
        tx.rewrite(target.type, rewrites)
        tx.enqueue(FieldValueRows.delete(records: rewrites.map(\.id), fields: [target.definition.id], tenant: tx.tenant))
    }

    private func converted(_ value: Value) -> Value? {
        do throws(FieldError) {
            return try conversion.convert(value)
        } catch {
            return nil
        }
    }

    /// The definition of the new kind. An initial value that is none of it goes.
    fileprivate func settled(_ tx: RecordTransaction) -> Values {
        var values = definition.building
        if let initial = values.text("initial") {
            let definition = FieldDefinition(id: target.definition.id, values: values, choices: conversion.new.kind.choices ?? [])
            do throws(FieldError) {
                _ = try definition.initial(initial, conversion.new)
            } catch {
                values["initial"] = .null
            }
        }
        return values
    }
}

extension Values {
    /// A definition as it was before its conversion began.
    fileprivate func unconverted(_ id: ID) -> Values {
        var values = self
        for name in ["kind", "slot", "options", "job"] { values["conversion_\(name)"] = .null }
        values["index_state"] = FieldDefinition.IndexState.ready.value
        return values.building
    }

    /// With an index to be built anew, where lists filter by the field.
    fileprivate var building: Values {
        guard boolean("filterable") == true else { return self }
        var values = self
        values["index_state"] = FieldDefinition.IndexState.building.value
        values["index_job"] = .id(.new())
        values["indexed"] = .integer(0)
        return values
    }
}
