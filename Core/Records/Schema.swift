/// The record types as one workspace has them: the installed ones, with the fields that it made for itself.
///
/// Declarations are the same for everybody; code that reads or writes for a workspace asks its schema for the type first.
public final class Schema: Sendable {
    /// `Workspace.metadataVersion` that it was read at.
    public let version: Int64
    private let changed: [String: RecordType]
    private let installed: [String: RecordType]

    /// Nothing but what is declared: a workspace that is being founded.
    public static let plain = Schema(version: 0, [])

    /// - Parameters:
    ///   - installed: every declared type, for definitions, which know types by their names.
    ///   - fields: a workspace's own fields by the declared type that they belong to.
    package init(version: Int64, installed: [RecordType] = [], _ fields: [(type: RecordType, fields: [Field])]) {
        self.version = version
        self.installed = Dictionary(installed.map { ($0.name, $0) }) { first, _ in first }
        changed = Dictionary(fields.map { ($0.type.name, RecordType($0.type, adding: $0.fields)) }) { first, _ in first }
    }

    /// The workspace's form of a declared type; the declaration itself where nothing was added to it.
    public func type(_ declared: RecordType) -> RecordType { changed[declared.name] ?? installed[declared.name] ?? declared }

    /// The declared type of that name; nil where it isn't installed. The plain schema knows no names.
    func declaration(_ name: String) -> RecordType? { installed[name] }

    /// Nobody added anything.
    var isPlain: Bool { changed.isEmpty }
}

extension Field {
    /// The type that a reference leads to, as the workspace has it.
    func target(in schema: Schema) -> RecordType? { kind.reference.map(schema.type) }
}
