/// A title in two languages of which one is enough: the other says the same.
enum Titles {
    static func complete(_ values: inout Values) {
        if values.text("title_en") == nil { values["title_en"] = values["title_zh"] ?? .null }
        if values.text("title_zh") == nil { values["title_zh"] = values["title_en"] ?? .null }
    }

    static func faults(of values: Values) -> [FieldError] {
        guard values.text("title_en") == nil else { return [] }
        return [FieldError(field: "title_en", code: "required", message: ["en": "Give it a name in one language.", "zh": "请至少填写一种语言的名称。"])]
    }

    static func text(_ values: Values, _ name: String) -> Text? {
        let (en, zh) = (values.text("\(name)_en"), values.text("\(name)_zh"))
        guard let any = en ?? zh else { return nil }
        return Text(en: en ?? any, zh: zh ?? any)
    }
}

extension FieldError {
    /// The same fault of a part of something: `2.name`.
    func below(_ place: String) -> FieldError { FieldError(field: "\(place).\(field)", code: code, message: message) }
}
