/// The record types as one workspace has them, or as one of its members may see them: the declared ones with the fields that it made for itself, and
/// objects of its own.
///
/// Declarations are the same for everybody; code that reads or writes for a workspace asks its schema for the type first.
public final class Schema: Sendable {
    /// `Workspace.metadataVersion` that it was read at.
    public let version: Int64
    /// The installed types in their order, then the workspace's own objects in theirs.
    public let types: [RecordType]
    /// Nobody added anything, and nothing is hidden from anybody.
    let isPlain: Bool
    /// How forms and record pages are laid out.
    let layouts: Layouts
    /// What follows from what, of the fields that the house works out.
    let graph: ComputationGraph
    private let byName: [String: RecordType]
    private let byPlural: [String: RecordType]

    /// Nothing but what is declared: a workspace that is being founded. It knows no names.
    public static let plain = Schema(version: 0)

    /// - Parameters:
    ///   - installed: every declared type.
    ///   - objects: the workspace's own types, without the fields that it gave them.
    ///   - fields: a workspace's own fields by the name of the type that they belong to.
    package init(
        version: Int64, installed: [RecordType] = [], objects: [RecordType] = [], _ fields: [String: [Field]] = [:], layouts: Layouts = .none
    ) {
        self.version = version
        self.layouts = layouts
        types = (installed + objects).map { type in fields[type.name].map { RecordType(type, adding: $0) } ?? type }
        graph = fields.isEmpty ? .none : ComputationGraph(types)
        isPlain = objects.isEmpty && fields.isEmpty
        byName = Self.index(types, by: \.name)
        byPlural = Self.index(types, by: \.plural)
    }

    /// What somebody may see of a schema: `form` is her form of each of its types.
    init(_ full: Schema, showing form: (RecordType) -> RecordType) {
        version = full.version
        layouts = full.layouts
        graph = full.graph
        types = full.types.map(form)
        isPlain = false
        byName = Self.index(types, by: \.name)
        byPlural = Self.index(types, by: \.plural)
    }

    private static func index(_ types: [RecordType], by name: KeyPath<RecordType, String>) -> [String: RecordType] {
        Dictionary(types.map { ($0[keyPath: name], $0) }) { first, _ in first }
    }

    /// This schema's form of a type; the type itself where the schema doesn't know it.
    public func type(_ declared: RecordType) -> RecordType { byName[declared.name] ?? declared }
    /// `deal`, `c_machine`
    public func type(named name: String) -> RecordType? { byName[name] }
    /// `deals`, `c_machines`
    public func type(plural: String) -> RecordType? { byPlural[plural] }
    /// The workspace's own types alone.
    public var objects: [RecordType] { types.filter { $0.object != nil } }
}

extension Field {
    /// The type that a reference leads to, as the schema has it.
    func target(in schema: Schema) -> RecordType? { kind.reference.map(schema.type) }
}
