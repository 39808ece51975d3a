/// How the records of a type are laid out, for everybody or for one role: sections of fields, and the lists of what refers to a record. Being a record
/// itself it has routes, history, journal and bin like any other; forms and record pages follow its document.
public enum Layout {
    public static let type: RecordType = RecordType(
        "layout", table: "core.layout", title: ["en": "Layout", "zh": "页面布局"], pluralTitle: ["en": "Layouts", "zh": "页面布局"],
        audience: .administrators, prepare: LayoutRules.prepare, effects: { _, tx in tx.enqueueMetadataChange() }
    ) {
        Field.text("record_type", ["en": "Record type", "zh": "记录类型"], [.required, .label], maximum: 60)
        Field.reference("role", ["en": "Role", "zh": "角色"], to: RoleDefinition.type)
        Field.longText("document", ["en": "Layout", "zh": "布局内容"], .required, maximum: 100_000)
    }
}
