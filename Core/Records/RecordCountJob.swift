/// Counts, once a day, the records of the workspaces whose plan limits them: what was deleted makes room again, and what a server that died
/// had not told comes to light.
package enum RecordCountJob {
    package static let type = JobType("core.record_count", schedule: .daily(hour: 3, minute: 10)) { context in
        let count = RecordCount(context.registry.recordTypes)
        try await context.forEachTenant { tenant in
            let known = try await context.database.query("select 1 from core.record_usage u where u.tenant_id = \(tenant)", tenant: tenant)
            guard !known.isEmpty, let records = try await context.database.query(count.sql(tenant), tenant: tenant).scalar(Int64.self) else { return }
            _ = try await context.database.query(RecordCount.store(records, at: .now, tenant: tenant), tenant: tenant)
        }
    }
}

/// The exact number of a tenant's live records, of the types that people create; those of own objects included, also while an object is in the bin.
struct RecordCount: Sendable {
    private let tables: [String]

    /// `types` are the declared ones.
    init(_ types: [RecordType]) { tables = types.filter(\.isLimited).map(\.table) + [CustomObject.table] }

    func sql(_ tenant: ID) -> SQL {
        let counts = tables.map { table -> SQL in
            "(select count(*) from \(identifier: table) t where t.tenant_id = \(tenant) and t.deleted_at is null)"
        }
        return "select \(SQL.joined(counts, separator: " + "))"
    }

    static func store(_ records: Int64, at moment: Timestamp, tenant: ID) -> SQL {
        "update core.record_usage set records = \(records), counted_at = \(moment) where tenant_id = \(tenant)"
    }
}

extension RecordType {
    /// Counts against the plan's limit of records. Users and definitions have limits of their own.
    var isLimited: Bool { actions.contains(.create) && !isDefinition }
}
