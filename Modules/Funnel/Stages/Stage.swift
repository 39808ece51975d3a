import Core

/// A step of a pipeline. Where a deal stands says whether it is open, won or lost.
public enum Stage {
    public enum Kind: String, CaseIterable, Sendable {
        case open, won, lost
    }

    public static let type: RecordType = RecordType(
        "stage", table: "funnel.stages", title: ["en": "Stage", "zh": "销售阶段"], pluralTitle: ["en": "Stages", "zh": "销售阶段"],
        audience: .administrators, prepare: StageUse.refuseChange, effects: StageUse.refuseDeletion
    ) {
        Field.reference("pipeline", ["en": "Pipeline", "zh": "销售流程"], to: Pipeline.type, [.required, .indexed])
        Field.text("name", ["en": "Name", "zh": "名称"], [.required, .keyed, .indexed, .label], maximum: 100)
        Field.choice("kind", ["en": "Kind", "zh": "阶段类型"], Kind.choices, .required, initial: Kind.open.rawValue)
        Field.integer("position", ["en": "Position", "zh": "排序"], .required, in: 0...10_000, initial: 100)
        Field.integer("probability", ["en": "Probability (%)", "zh": "赢单概率(%)"], .required, in: 0...100, initial: 0)
        Field.integer("stale_after_days", ["en": "Stale after days", "zh": "停滞提醒天数"], in: 1...1000)
        Field.text("description", ["en": "Description", "zh": "说明"], maximum: 500)
    }
}

extension Stage.Kind {
    static let choices = [
        Choice("open", ["en": "Open", "zh": "进行中"], color: "blue"),
        Choice("won", ["en": "Won", "zh": "赢单"], color: "green"),
        Choice("lost", ["en": "Lost", "zh": "输单"], color: "red"),
    ]
}
