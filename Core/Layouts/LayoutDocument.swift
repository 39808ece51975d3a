/// What a layout says.
///
///     {"sections": [{"title_en": "Contact", "title_zh": "联系方式", "columns": 2, "collapsed": false, "fields": ["phone", "email"]}],
///      "related": ["deals", "orders"], "hidden_related": ["customers.parent"]}
///
/// A list of what refers to a record is named by the type's path, and by its field too where the type refers here more than once. Fields that no
/// section names come last, under a title of their own, and so do related lists that are named nowhere: what is newer than a layout isn't lost.
struct LayoutDocument: Hashable, Sendable {
    struct Section: Hashable, Sendable {
        var title: Text
        var columns = 2
        /// Folded until somebody opens it, or something in it must be filled in.
        var isCollapsed = false
        var fields: [String] = []
    }

    var sections: [Section] = []
    var related: [String] = []
    var hiddenRelated: [String] = []

    /// As it was stored, perhaps long ago: what has no meaning (any more) is passed over.
    init(stored text: String) {
        var reader = LayoutReader()
        self = LayoutReader.json(text).map { reader.document($0) } ?? LayoutDocument()
    }

    init() {}

    /// The related lists that it names, shown or not.
    var relations: [String] { related + hiddenRelated }

    /// Without what a type doesn't have, or its reader doesn't see.
    func showing(_ type: RecordType, in schema: Schema) -> LayoutDocument {
        var shown = self
        for index in shown.sections.indices { shown.sections[index].fields.removeAll { !type.isPlaceable($0) } }
        shown.related.removeAll { !type.isReferred(by: $0, in: schema) }
        shown.hiddenRelated.removeAll { !type.isReferred(by: $0, in: schema) }
        return shown
    }

    /// The document in one form only, however it was written.
    var json: JSON {
        var members: JSONObject = [
            "sections": .array(sections.map(\.json)), "related": .array(related.map { .string($0) }),
        ]
        if !hiddenRelated.isEmpty { members["hidden_related"] = .array(hiddenRelated.map { .string($0) }) }
        return .object(members)
    }
}

extension LayoutDocument.Section {
    fileprivate var json: JSON {
        [
            "title_en": .string(title.en), "title_zh": .string(title.zh), "columns": .integer(Int64(columns)), "collapsed": .boolean(isCollapsed),
            "fields": .array(fields.map { .string($0) }),
        ]
    }
}

extension RecordType {
    /// A field that has a place in forms and on pages.
    func isPlaceable(_ name: String) -> Bool { name != "id" && name != "version" && field(name) != nil }

    /// `deals` or `deals.partner`: records that refer to one of this type.
    func isReferred(by relation: String, in schema: Schema) -> Bool {
        let parts = relation.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let type = schema.type(plural: parts[0]) else { return false }
        return type.fields.contains { $0.kind.reference?.name == name && (parts.count == 1 || $0.name == parts[1]) }
    }
}
