/// Definitions of one type that travel from one workspace to another: what tells one of them from the rest, and what belongs to each.
///
/// In a file nothing has an id: a definition is named by its key, and names others by theirs.
public struct ConfigurationPart: Sendable {
    /// How names are told apart.
    public enum Naming: Sendable {
        /// No two have the same, those in the bin included: one in the bin comes out of it.
        case lasting
        /// No two live ones have the same.
        case living
        /// Several may have the same: the second of a name in a file is the second in the workspace.
        case loose
    }

    /// The member of the file that lists them: `fields`.
    public let name: String
    public let type: RecordType
    /// The fields that together tell one from the others; within what they belong to, where they belong to something.
    public let key: [String]
    public let naming: Naming
    /// The reference that leads to what each belongs to: choices to their field.
    public let within: String?
    /// Texts that hold JSON, which the file shows as such.
    public let documents: Set<String>
    /// What stays as it is where the file is silent about it. Everything else of a definition is then empty, or as it is in a new one.
    public let kept: Set<String>
    /// What may have to wait until all the others are there, and what belongs to them.
    public let afterwards: Set<String>
    /// The workspace's record types follow from them.
    let shapesSchema: Bool
    public let parts: [ConfigurationPart]

    public init(
        _ name: String, of type: RecordType, key: [String], naming: Naming = .loose, within: String? = nil, documents: Set<String> = [],
        kept: Set<String> = ["position"], parts: [ConfigurationPart] = []
    ) {
        self.init(
            name, of: type, key: key, naming: naming, within: within, documents: documents, kept: kept, afterwards: [], shapesSchema: false,
            parts: parts)
    }

    init(
        _ name: String, of type: RecordType, key: [String], naming: Naming, within: String? = nil, documents: Set<String> = [],
        kept: Set<String> = ["position"], afterwards: Set<String> = [], shapesSchema: Bool, parts: [ConfigurationPart] = []
    ) {
        self.name = name
        self.type = type
        self.key = key
        self.naming = naming
        self.within = within
        self.documents = documents
        self.kept = kept
        self.afterwards = afterwards
        self.shapesSchema = shapesSchema
        self.parts = parts
    }
}

/// What the house itself lets travel, in the order in which it is written. Modules add theirs, and shared views come last (`ConfigurationViews`).
extension ConfigurationPart {
    static let ofTheHouse = [objects, fields, roles, layouts]

    private static let objects = ConfigurationPart(
        "objects", of: ObjectDefinition.type, key: ["name"], naming: .lasting, kept: ["plural", "position"], shapesSchema: true)

    private static let fields = ConfigurationPart(
        "fields", of: FieldDefinition.type, key: ["record_type", "name"], naming: .lasting,
        documents: ["initial", "required_when", "shown_when", "rollup_filter"],
        kept: ["kind", "refers_to", "scale", "number_pattern", "number_start", "result_kind", "rollup_type", "position"],
        afterwards: ["initial", "required_when", "shown_when"], shapesSchema: true, parts: [choices])

    private static let choices = ConfigurationPart(
        "choices", of: FieldChoice.type, key: ["code"], naming: .lasting, within: "field", shapesSchema: true)

    private static let roles = ConfigurationPart(
        "roles", of: RoleDefinition.type, key: ["code"], naming: .lasting, documents: ["grants"], shapesSchema: false)

    private static let layouts = ConfigurationPart(
        "layouts", of: Layout.type, key: ["record_type", "role"], naming: .living, documents: ["document"], kept: [], shapesSchema: false)
}

/// What a file may say of a definition.
extension ConfigurationPart {
    /// All that people write of one, but what it belongs to and what is known by an id elsewhere. `position` and the key are among them.
    func fields(of type: RecordType) -> [Field] {
        type.fields.filter { field in
            guard !field.isReadOnly, field.name != within else { return false }
            return field.custom == nil || field.kind.reference == nil
        }
    }
}
