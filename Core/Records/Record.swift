/// A record as code sees it: its type, and the value of every field.
public struct Record: Sendable {
    public let type: RecordType
    public let id: ID
    public internal(set) var version: Int64
    /// Declared and system fields by name, `.null` where empty.
    public internal(set) var values: Values
    /// In the bin since; nil for a live record.
    public internal(set) var deletedAt: Timestamp?

    init(type: RecordType, id: ID, version: Int64, values: Values, deletedAt: Timestamp? = nil) {
        self.type = type
        self.id = id
        self.version = version
        self.values = values
        self.deletedAt = deletedAt
    }

    public subscript(field: String) -> Value { values[field] ?? .null }

    /// Writes the record as `GET` shows it to a reader whose form of its type is `form`.
    func write(as form: RecordType, to json: inout JSONWriter) {
        json.beginObject()
        for field in form.allFields {
            json.key(field.name)
            switch field.name {
            case "id": json.id(id)
            case "version": json.integer(version)
            default: (field.isMasked ? Mask.shown(self[field.name]) : self[field.name]).write(to: &json, as: field.kind)
            }
        }
        json.endObject()
    }
}
