/// A workspace's definitions as one file.
///
///     {"guanxi": 1, "objects": […], "fields": […], "roles": […], "layouts": […], "pipelines": […], "views": […]}
enum ConfigurationDocument {
    /// The member that says what the file is, and in which version.
    static let mark = "guanxi"
    static let version: Int64 = 1
    static let maximumSize = 4 << 20
    /// A document of a definition is nested as deeply as a request, below three levels of the file.
    static let maximumDepth = Limits.jsonDepth + 4

    /// - Parameter wanted: the parts to be in it; nil for all.
    static func make(
        _ parts: [ConfigurationPart], _ wanted: Set<String>?, _ rights: ConfigurationRights, _ me: Principal, isOn: (RecordType) -> Bool,
        _ tx: RecordTransaction
    ) async throws -> JSONObject {
        var document: JSONObject = [mark: .integer(version)]
        var reader = ConfigurationReader(tx, rights)
        for part in parts {
            let entries = try await reader.entries(of: part).filter { !$0.isBinned }
            if !entries.isEmpty, wanted?.contains(part.name) ?? true { document[part.name] = .array(entries.map { .object($0.json) }) }
        }
        guard wanted?.contains(ConfigurationViews.part) ?? true else { return document }
        var views = ConfigurationViews(tx, me: me, types: rights.types(in: tx.schema).filter(isOn))
        let entries = try await views.entries()
        if !entries.isEmpty { document[ConfigurationViews.part] = .array(entries.map { .object($0.json) }) }
        return document
    }

    /// The members of a file.
    /// - Throws: `Problem.validation` for what is no configuration.
    static func members(of json: JSON) throws(Problem) -> JSONObject {
        guard let members = json.members else { throw .validation([ConfigurationFault.malformed.error(at: mark)]) }
        guard let version = members[mark] else { throw .validation([ConfigurationFault.malformed.error(at: mark)]) }
        guard version.whole == Self.version else { throw .validation([ConfigurationFault.version.error(at: mark)]) }
        return members
    }
}

extension JSON {
    /// For people: two spaces a level, a list of short values on one line.
    var readable: String {
        var text = ""
        writeReadable(to: &text, indent: "")
        return text + "\n"
    }

    private func writeReadable(to text: inout String, indent: String) {
        switch self {
        case .array(let items) where !items.isEmpty && !items.allSatisfy(\.isPlain):
            text += "[\n"
            for (index, item) in items.enumerated() {
                text += indent + "  "
                item.writeReadable(to: &text, indent: indent + "  ")
                text += index == items.count - 1 ? "\n" : ",\n"
            }
            text += indent + "]"
        case .array(let items): text += "[" + items.map(\.serialized).joined(separator: ", ") + "]"
        case .object(let members) where !members.isEmpty:
            text += "{\n"
            for (index, member) in members.enumerated() {
                text += indent + "  " + JSON.string(member.key).serialized + ": "
                member.value.writeReadable(to: &text, indent: indent + "  ")
                text += index == members.count - 1 ? "\n" : ",\n"
            }
            text += indent + "}"
        default: text += serialized
        }
    }

    private var isPlain: Bool {
        switch self {
        case .array(let items): items.isEmpty
        case .object(let members): members.isEmpty
        default: true
        }
    }
}
