/// A kind of record that a workspace has made for itself. Being a record itself, it has routes, history, journal, bin and export like any other;
/// what it says becomes a record type of the workspace's schema.
public enum ObjectDefinition {
    public static let type: RecordType = RecordType(
        "object", table: "core.object", title: ["en": "Object", "zh": "对象"], pluralTitle: ["en": "Objects", "zh": "对象"],
        audience: .administrators, prepare: ObjectRules.prepare, effects: ObjectEffects.follow
    ) {
        identity
        words
        arrangement
    }

    /// What it is called by programs: given once.
    @FieldBuilder private static var identity: [Field] {
        Field.text("name", ["en": "API name", "zh": "API 名称"], .required, maximum: 42)
        Field.text("plural", ["en": "API plural", "zh": "API 复数名称"], .required, maximum: 43, initial: .derived)
    }

    /// What it is called by people. The label field is the one by which they know a record.
    @FieldBuilder private static var words: [Field] {
        Field.text("title_en", ["en": "Name (English)", "zh": "英文名称"], [.required, .label], maximum: 100, initial: .derived)
        Field.text("title_zh", ["en": "Name (Chinese)", "zh": "中文名称"], .required, maximum: 100, initial: .derived)
        Field.text("plural_title_en", ["en": "Plural (English)", "zh": "英文复数名称"], .required, maximum: 101, initial: .derived)
        Field.text("plural_title_zh", ["en": "Plural (Chinese)", "zh": "中文复数名称"], .required, maximum: 101, initial: .derived)
        Field.text("name_title_en", ["en": "Label field (English)", "zh": "名称字段（英文）"], .required, maximum: 100, initial: .derived)
        Field.text("name_title_zh", ["en": "Label field (Chinese)", "zh": "名称字段（中文）"], .required, maximum: 100, initial: .derived)
        Field.text("description", ["en": "Description", "zh": "说明"], maximum: 500)
    }

    @FieldBuilder private static var arrangement: [Field] {
        Field.choice("icon", ["en": "Icon", "zh": "图标"], ObjectIcon.choices, .required, initial: ObjectIcon.initial)
        Field("position", ["en": "Position", "zh": "排序"], .integer(0...100_000), .required, .derived)
    }
}
