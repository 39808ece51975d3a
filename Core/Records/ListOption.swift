/// One option of a question about records, from a query or from a body: `sort=-amount`, `"filter": ["stage", "is", "won"]`.
struct ListOption: Sendable {
    let name: String
    /// Nil where only the text is known, and the text is JSON itself.
    let json: JSON?
    let text: String

    init(_ name: String, _ json: JSON?, _ text: String) {
        self.name = name
        self.json = json
        self.text = text
    }

    /// Those of a body: `filter` as a tree, names as lists.
    static func all(of body: JSON) throws(Problem) -> [ListOption] {
        guard let members = body.members else {
            throw .invalidQuery([error("", "wrong_type", "The body must be a JSON object.", "请求体必须是 JSON 对象。")])
        }
        return members.map { ListOption($0.key, $0.value, text(of: $0.value)) }
    }

    private static func text(of json: JSON) -> String {
        switch json {
        case .string(let text): text
        case .array(let items) where items.allSatisfy { $0.text != nil }: items.compactMap(\.text).joined(separator: ",")
        default: json.serialized
        }
    }

    static func error(_ option: String, _ code: String, _ en: String, _ zh: String) -> FieldError {
        FieldError(field: option, code: code, message: Text(en: en, zh: zh))
    }
}

extension Query {
    /// `filter=<tree>` or `stage=won&amount[gte]=1000`, and the options of `ListRequest.parameters`.
    var options: [ListOption] { map { ListOption($0.name, $0.name == "filter" ? nil : .string($0.value), $0.value) } }
}

extension [ListOption] {
    /// Takes those of a name out; the text of the last one.
    mutating func take(_ name: String) -> String? {
        let taken = last { $0.name == name }?.text
        removeAll { $0.name == name }
        return taken
    }
}
