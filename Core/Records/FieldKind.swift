/// What a field holds, and with it the PostgreSQL type of its column.
public enum FieldKind: Sendable {
    /// `text`, one line.
    case text(maximum: Int)
    /// `text` with line breaks.
    case longText(maximum: Int)
    /// `text`, lower-case (RFC 5321 syntax, ASCII domain).
    case email
    /// `text`: digits with an optional leading plus.
    case phone
    /// `text`: absolute http or https URL.
    case url
    /// Only in request bodies.
    case secret
    /// `bigint`.
    case integer(ClosedRange<Int64>)
    /// `bigint`, multiples of 10^-scale.
    case decimal(scale: Int)
    /// `bigint` minor units, and `text` for the currency.
    case money
    /// `boolean`.
    case boolean
    /// `date`.
    case date
    /// `timestamptz`.
    case timestamp
    /// `text`: a time of day, `09:30`, 24 hours.
    case time
    /// `text`.
    case choice([Choice])
    /// `text[]`.
    case choices([Choice])
    /// `text[]`.
    case tags
    /// `uuid`.
    case reference(Reference)
    /// `jsonb`. Only workspaces' own fields are of this kind.
    case address
    /// `uuid` of something that is no record of a known type, such as the actor of a change.
    case identifier

    /// The name in metadata.
    public var name: String {
        switch self {
        case .text: "text"
        case .longText: "long_text"
        case .email: "email"
        case .phone: "phone"
        case .url: "url"
        case .secret: "secret"
        case .integer: "integer"
        case .decimal: "decimal"
        case .money: "money"
        case .boolean: "boolean"
        case .date: "date"
        case .timestamp: "timestamp"
        case .time: "time"
        case .address: "address"
        case .choice: "choice"
        case .choices: "choices"
        case .tags: "tags"
        case .reference: "reference"
        case .identifier: "id"
        }
    }

    public var isText: Bool {
        switch self {
        case .text, .longText, .email, .phone, .url, .secret: true
        default: false
        }
    }

    /// Has an order that lists can be sorted by.
    public var isSortable: Bool {
        switch self {
        case .longText, .secret, .choices, .tags, .reference, .identifier, .address: false
        default: true
        }
    }

    /// What a field without a value holds: null, or no elements.
    var empty: Value {
        switch self {
        case .choices, .tags: .texts([])
        default: .null
        }
    }

    public var choices: [Choice]? {
        switch self {
        case .choice(let choices), .choices(let choices): choices
        default: nil
        }
    }

    public var reference: RecordType? { if case .reference(let target) = self { target.type() } else { nil } }
}

/// One value of a choice field.
public struct Choice: Sendable {
    /// snake_case, stored and sent.
    public let code: String
    public let title: Text
    /// A hint for the web app: a colour name of its palette.
    public let color: String?
    /// No longer offered, and still shown where records have it.
    public let isRetired: Bool

    public init(_ code: String, _ title: Text, color: String? = nil, isRetired: Bool = false) {
        self.code = code
        self.title = title
        self.color = color
        self.isRetired = isRetired
    }
}

/// The type that a reference field points at.
public struct Reference: Sendable {
    package let type: @Sendable () -> RecordType
}
