import Core

/// A way of selling: its stages, from first contact to won or lost. The one with the lowest position is the default.
public enum Pipeline {
    public static let type: RecordType = RecordType(
        "pipeline", table: "funnel.pipelines", title: ["en": "Pipeline", "zh": "销售流程"], pluralTitle: ["en": "Pipelines", "zh": "销售流程"],
        audience: .administrators, effects: refuseDeletionInUse
    ) {
        Field.text("name", ["en": "Name", "zh": "名称"], [.required, .keyed, .indexed, .label], maximum: 100)
        Field.integer("position", ["en": "Position", "zh": "排序"], [.required, .indexed], in: 0...10_000, initial: 100)
        Field.text("description", ["en": "Description", "zh": "说明"], maximum: 500)
    }

    private static func refuseDeletionInUse(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        let deleted = effects.filter { $0.after == nil }.map(\.id)
        guard !deleted.isEmpty else { return }
        let stages: SQL = """
            select 1 from funnel.stages s where s.tenant_id = \(tx.tenant) and s.pipeline = any(\(deleted)) and s.deleted_at is null limit 1
            """
        guard try await tx.query(stages).isEmpty else { throw Problem.pipelineInUse }
    }
}

extension Problem {
    static let pipelineInUse = Problem.conflict(
        code: "pipeline_in_use", detail: ["en": "This pipeline still has stages. Delete those first.", "zh": "该流程下仍有阶段,请先删除阶段。"])
}
