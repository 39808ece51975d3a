/// One field of a record type or of a request body: what it is called, what it holds, and what is true of it.
///
/// Everything else follows from the declaration: the column, validation, filters, sorting, the journal, import, the OpenAPI schema
/// and the input shown in the web app.
public struct Field: Sendable {
    /// snake_case; the key in JSON, in filters and in CSV headers, and the column (see `FieldKind`).
    public let name: String
    public let title: Text
    public let kind: FieldKind
    public let traits: Traits
    public let initial: Initial
    /// What is only true of a field that a workspace made for itself; nil for a declared one.
    public let custom: CustomField?

    public struct Traits: OptionSet, Sendable {
        public let rawValue: Int
        public init(rawValue: Int) { self.rawValue = rawValue }

        public static let required = Traits(rawValue: 1)
        /// Set by the system; refused in a request.
        public static let readOnly = Traits(rawValue: 2)
        /// No two live records of a tenant have the same value. The table has a unique index named `<table>_<field>_unique`.
        public static let unique = Traits(rawValue: 4)
        /// The table has an index on (tenant_id, column, id), so that lists filter and sort by it at any size.
        public static let indexed = Traits(rawValue: 8)
        /// The table has a stored generated column `<field>_key`, lower-case and `collate "C"`: comparison, prefix search and sorting
        /// ignore case and use its index.
        public static let keyed = Traits(rawValue: 16)
        /// Shown first in lists and pickers: what people call the record.
        public static let label = Traits(rawValue: 32)
        /// Its reader sees only a part of each value, such as `138****1234`.
        public static let masked = Traits(rawValue: 64)
    }

    /// What a new record gets when the request is silent.
    public enum Initial: Sendable {
        case none
        case value(Value)
        /// The user who creates the record.
        case me
        case today
        /// The type's `prepare` fills it in, so that a required field may be left out of a request.
        case derived
    }

    public var isRequired: Bool { traits.contains(.required) }
    public var isReadOnly: Bool { traits.contains(.readOnly) }
    public var isIndexed: Bool { traits.contains(.indexed) }
    public var isKeyed: Bool { traits.contains(.keyed) }
    public var isMasked: Bool { traits.contains(.masked) }

    /// The column that sorting and comparing use.
    var sortColumn: String { isKeyed ? name + "_key" : name }

    /// Lists can be sorted by it.
    public var isSortable: Bool { kind.isSortable && isSearchable }

    /// The comparisons that a filter may use, in the order in which a filter builder offers them.
    public var comparisons: [Filter.Comparison] { isSearchable ? kind.comparisons : [] }

    /// By the order or the choice of records a value could be told that is masked.
    private var isSearchable: Bool { !isMasked && (custom?.isFilterable ?? true) }

    /// The same without these traits.
    func without(_ less: Traits) -> Field { Field(name, title, kind, traits.subtracting(less), initial, custom: custom) }

    /// The same with these traits besides its own.
    func with(_ more: Traits) -> Field { Field(name, title, kind, traits.union(more), initial, custom: custom) }

    package init(
        _ name: String, _ title: Text, _ kind: FieldKind, _ traits: Traits, _ initial: Initial = .none, custom: CustomField? = nil
    ) {
        self.name = name
        self.title = title
        self.kind = kind
        self.traits = traits
        self.initial = initial
        self.custom = custom
    }
}

/// A field that a workspace made for itself. Its values are members of the record's `custom` object, and, where lists filter by it, typed
/// rows of `core.field_value`.
public struct CustomField: Sendable {
    /// The id of its definition.
    public let id: ID
    /// Its key in the `custom` object: a number that the workspace gives to no other field of the type, so that statements are the same
    /// for all workspaces.
    public let slot: Int
    public let isFilterable: Bool
    /// Its values go into the index: it is filterable, or will be as soon as the index is complete.
    public let isIndexed: Bool
    /// The kind as its maker knows it: `percent` is stored as a decimal.
    public let kind: String
    public let help: Text?
    /// Filters over the record's own fields: when it must have a value, and when forms show it.
    public let requiredWhen: Filter?
    public let shownWhen: Filter?
    /// The same as they were written, for forms.
    public let conditions: (requiredWhen: JSON?, shownWhen: JSON?)
    /// What the numbers look like that the house gives to new records; nil for fields that people fill in.
    let numbering: NumberPattern?
    /// How its values come about where the house works them out; nil for fields that people fill in.
    public let computation: Computation?

