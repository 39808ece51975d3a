/// A list that somebody has put together and wants to see again.
struct View: Hashable, Sendable {
    enum Layout: String, CaseIterable, Sendable {
        case list, board
    }

    let id: ID
    let owner: ID
    /// Name of the record type.
    let type: String
    var version: Int64 = 1
    var name = ""
    var isShared = false
    var layout = Layout.list
    /// Fields, also those of a related record (`customer.city`); none for those that the web app chooses.
    var columns: [String] = []
    /// Pixels by column.
    var widths = JSONObject()
    /// As it was written, so that `me` means whoever looks.
    var filter: JSON?
    /// `-amount,name`
    var sort: String?
    /// The field whose values make groups or columns of a board.
    var group: String?

    var tag: ETag { ETag(id: id, version: version) }

    /// What the journal keeps of it.
    var journaled: JSON {
        var members = content
        members["owner"] = .string("\(owner)")
        members["type"] = .string(type)
        return .object(members)
    }

    private var content: JSONObject {
        [
            "columns": .array(columns.map(JSON.string)), "filter": filter ?? .null, "group": group.map(JSON.string) ?? .null,
            "layout": .string(layout.rawValue), "name": .string(name), "shared": .boolean(isShared), "sort": sort.map(JSON.string) ?? .null,
            "widths": .object(widths),
        ]
    }

    /// As `GET views/{id}` shows it to `reader`; `plural` is its record type's.
    func write(to json: inout JSONWriter, plural: String, reader: ID) {
        json.beginObject()
        json.key("id")
        json.id(id)
        json.key("version")
        json.integer(version)
        json.key("type")
        json.string(plural)
        json.key("owner")
        json.id(owner)
        json.key("mine")
        json.boolean(owner == reader)
        for (name, value) in content {
            json.key(name)
            json.json(value)
        }
        json.endObject()
    }
}
