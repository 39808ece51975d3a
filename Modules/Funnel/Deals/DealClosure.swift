import Core

/// `POST deals/{id}/closure` wins or loses a deal; `DELETE` reopens it.
///
/// Either way the deal changes its stage, and everything else follows from that (`DealStage`).
enum DealClosure {
    static func addRoutes(to deals: MemberRoutes) {
        deals.post("{id}/closure", requires: .update(Deal.type), summary: ["en": "Win or lose a deal", "zh": "商机赢单或输单"], accepts: form, use: close)
            .replies(.ok, .record(Deal.type))
        deals.delete("{id}/closure", requires: .update(Deal.type), summary: ["en": "Reopen a deal", "zh": "重新打开商机"], use: reopen)
            .replies(.ok, .record(Deal.type))
    }

    private static let form = Form {
        Field.choice("outcome", ["en": "Outcome", "zh": "结果"], Stage.Kind.choices.filter { $0.code != Stage.Kind.open.rawValue }, .required)
        Field.choice("reason", ["en": "Reason for loss", "zh": "输单原因"], Deal.lostReasons)
        Field.text("competitor", ["en": "Competitor", "zh": "竞争对手"])
    }

    private static func close(_ values: Values, _ context: MemberContext) async throws -> Response {
        let outcome = values.text("outcome").flatMap(Stage.Kind.init) ?? .lost
        guard outcome == .lost || values.text("reason") == nil else { throw reasonWithoutLoss }
        let id = try context.id
        return try await context.transaction { tx in
            let deal = try await tx.lock(Deal.type, id)
            guard deal.isOpen else { throw Problem.dealAlreadyClosed }
            let stage = try await StageRepository(tx: tx).firstStage(outcome, of: deal.values.id("pipeline"))
            guard let stage else { throw Problem.noClosingStage }
            var changes: Values = ["stage": .id(stage.id), "lost_reason": values["reason"] ?? .null]
            if let competitor = values.text("competitor") { changes["competitor"] = .text(competitor) }
            return context.reply(try await tx.update(deal, changes))
        }
    }

    private static func reopen(_ context: MemberContext) async throws -> Response {
        let id = try context.id
        return try await context.transaction { tx in
            let deal = try await tx.lock(Deal.type, id)
            guard !deal.isOpen, let pipeline = deal.values.id("pipeline") else { throw Problem.dealNotClosed }
            let stages = StageRepository(tx: tx)
            var stage = try await stages.lastOpenStage(of: deal.id, in: pipeline)
            if stage == nil { stage = try await stages.firstStage(.open, of: pipeline) }
            guard let stage else { throw Problem.noOpenStage }
            return context.reply(try await tx.update(deal, ["stage": .id(stage.id)]))
        }
    }

    private static let reasonWithoutLoss = Problem.validation([
        FieldError(field: "reason", code: "only_when_lost", message: ["en": "Only a lost deal has a reason for loss.", "zh": "只有输单才填写输单原因。"])
    ])
}

extension Record {
    fileprivate var isOpen: Bool { values.text("status") == Stage.Kind.open.rawValue }
}

extension Problem {
    static let dealAlreadyClosed = Problem.conflict(
        code: "deal_already_closed", detail: ["en": "This deal is closed already.", "zh": "该商机已关闭。"])
    static let dealNotClosed = Problem.conflict(
        code: "deal_not_closed", detail: ["en": "This deal is open.", "zh": "该商机尚未关闭。"])
    static let noClosingStage = Problem.conflict(
        code: "no_closing_stage", detail: ["en": "The pipeline has no stage for this outcome.", "zh": "该销售流程没有对应结果的阶段。"])
}