    package init(
        id: ID, slot: Int, isFilterable: Bool, isIndexed: Bool, kind: String, help: Text? = nil, requiredWhen: Filter? = nil,
        shownWhen: Filter? = nil,
        conditions: (requiredWhen: JSON?, shownWhen: JSON?) = (nil, nil), numbering: NumberPattern? = nil,
        computation: Computation? = nil
    ) {
        self.id = id
        self.slot = slot
        self.isFilterable = isFilterable
        self.isIndexed = isIndexed
        self.kind = kind
        self.help = help
        self.requiredWhen = requiredWhen
        self.shownWhen = shownWhen
        self.conditions = conditions
        self.numbering = numbering
        self.computation = computation
    }

    /// The same with its computation compiled.
    func computed(_ computation: Computation) -> CustomField {
        CustomField(
            id: id, slot: slot, isFilterable: isFilterable, isIndexed: isIndexed, kind: kind, help: help, requiredWhen: requiredWhen,
            shownWhen: shownWhen, conditions: conditions, numbering: numbering, computation: computation)
    }
}

extension Field {
    /// One line of text, up to `maximum` characters.
    public static func text(
        _ name: String, _ title: Text, _ traits: Traits = [], maximum: Int = 200, initial: Initial = .none
    ) -> Field {
        Field(name, title, .text(maximum: maximum), traits, initial)
    }

    /// Text with line breaks.
    public static func longText(_ name: String, _ title: Text, _ traits: Traits = [], maximum: Int = 20_000) -> Field {
        Field(name, title, .longText(maximum: maximum), traits)
    }

    public static func email(_ name: String, _ title: Text, _ traits: Traits = []) -> Field { Field(name, title, .email, traits) }
    public static func phone(_ name: String, _ title: Text, _ traits: Traits = []) -> Field { Field(name, title, .phone, traits) }
    public static func url(_ name: String, _ title: Text, _ traits: Traits = []) -> Field { Field(name, title, .url, traits) }

    /// A password or token in a request body: never trimmed, logged, or stored as it came.
    public static func secret(_ name: String, _ title: Text, _ traits: Traits = []) -> Field { Field(name, title, .secret, traits) }

    public static func integer(
        _ name: String, _ title: Text, _ traits: Traits = [], in range: ClosedRange<Int64> = -1_000_000_000_000...1_000_000_000_000,
        initial: Int64? = nil
    ) -> Field {
        Field(name, title, .integer(range), traits, initial.map { .value(.integer($0)) } ?? .none)
    }

    /// An exact decimal number, stored as a whole multiple of 10^-scale.
    public static func decimal(_ name: String, _ title: Text, _ traits: Traits = [], scale: Int) -> Field {
        Field(name, title, .decimal(scale: scale), traits)
    }

    /// An amount with its currency: columns `<name>` (minor units) and `<name>_currency`.
    public static func money(_ name: String, _ title: Text, _ traits: Traits = [], initial: Initial = .none) -> Field {
        Field(name, title, .money, traits, initial)
    }

    public static func boolean(_ name: String, _ title: Text, _ traits: Traits = [], initial: Bool? = nil) -> Field {
        Field(name, title, .boolean, traits, initial.map { .value(.boolean($0)) } ?? .none)
    }

    public static func date(_ name: String, _ title: Text, _ traits: Traits = [], initial: Initial = .none) -> Field {
        Field(name, title, .date, traits, initial)
    }

    public static func timestamp(_ name: String, _ title: Text, _ traits: Traits = []) -> Field { Field(name, title, .timestamp, traits) }

    /// One of `choices`.
    public static func choice(_ name: String, _ title: Text, _ choices: [Choice], _ traits: Traits = [], initial: String? = nil) -> Field {
        Field(name, title, .choice(choices), traits, initial.map { .value(.text($0)) } ?? .none)
    }

    /// Any number of `choices`.
    public static func choices(_ name: String, _ title: Text, _ choices: [Choice], _ traits: Traits = []) -> Field {
        Field(name, title, .choices(choices), traits)
    }

    /// Any number of the tenant's own words.
    public static func tags(_ name: String, _ title: Text, _ traits: Traits = []) -> Field { Field(name, title, .tags, traits) }

    /// Another record of the same tenant; of users, `initial: .me` is the one who creates the record. The type is asked for late, since
    /// types refer to each other and to themselves.
    public static func reference(
        _ name: String, _ title: Text, to type: @autoclosure @escaping @Sendable () -> RecordType, _ traits: Traits = [],
        initial: Initial = .none
    ) -> Field {
        Field(name, title, .reference(Reference(type: type)), traits, initial)
    }
}
