/// A kind of record, declared once. Routes, filters, validation, journal, import, OpenAPI and pages follow from it (house.md).
///
/// A type is one shared immutable object: plans are cached in it, and everything that speaks of the type holds the same one.
public final class RecordType: Sendable {
    /// Singular snake_case: "order_line". Unique among the installed modules.
    public let name: String
    /// The path segment: "order_lines".
    public let plural: String
    /// Schema and table: "customers.orders".
    public let table: String
    public let title: Text
    public let pluralTitle: Text
    /// Who may write records of this type by default.
    public let audience: Audience
    public let fields: [Field]
    /// What the generic routes may do; a type with a life of its own (users are invited, not created) leaves some out.
    public let actions: Set<RecordAction>
    /// The reference whose record governs this one: who may see or change an order may see or change its lines.
    public let partOf: String?
    /// What is only true of a type that a workspace made for itself; nil for a declared one.
    public let object: CustomObject?
    /// Whose a record can be, whether or not its reader sees the fields that say so.
    let ownership: Ownership

    /// Runs before records are written, on every way of writing them: fills in derived fields, or refuses by throwing a `Problem`.
    let prepare: Preparation?
    /// Runs after records were written, in the same transaction: what else follows from it. Not called when nothing changed.
    let effects: Effects?

    public typealias Preparation = @Sendable (inout [RecordChange], RecordTransaction) async throws -> Void
    public typealias Effects = @Sendable ([RecordEffect], RecordTransaction) async throws -> Void

    /// All fields in the order in which the API shows them: `id` and `version`, the declared ones, the other system fields.
    public let allFields: [Field]
    /// Every field that is a column besides `id` and `version`.
    let storedFields: [Field]
    /// Those that the workspace made for itself.
    public let customFields: [Field]
    /// What the journal tells of a change, by name, as its payload wants them.
    let journaledFields: [Field]
    let form: Form
    private let indexByName: [String: Int]
    let plans = PlanCache()

    public enum Audience: String, Sendable {
        /// Daily work: members create and change it.
        case everyone
        /// Set-up: admins change it, members read it.
        case administrators
    }

    public convenience init(
        _ name: String, plural: String? = nil, table: String, title: Text, pluralTitle: Text, audience: Audience = .everyone,
        actions: Set<RecordAction> = Set(RecordAction.allCases), partOf: String? = nil, object: CustomObject? = nil,
        prepare: Preparation? = nil, effects: Effects? = nil, @FieldBuilder fields: () -> [Field]
    ) {
        let fields = fields()
        self.init(
            name, plural: plural ?? name + "s", table: table, title: title, pluralTitle: pluralTitle, audience: audience, actions: actions,
            partOf: partOf, object: object, ownership: Ownership(fields), prepare: prepare, effects: effects, all: fields)
    }

    /// The type as a workspace has it that added fields of its own.
    convenience init(_ declared: RecordType, adding custom: [Field]) { self.init(declared, fields: declared.fields + custom) }

    /// The type as somebody sees it who may see and write these of its fields, and do no more than this.
    convenience init(_ full: RecordType, fields: [Field]) {
        self.init(
            full.name, plural: full.plural, table: full.table, title: full.title, pluralTitle: full.pluralTitle, audience: full.audience,
            actions: full.actions, partOf: full.partOf, object: full.object, ownership: full.ownership, prepare: full.prepare,
            effects: full.effects, all: fields)
    }

    private init(
        _ name: String, plural: String, table: String, title: Text, pluralTitle: Text, audience: Audience, actions: Set<RecordAction>,
        partOf: String?, object: CustomObject?, ownership: Ownership, prepare: Preparation?, effects: Effects?, all fields: [Field]
    ) {
        self.partOf = partOf
        self.object = object
        self.ownership = ownership
        self.name = name
        self.plural = plural
        self.table = table
        self.title = title
        self.pluralTitle = pluralTitle
        self.audience = audience
        self.actions = actions
        self.fields = fields
        self.prepare = prepare
        self.effects = effects
        allFields = Self.systemFields.prefix(2) + self.fields + Self.systemFields.dropFirst(2)
        storedFields = allFields.dropFirst(2).filter { $0.custom == nil }
        customFields = fields.filter { $0.custom != nil }
        journaledFields = (self.fields + [Self.externalID]).sorted { $0.name < $1.name }
        form = Form(self.fields + Self.systemFields)
        indexByName = Dictionary(self.fields.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    }

    /// The declared field of that name, or the system field.
    public func field(_ name: String) -> Field? {
        if let index = indexByName[name] { return fields[index] }
        return Self.systemFields.first { $0.name == name }
    }

    /// The fields that a request may set.
    public var writableFields: [Field] { (fields + Self.systemFields).filter { !$0.isReadOnly } }

    /// The type whose records govern these.
    var governor: RecordType? { partOf.flatMap { name in fields.first { $0.name == name }?.kind.reference } }

    /// What people call a record of this type.
    public var labelField: Field? { fields.first { $0.traits.contains(.label) } ?? fields.first { $0.kind.isText } }

    /// In every record and table, in this order: `id` and `version` come before the declared fields, the rest after them.
    public static let systemFields: [Field] = [
        Field("id", ["en": "ID", "zh": "编号"], .identifier, .readOnly),
        Field("version", ["en": "Version", "zh": "版本"], .integer(1...Int64.max), .readOnly),
        .text("external_id", ["en": "External ID", "zh": "外部编号"], [.unique]),
        .timestamp("created_at", ["en": "Created", "zh": "创建时间"], [.readOnly, .indexed]),
        Field("created_by", ["en": "Created by", "zh": "创建人"], .identifier, .readOnly),
        .timestamp("updated_at", ["en": "Updated", "zh": "更新时间"], [.readOnly, .indexed]),
        Field("updated_by", ["en": "Updated by", "zh": "更新人"], .identifier, .readOnly),
    ]
}

/// The references by which records are somebody's: `owner`, a user, and `team`.
struct Ownership: Sendable {
    let hasOwner: Bool
    let hasTeam: Bool

    init(_ fields: [Field]) {
        let names = Set(fields.filter { if case .reference = $0.kind { $0.custom == nil } else { false } }.map(\.name))
        hasOwner = names.contains("owner")
        hasTeam = names.contains("owner") && names.contains("team")
    }
}

@resultBuilder
public enum FieldBuilder {
    public static func buildBlock(_ parts: [Field]...) -> [Field] { parts.flatMap { $0 } }
    public static func buildExpression(_ field: Field) -> [Field] { [field] }
    public static func buildExpression(_ fields: [Field]) -> [Field] { fields }
}

/// What can be done with records of a type.
public enum RecordAction: String, CaseIterable, Hashable, Sendable {
    case create, read, update, delete, export, bulk
}
