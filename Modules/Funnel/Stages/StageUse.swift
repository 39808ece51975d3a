import Core

/// A stage in which deals stand keeps its pipeline and its kind, and is not deleted: they would lose their place.
enum StageUse {
    static func refuseChange(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        let changed = changes.filter { $0.before != nil && ($0.changes("pipeline") || $0.changes("kind")) }
        try await refuse(changed.map(\.id), tx)
    }

    static func refuseDeletion(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        try await refuse(effects.filter { $0.after == nil }.map(\.id), tx)
    }

    /// Deals in the bin count: they may come back.
    private static func refuse(_ stages: [ID], _ tx: RecordTransaction) async throws {
        guard !stages.isEmpty else { return }
        let deals: SQL = "select 1 from funnel.deals d where d.tenant_id = \(tx.tenant) and d.stage = any(\(stages)) limit 1"
        guard try await tx.query(deals).isEmpty else { throw Problem.stageInUse }
    }
}

extension Problem {
    static let stageInUse = Problem.conflict(
        code: "stage_in_use", detail: ["en": "Deals stand in this stage. Move them first.", "zh": "该阶段中仍有商机,请先移动这些商机。"])
}
