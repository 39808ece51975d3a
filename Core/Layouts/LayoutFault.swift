/// What can be wrong with the document of a layout.
enum LayoutFault {
    case malformed, object, list, text, flag, columns, required, tooLong, tooMany, unknownField, unknownRelation, duplicate

    func error(at place: String) -> FieldError { FieldError(field: place, code: code, message: message) }

    private var code: String {
        switch self {
        case .malformed: "malformed_json"
        case .object, .list, .text, .flag: "wrong_type"
        case .columns: "out_of_range"
        case .required: "required"
        case .tooLong: "too_long"
        case .tooMany: "too_many"
        case .unknownField: "unknown_field"
        case .unknownRelation: "unknown_relation"
        case .duplicate: "duplicate"
        }
    }

    private var message: Text {
        switch self {
        case .malformed: ["en": "A layout as JSON was expected.", "zh": "此处应为 JSON 格式的布局。"]
        case .object: ["en": "A JSON object was expected.", "zh": "此处应为 JSON 对象。"]
        case .list: ["en": "A list was expected.", "zh": "此处应为列表。"]
        case .text: ["en": "A text was expected.", "zh": "此处应为文本。"]
        case .flag: ["en": "true or false was expected.", "zh": "此处应为 true 或 false。"]
        case .columns: ["en": "A section has 1 or 2 columns.", "zh": "分组只能为 1 列或 2 列。"]
        case .required: ["en": "Give the section a title in one language.", "zh": "请至少填写一种语言的分组标题。"]
        case .tooLong: Text(en: "At most \(LayoutReader.longestTitle) characters.", zh: "最多 \(LayoutReader.longestTitle) 个字符。")
        case .tooMany: Text(en: "At most \(LayoutReader.maximumSections) sections.", zh: "最多 \(LayoutReader.maximumSections) 个分组。")
        case .unknownField: ["en": "There is no such field.", "zh": "没有此字段。"]
        case .unknownRelation: ["en": "No such records refer to this type.", "zh": "没有此类关联记录。"]
        case .duplicate: ["en": "This is named twice.", "zh": "此项重复。"]
        }
    }
}
