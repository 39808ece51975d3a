import Core

/// Which plan a workspace is on.
public enum Subscription {
    /// Ends a trial and takes the plan. Modules that it doesn't have are refused from now on; their data stays.
    /// - Throws: `Problem.validation` for a plan that there isn't.
    public static func choose(_ code: String, _ tx: RecordTransaction) async throws {
        let results = try await tx.batch([
            "select 1 from core.plan where code = \(code)",
            "select plan, trial_ends_at from core.workspace where tenant_id = \(tx.tenant) for update",
        ])
        guard !results[0].isEmpty else { throw Problem.unknownPlan }
        guard let row = results[1].first else { throw Problem.notFound }
        let before: String = try row[0]
        try await tx.query(
            """
            update core.workspace set plan = \(code), trial_ends_at = null, version = version + 1, metadata_version = metadata_version + 1,
                   updated_at = \(tx.now)
            where tenant_id = \(tx.tenant)
            """)
        tx.note(
            type: "workspace", id: tx.tenant, action: "plan_change",
            payload: ["before": ["plan": .string(before)], "after": ["plan": .string(code)]])
    }
}

extension Problem {
    static let unknownPlan = Problem.validation([
        FieldError(field: "plan", code: "unknown", message: ["en": "There is no such plan.", "zh": "没有此套餐。"])
    ])
}
