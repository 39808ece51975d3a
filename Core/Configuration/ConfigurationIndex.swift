/// The definitions of a workspace in memory, by what a file calls them. Kept as the import writes, so that nothing is asked twice.
struct ConfigurationIndex: Sendable {
    /// By the name of the type, then by that of the definition.
    private var records: [String: [String: Record]] = [:]
    private var names: [ID: String] = [:]

    subscript(part: ConfigurationPart, name: String) -> Record? { records[part.type.name]?[name] }

    /// What a file calls a live definition.
    func name(of id: ID) -> String? { names[id] }

    /// The definition that a file calls so.
    func id(of name: String, type: RecordType) -> ID? {
        guard let record = records[type.name]?[name], record.deletedAt == nil else { return nil }
        return record.id
    }

    mutating func put(_ record: Record, as name: String, in part: ConfigurationPart) {
        records[part.type.name, default: [:]][name] = record
        names[record.id] = record.deletedAt == nil ? name : nil
    }
}
