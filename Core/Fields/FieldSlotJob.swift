/// Clears what records hold under slots that are nobody's any more: the values that a field had before it was converted. An hour later, when nobody
/// reads by an older definition any more. A slot is never given again.
package enum FieldSlotJob {
    package static let type = JobType("core.field_slot_clearing", maximumAttempts: 20) { context in
        var last = ID(hi: 0, lo: 0)
        while let reached = try await clear(try context.id("field"), after: last, context) {
            if context.isCancelled { throw CancellationError() }
            last = reached
        }
    }

    static func request(_ field: ID, _ tx: RecordTransaction) -> JobRequest {
        JobRequest(type, ids: ["field": field], key: "\(field)", at: tx.now.adding(seconds: 3600))
    }

    private static func clear(_ field: ID, after last: ID, _ context: JobContext) async throws -> ID? {
        try await context.transaction { sql, _ in
            let tx = context.recordTransaction(sql)
            guard let target = try await FieldRecords.lock(field, registry: context.registry, tx) else { return nil }
            let abandoned = try await abandoned(target.type.name, tx)
            guard !abandoned.isEmpty else { return nil }
            let rows = try await tx.query(
                """
                select t.id from \(identifier: target.type.table) t where t.tenant_id = \(tx.tenant)\(target.type.belongs()) \
                and t.custom ?| \(abandoned) and t.id > \(last) order by t.id limit 1000 for no key update
                """)
            let ids: [ID] = try rows.map { try $0[0] }
            tx.enqueue(
                """
                update \(identifier: target.type.table) t set custom = t.custom - \(abandoned) \
                where t.tenant_id = \(tx.tenant)\(target.type.belongs()) and t.id = any(\(ids))
                """)
            return ids.last
        }
    }

    /// The slots below the highest one that no definition has, in the bin or not.
    private static func abandoned(_ type: String, _ tx: RecordTransaction) async throws -> [String] {
        let rows = try await tx.query(
            "select f.slot, f.conversion_slot from core.field f where f.tenant_id = \(tx.tenant) and f.record_type = \(type)")
        var used: Set<Int64> = []
        for row in rows {
            used.insert(try row[0])
            if let next: Int64 = try row[1] { used.insert(next) }
        }
        return (1...(used.max() ?? 1)).filter { !used.contains($0) }.map { String($0) }
    }
}
