import Core
import Customers

/// A chance to sell something to a customer, moving through the stages of a pipeline.
///
/// Its stage decides: pipeline, status, probability and the times of entering and closing follow from it (`DealStage`), by whatever way
/// it changes, and every stage it stood in is kept (`StageHistory`).
public enum Deal {
    public static let type: RecordType = RecordType(
        "deal", table: "funnel.deals", title: ["en": "Deal", "zh": "商机"], pluralTitle: ["en": "Deals", "zh": "商机"],
        prepare: prepare, effects: StageHistory.record
    ) {
        Field.text("name", ["en": "Name", "zh": "商机名称"], [.required, .keyed, .indexed, .label])
        Field.reference("customer", ["en": "Customer", "zh": "客户"], to: Customer.type, [.required, .indexed])
        Field.reference("contact", ["en": "Contact", "zh": "联系人"], to: Contact.type, .indexed)
        Field.reference("pipeline", ["en": "Pipeline", "zh": "销售流程"], to: Pipeline.type, [.required, .indexed], initial: .derived)
        Field.reference("stage", ["en": "Stage", "zh": "销售阶段"], to: Stage.type, [.required, .indexed], initial: .derived)
        Field.choice("status", ["en": "Status", "zh": "状态"], Stage.Kind.choices, [.required, .readOnly], initial: Stage.Kind.open.rawValue)
        Field.money("amount", ["en": "Amount", "zh": "预计金额"], .indexed)
        Field("probability", ["en": "Probability (%)", "zh": "赢单概率(%)"], .integer(0...100), .required, .derived)
        Field.choice("forecast", ["en": "Forecast category", "zh": "预测类别"], forecasts, .required, initial: "pipeline")
        Field.date("expected_close", ["en": "Expected close", "zh": "预计成交日期"], .indexed)
        Field.reference("owner", ["en": "Owner", "zh": "负责人"], to: User.type, .indexed, initial: .me)
        Field.reference("team", ["en": "Team", "zh": "所属团队"], to: Team.type, .indexed)
        Field.choice("type", ["en": "Type", "zh": "商机类型"], types)
        Field.choice("source", ["en": "Source", "zh": "商机来源"], sources)
        Field.text("competitor", ["en": "Competitor", "zh": "竞争对手"])
        Field.choice("lost_reason", ["en": "Reason for loss", "zh": "输单原因"], lostReasons)
        Field.text("next_step", ["en": "Next step", "zh": "下一步计划"], maximum: 500)
        Field.date("next_step_on", ["en": "Next step on", "zh": "下一步日期"], .indexed)
        Field.timestamp("stage_entered_at", ["en": "In this stage since", "zh": "进入当前阶段时间"], [.required, .readOnly])
        Field.timestamp("closed_at", ["en": "Closed", "zh": "关闭时间"], [.readOnly, .indexed])
        Field.tags("tags", ["en": "Tags", "zh": "标签"])
        Field.longText("description", ["en": "Description", "zh": "备注"])
    }

    private static func prepare(_ changes: inout [RecordChange], _ tx: RecordTransaction) async throws {
        try await ContactChoice.check(changes, tx)
        try await DealStage.settle(&changes, tx)
    }
}
