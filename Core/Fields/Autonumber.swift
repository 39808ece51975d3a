/// Gives new records the numbers of the fields that count them: in the order in which they are created, each once.
enum Autonumber {
    /// The counters are locked until the transaction ends: whoever creates at the same time waits, and what is rolled back takes no number.
    static func assign(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        let new = changes.indices.filter { changes[$0].before == nil }
        guard let first = new.first else { return }
        let counted = counted(changes[first].type)
        guard !counted.isEmpty else { return }
        let taken = try await tx.batch(counted.map { take(Int64(new.count), of: $0.id, tx.tenant) })
        for (field, rows) in zip(counted, taken) {
            guard let first: Int64 = try rows.scalar() else { continue }
            for (place, index) in new.enumerated() {
                changes[index].values[field.name] = .text(field.pattern.text(first + Int64(place), on: tx.now.date))
            }
        }
    }

    /// In an order that is the same for everybody, so that nobody waits for each other.
    private static func counted(_ type: RecordType) -> [(name: String, id: ID, pattern: NumberPattern)] {
        let counted = type.customFields.compactMap { field in
            field.custom.flatMap { custom in custom.numbering.map { (name: field.name, id: custom.id, pattern: $0) } }
        }
        return counted.sorted { $0.id < $1.id }
    }

    private static func take(_ count: Int64, of field: ID, _ tenant: ID) -> SQL {
        """
        update core.field_counter set next_number = next_number + \(count) where tenant_id = \(tenant) and field_id = \(field) \
        returning next_number - \(count)
        """
    }

    /// Begins to count, for a field that is new: the first numbers are kept for the records that are there already.
    static func begin(_ field: ID, _ definition: Values, of type: RecordType, _ tx: RecordTransaction) {
        let start = definition.integer("number_start") ?? 1
        tx.enqueue(
            """
            insert into core.field_counter (tenant_id, field_id, next_number, reserved_from, reserved_to)
            select \(tx.tenant), \(field), \(start) + n.count, case when n.count > 0 then \(start) end, case when n.count > 0 then \(start) + n.count - 1 end
            from (select count(*) from \(identifier: type.table) t where t.tenant_id = \(tx.tenant)\(type.belongs())) n
            on conflict (tenant_id, field_id) do nothing
            """)
    }

    /// Numbers for records that were there before: those that were kept for them, else so many new ones. Nil when no more are wanted.
    static func reserve(_ field: ID, wanted: () async throws -> Int64, _ tx: RecordTransaction) async throws -> ClosedRange<Int64>? {
        let rows = try await tx.query(
            """
            select c.next_number, c.reserved_from, c.reserved_to from core.field_counter c
            where c.tenant_id = \(tx.tenant) and c.field_id = \(field) for update
            """)
        guard let row = rows.first else { return nil }
        if let first: Int64 = try row[1], let last: Int64 = try row[2] {
            tx.enqueue(
                "update core.field_counter set reserved_from = null, reserved_to = null where tenant_id = \(tx.tenant) and field_id = \(field)")
            return first...last
        }
        let count = try await wanted()
        guard count > 0 else { return nil }
        let next: Int64 = try row[0]
        tx.enqueue(take(count, of: field, tx.tenant))
        return next...next + count - 1
    }
}
