import Core

/// What a workspace starts with: one pipeline with six stages, in its language. Nothing happens where it has, or had, any pipeline.
enum DefaultPipeline {
    static func provision(_ tx: RecordTransaction) async throws {
        let any: SQL = "select 1 from funnel.pipelines p where p.tenant_id = \(tx.tenant) limit 1"
        guard try await tx.query(any).isEmpty else { return }
        let pipeline = try await tx.create(Pipeline.type, ["name": .text(name[tx.language]), "position": .integer(1)])
        for (index, step) in steps.enumerated() {
            try await tx.create(
                Stage.type,
                [
                    "pipeline": .id(pipeline.id), "name": .text(step.name[tx.language]), "kind": .text(step.kind.rawValue),
                    "position": .integer(Int64(index + 1)), "probability": .integer(step.probability),
                    "stale_after_days": step.staleAfterDays.map { .integer($0) } ?? .null,
                ])
        }
    }

    private static let name: Text = ["en": "Sales", "zh": "标准销售流程"]

    private struct Step {
        let name: Text
        let kind: Stage.Kind
        let probability: Int64
        var staleAfterDays: Int64?
    }

    private static let steps = [
        Step(name: ["en": "First contact", "zh": "初步接触"], kind: .open, probability: 10, staleAfterDays: 14),
        Step(name: ["en": "Needs analysis", "zh": "需求确认"], kind: .open, probability: 25, staleAfterDays: 21),
        Step(name: ["en": "Proposal", "zh": "方案报价"], kind: .open, probability: 50, staleAfterDays: 21),
        Step(name: ["en": "Negotiation", "zh": "商务谈判"], kind: .open, probability: 75, staleAfterDays: 30),
        Step(name: ["en": "Won", "zh": "赢单"], kind: .won, probability: 100),
        Step(name: ["en": "Lost", "zh": "输单"], kind: .lost, probability: 0),
    ]
}
