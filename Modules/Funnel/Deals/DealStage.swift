import Core

/// What follows from the stage that a deal is put into: by creation, by PATCH, on the board, by closure or by an import.
enum DealStage {
    static func settle(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        let moved = changes.indices.filter { changes[$0].changes("stage") || changes[$0].changes("pipeline") || changes[$0].before == nil }
        guard !moved.isEmpty else { return }
        let named = try await StageRepository(tx: tx).stages(Set(moved.compactMap { changes[$0].values.id("stage") }))
        var entrances: [ID?: StageFacts] = [:]
        for index in moved {
            if let stage = try chosenStage(changes[index], named) {
                place(&changes[index], in: stage, tx.now)
            } else {
                let stage = try await entrance(of: changes[index].values.id("pipeline"), &entrances, tx)
                place(&changes[index], in: stage, tx.now)
            }
        }
    }

    /// The stage that the change names; nil where it names none, or a new pipeline only.
    private static func chosenStage(_ change: RecordChange, _ stages: [ID: StageFacts]) throws(Problem) -> StageFacts? {
        guard change.changes("stage"), let id = change.values.id("stage") else { return nil }
        guard let stage = stages[id] else { throw unknownStage }
        let isElsewhere = change.changes("pipeline") && change.values.id("pipeline") != stage.pipeline
        guard !isElsewhere else { throw stageOfOtherPipeline }
        return stage
    }

    /// Where deals start in a pipeline, asked for once.
    private static func entrance(of pipeline: ID?, _ known: inout [ID?: StageFacts], _ tx: RecordTransaction) async throws -> StageFacts {
        if let stage = known[pipeline] { return stage }
        guard let stage = try await StageRepository(tx: tx).firstStage(.open, of: pipeline) else { throw Problem.noOpenStage }
        known[pipeline] = stage
        return stage
    }

    private static func place(_ change: inout RecordChange, in stage: StageFacts, _ now: Timestamp) {
        let isNew = change.before == nil
        change.values["pipeline"] = .id(stage.pipeline)
        change.values["stage"] = .id(stage.id)
        change.values["status"] = .text(stage.kind.rawValue)
        change.values["stage_entered_at"] = .timestamp(isNew ? change.values.timestamp("stage_entered_at") ?? now : now)
        change.values["closed_at"] = stage.kind == .open ? .null : .timestamp(change.values.timestamp("closed_at") ?? now)
        if stage.kind != .lost && !change.changes("lost_reason") { change.values["lost_reason"] = .null }
        let isEstimated = isNew ? change.values.integer("probability") != nil : change.changes("probability")
        if !isEstimated || stage.kind != .open { change.values["probability"] = .integer(stage.probability) }
    }

    private static let unknownStage = Problem.validation([
        FieldError(field: "stage", code: "unknown_reference", message: ["en": "There is no such record.", "zh": "没有此记录。"])
    ])

    private static let stageOfOtherPipeline = Problem.validation([
        FieldError(field: "stage", code: "stage_of_other_pipeline", message: ["en": "This stage belongs to another pipeline.", "zh": "该阶段属于其他销售流程。"])
    ])
}

extension Problem {
    static let noOpenStage = Problem.conflict(
        code: "no_open_stage", detail: ["en": "The pipeline has no open stage for a deal to start in.", "zh": "该销售流程没有可供商机进入的进行中阶段。"])
}
