/// A field that a workspace has added to one of its record types. Being a record itself, it has routes, history, journal, bin and export like any
/// other; what it says becomes a `Field` of its type.
public struct FieldDefinition: Sendable {
    public static let type: RecordType = RecordType(
        "field", table: "core.field", title: ["en": "Field", "zh": "字段"], pluralTitle: ["en": "Fields", "zh": "字段"],
        audience: .administrators, prepare: FieldRules.prepare, effects: FieldEffects.follow
    ) {
        identity
        computation
        conditions
        arrangement
        conversion
    }

    let id: ID
    /// The definition as a record.
    let values: Values
    /// In their order; empty unless the kind has choices.
    let choices: [Choice]

    var recordType: String { values.text("record_type") ?? "" }
    var name: String { values.text("name") ?? "" }
    var kind: CustomKind? { values.text("kind").flatMap(CustomKind.init) }
    var slot: String { values.integer("slot").map { String($0) } ?? "" }
    var isFilterable: Bool { values.boolean("filterable") ?? false }
    var indexState: IndexState? { values.text("index_state").flatMap(IndexState.init) }
    /// How its values are worked out, not yet compiled; nil for any other kind.
    var computation: Computation? { kind?.isComputed == true ? Computation(definition: values) : nil }
    /// How it gives numbers; nil for any other kind.
    var numbering: NumberPattern? { kind == .autonumber ? values.text("number_pattern").flatMap(NumberPattern.init) : nil }
}

extension FieldDefinition {
    /// What the field is: given once.
    @FieldBuilder private static var identity: [Field] {
        Field.text("record_type", ["en": "Record type", "zh": "记录类型"], .required, maximum: 60)
        Field.text("name", ["en": "API name", "zh": "API 名称"], .required, maximum: 42)
        Field.choice("kind", ["en": "Kind", "zh": "类型"], CustomKind.allCases.map { Choice($0.rawValue, $0.title) }, .required)
        Field.text("refers_to", ["en": "Refers to", "zh": "关联类型"], maximum: 60)
        Field.integer("scale", ["en": "Decimals", "zh": "小数位数"], in: 0...6)
        Field.text("number_pattern", ["en": "Pattern of numbers", "zh": "编号格式"], maximum: NumberPattern.longest)
        Field.integer("number_start", ["en": "First number", "zh": "起始编号"], in: 0...NumberPattern.highestStart)
        Field.text("title_en", ["en": "Name (English)", "zh": "英文名称"], [.required, .label], maximum: 100, initial: .derived)
        Field.text("title_zh", ["en": "Name (Chinese)", "zh": "中文名称"], .required, maximum: 100, initial: .derived)
        Field.text("help_en", ["en": "Help (English)", "zh": "英文说明"], maximum: 500)
        Field.text("help_zh", ["en": "Help (Chinese)", "zh": "中文说明"], maximum: 500)
    }

    /// How its values come about where the house works them out: a formula, or a roll-up of the records of `rollup_type` whose reference `rollup_via`
    /// leads here.
    @FieldBuilder private static var computation: [Field] {
        Field.longText("formula", ["en": "Formula", "zh": "公式"], maximum: FormulaLimits.length)
        Field.choice("result_kind", ["en": "Kind of result", "zh": "结果类型"], ResultKind.choices)
        Field.text("rollup_type", ["en": "Rolls up", "zh": "汇总类型"], maximum: 60)
        Field.text("rollup_via", ["en": "By the reference", "zh": "通过关联字段"], maximum: 60)
        Field.choice("rollup_function", ["en": "Roll-up", "zh": "汇总方式"], Rollup.Function.choices)
        Field.text("rollup_field", ["en": "Field rolled up", "zh": "汇总字段"], maximum: 60)
        Field.longText("rollup_filter", ["en": "Only records that", "zh": "汇总条件"], maximum: 4000)
    }

    /// What must be true of its values.
    @FieldBuilder private static var conditions: [Field] {
        Field.boolean("required", ["en": "Required", "zh": "必填"], .required, initial: false)
        Field.boolean("unique", ["en": "Unique", "zh": "唯一"], .required, initial: false)
        Field.boolean("filterable", ["en": "Filterable", "zh": "可筛选"], .required, initial: false)
        Field.integer("maximum_length", ["en": "Maximum length", "zh": "最大长度"], in: 1...20_000)
        Field.integer("minimum", ["en": "Minimum", "zh": "最小值"])
        Field.integer("maximum", ["en": "Maximum", "zh": "最大值"])
        Field.text("initial", ["en": "Initial value", "zh": "默认值"], maximum: 1000)
        Field.longText("required_when", ["en": "Required when", "zh": "必填条件"], maximum: 4000)
        Field.longText("shown_when", ["en": "Shown when", "zh": "显示条件"], maximum: 4000)
    }

    /// Where it stands, and how far the index of its values is.
    @FieldBuilder private static var arrangement: [Field] {
        Field("position", ["en": "Position", "zh": "排序"], .integer(0...100_000), .required, .derived)
        Field("slot", ["en": "Slot", "zh": "存储位"], .integer(1...9999), .readOnly)
        Field.choice("index_state", ["en": "Index", "zh": "索引状态"], IndexState.choices, .readOnly)
        Field("indexed", ["en": "Records indexed", "zh": "已索引记录数"], .integer(0...Int64.max), .readOnly)
        Field("index_job", ["en": "Index job", "zh": "索引任务"], .identifier, .readOnly)
    }

    /// What it is on its way to be while `index_state` is `converting`.
    @FieldBuilder private static var conversion: [Field] {
        Field.choice("conversion_kind", ["en": "Becomes", "zh": "转换为"], CustomKind.allCases.map { Choice($0.rawValue, $0.title) }, .readOnly)
        Field("conversion_slot", ["en": "Slot of the new values", "zh": "新值存储位"], .integer(1...9999), .readOnly)
        Field("conversion_options", ["en": "Options of the conversion", "zh": "转换选项"], .longText(maximum: 4000), .readOnly)
        Field("conversion_job", ["en": "Conversion job", "zh": "转换任务"], .identifier, .readOnly)
    }

    enum IndexState: String {
        case ready, building
        /// The values are on their way to another kind: nobody may write them meanwhile, nor filter by them.
        case converting
        /// Ready, and not unique although that was wanted: some values occur more than once.
        case duplicates

        var value: Value { .text(rawValue) }

        static let choices = [
            Choice(ready.rawValue, ["en": "Ready", "zh": "就绪"]), Choice(building.rawValue, ["en": "Being built", "zh": "构建中"]),
            Choice(converting.rawValue, ["en": "Being converted", "zh": "转换中"]),
            Choice(duplicates.rawValue, ["en": "Ready; values occur twice", "zh": "就绪,存在重复值"]),
        ]
    }
}
