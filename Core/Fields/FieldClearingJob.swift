/// Takes a field out of the index that is no longer to be filtered by, or is in the bin.
enum FieldClearingJob {
    static let type = JobType("core.field_clearing", maximumAttempts: 20) { context in
        while try await clear(try context.id("field"), context) {
            if context.isCancelled { throw CancellationError() }
        }
    }

    /// Not before every server knows that nobody is to add rows.
    static func request(_ field: ID, _ tx: RecordTransaction) -> JobRequest {
        JobRequest(type, ids: ["field": field], at: tx.now.adding(seconds: 2))
    }

    /// A batch; false when nothing is left, or the field is wanted again: then another job builds its index anew.
    private static func clear(_ field: ID, _ context: JobContext) async throws -> Bool {
        try await context.transaction { tx, _ in
            let tenant = context.tenant
            let unwanted = try await tx.query(
                """
                select f.kind, f.result_kind from core.field f where f.tenant_id = \(tenant) and f.id = \(field) and (f.deleted_at is not null or not f.filterable) \
                for update
                """)
            guard let row = unwanted.first, let kind = CustomKind(rawValue: try row[0]) else { return false }
            let result: String? = try row[1]
            return try await tx.query(deletion(of: field, by: kind.column(result: result.flatMap(ResultKind.init)), tenant)).affected > 0
        }
    }

    /// By the index of the column that rows of the kind have: there is none by the field alone.
    private static func deletion(of field: ID, by column: String, _ tenant: ID) -> SQL {
        """
        delete from core.field_value where tenant_id = \(tenant) and field_id = \(field) and record_id = any (array(
            select v.record_id from core.field_value v
            where v.tenant_id = \(tenant) and v.field_id = \(field) and v.\(identifier: column) is not null limit 2000))
        """
    }
}
