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

    /// Places for new definitions of which a file doesn't say where they stand: behind all others, in the order of the file.
    func places(for items: [ConfigurationItem], of part: ConfigurationPart) -> [String: Int64] {
        guard let field = part.type.field("position"), case .derived = field.initial else { return [:] }
        var last: [String: Int64] = [:]
        for record in (records[part.type.name] ?? [:]).values where record.deletedAt == nil {
            let group = part.key.dropLast().compactMap { record.values.text($0) }.joined(separator: ".")
            last[group] = max(last[group] ?? 0, record.values.integer("position") ?? 0)
        }
        var places: [String: Int64] = [:]
        for item in items where self[part, item.name] == nil {
            let group = part.key.dropLast().compactMap { item.members[$0]?.text }.joined(separator: ".")
            let before = last[group] ?? 0
            let named = item.members["position"]?.whole
            let place = named ?? min(before + 10, Self.furthest)
            if named == nil { places[item.name] = place }
            last[group] = max(before, min(place, Self.furthest))
        }
        return places
    }

    private static let furthest: Int64 = 100_000

    mutating func put(_ record: Record, as name: String, in part: ConfigurationPart) {
        records[part.type.name, default: [:]][name] = record
        names[record.id] = record.deletedAt == nil ? name : nil
    }
}
