/// Reads the document of a layout and collects what is wrong with it. Without a subject it only knows the words.
struct LayoutReader {
    /// What a document may speak of.
    struct Subject {
        let type: RecordType
        let schema: Schema
        /// Names of fields in the bin, whose places wait for them, and of related lists that the layout had before.
        var waiting: Set<String> = []
    }

    static let maximumSections = 40
    static let longestTitle = 100
    private let subject: Subject?
    private var placed: Set<String> = []
    private(set) var faults: [FieldError] = []

    init(_ subject: Subject? = nil) { self.subject = subject }

    static func json(_ text: String) -> JSON? {
        do throws(JSONError) {
            return try JSON.parse(text)
        } catch {
            return nil
        }
    }

    mutating func document(_ json: JSON) -> LayoutDocument {
        var document = LayoutDocument()
        guard let members = object(json, "document", ["sections", "related", "hidden_related"]) else { return document }
        document.sections = sections(members["sections"] ?? [])
        var listed: Set<String> = []
        document.related = relations(members["related"] ?? [], "document.related", &listed)
        document.hiddenRelated = relations(members["hidden_related"] ?? [], "document.hidden_related", &listed)
        return document
    }

    private mutating func sections(_ json: JSON) -> [LayoutDocument.Section] {
        guard let items = list(json, "document.sections") else { return [] }
        if items.count > Self.maximumSections { fault("document.sections", .tooMany) }
        return items.enumerated().compactMap { section($1, "document.sections.\($0)") }
    }

    private mutating func section(_ json: JSON, _ place: String) -> LayoutDocument.Section? {
        guard let members = object(json, place, ["title_en", "title_zh", "columns", "collapsed", "fields"]) else { return nil }
        let (en, zh) = (title(members["title_en"], "\(place).title_en"), title(members["title_zh"], "\(place).title_zh"))
        if en == nil && zh == nil { fault("\(place).title_en", .required) }
        var section = LayoutDocument.Section(title: Text(en: en ?? zh ?? "", zh: zh ?? en ?? ""))
        if let columns = members["columns"] {
            if columns == 1 || columns == 2 { section.columns = columns == 1 ? 1 : 2 } else { fault("\(place).columns", .columns) }
        }
        if let collapsed = members["collapsed"] {
            if let flag = collapsed.flag { section.isCollapsed = flag } else { fault("\(place).collapsed", .flag) }
        }
        section.fields = fields(members["fields"] ?? [], "\(place).fields")
        return section
    }

    /// Nil for an empty one.
    private mutating func title(_ json: JSON?, _ place: String) -> String? {
        guard let json, json != .null else { return nil }
        guard let text = json.text else {
            fault(place, .text)
            return nil
        }
        let title = String(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
        if title.count > Self.longestTitle { fault(place, .tooLong) }
        return title.isEmpty ? nil : title
    }

    private mutating func fields(_ json: JSON, _ place: String) -> [String] {
        names(json, place).compactMap { name, place in
            guard isKnown(name) else {
                fault(place, .unknownField)
                return nil
            }
            guard placed.insert(name).inserted else {
                fault(place, .duplicate)
                return nil
            }
            return name
        }
    }

    private mutating func relations(_ json: JSON, _ place: String, _ listed: inout Set<String>) -> [String] {
        var relations: [String] = []
        for (name, place) in names(json, place) {
            if !isRelation(name) {
                fault(place, .unknownRelation)
            } else if listed.insert(name).inserted {
                relations.append(name)
            } else {
                fault(place, .duplicate)
            }
        }
        return relations
    }

    private func isKnown(_ name: String) -> Bool {
        guard let subject else { return true }
        return subject.type.isPlaceable(name) || subject.waiting.contains(name)
    }

    private func isRelation(_ name: String) -> Bool {
        guard let subject else { return true }
        return subject.type.isReferred(by: name, in: subject.schema) || subject.waiting.contains(name)
    }

    private mutating func names(_ json: JSON, _ place: String) -> [(name: String, place: String)] {
        (list(json, place) ?? []).enumerated().compactMap { index, item in
            if let name = item.text { return (name, "\(place).\(index)") }
            fault("\(place).\(index)", .text)
            return nil
        }
    }

    private mutating func list(_ json: JSON, _ place: String) -> [JSON]? {
        if json.items == nil { fault(place, .list) }
        return json.items
    }

    private mutating func object(_ json: JSON, _ place: String, _ known: Set<String>) -> JSONObject? {
        guard let members = json.members else {
            fault(place, .object)
            return nil
        }
        for name in members.keys where !known.contains(name) { fault("\(place).\(name)", .unknownField) }
        return members
    }

    private mutating func fault(_ place: String, _ fault: LayoutFault) { faults.append(fault.error(at: place)) }
}
