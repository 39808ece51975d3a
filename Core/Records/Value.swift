/// The value of one field, as it is stored.
public enum Value: Hashable, Sendable {
    case null
    /// Text of any kind, a choice's code and a time of day included.
    case text(String)
    /// A whole number, or a decimal as a multiple of 10^-scale.
    case integer(Int64)
    case boolean(Bool)
    case money(Money)
    case date(CalendarDate)
    case timestamp(Timestamp)
    case id(ID)
    /// Tags, or the codes of several choices.
    case texts([String])
    /// Never an empty one: that is null.
    case address(Address)
}

extension Value {
    /// Writes the value as the API shows it.
    func write(to json: inout JSONWriter, as kind: FieldKind) {
        switch self {
        case .null: json.null()
        case .text(let value): json.string(value)
        case .integer(let value):
            if case .decimal(let scale) = kind { json.decimal(value, scale: scale) } else { json.integer(value) }
        case .boolean(let value): json.boolean(value)
        case .money(let value): json.money(value)
        case .date(let value): json.date(value)
        case .timestamp(let value): json.timestamp(value)
        case .id(let value): json.id(value)
        case .texts(let values):
            json.beginArray()
            for value in values { json.string(value) }
            json.endArray()
        case .address(let value): json.address(value)
        }
    }

    /// The binds for the field's columns: two for money, one for everything else.
    func binds(for kind: FieldKind) -> [Bind] {
        switch (kind, self) {
        case (.money, .money(let value)): [.integer(value.amount), .text(value.currency)]
        case (.money, _): [.integer(nil), .text(nil)]
        default: [bind(for: kind)]
        }
    }

    private func bind(for kind: FieldKind) -> Bind {
        switch kind {
        case .text, .longText, .email, .phone, .url, .secret, .choice, .time:
            if case .text(let value) = self { .text(value) } else { .text(nil) }
        case .integer, .decimal, .money:
            if case .integer(let value) = self { .integer(value) } else { .integer(nil) }
        case .boolean:
            if case .boolean(let value) = self { .boolean(value) } else { .boolean(nil) }
        case .date:
            if case .date(let value) = self { .date(value) } else { .date(nil) }
        case .timestamp:
            if case .timestamp(let value) = self { .timestamp(value) } else { .timestamp(nil) }
        case .choices, .tags:
            if case .texts(let values) = self { .texts(values) } else { .texts([]) }
        case .reference, .identifier:
            if case .id(let value) = self { .id(value) } else { .id(nil) }
        case .address:
            if case .address(let value) = self { .json(value.json) } else { .null(.json) }
        }
    }
}

/// Field values by name: a validated request body, or the contents of a record.
public struct Values: Sendable, ExpressibleByDictionaryLiteral {
    private var storage: [String: Value]

    public init(dictionaryLiteral pairs: (String, Value)...) { storage = Dictionary(pairs) { _, last in last } }
    public init() { storage = [:] }

    /// Nil when the request did not name the field; `.null` when it said null.
    public subscript(name: String) -> Value? {
        get { storage[name] }
        set { storage[name] = newValue }
    }

    /// Those of the given fields.
    func only(_ fields: [Field]) -> Values {
        var values = Values()
        for field in fields { values[field.name] = self[field.name] }
        return values
    }

    public var names: some Collection<String> { storage.keys }
    public var isEmpty: Bool { storage.isEmpty }

    public func text(_ name: String) -> String? { if case .text(let value)? = storage[name] { value } else { nil } }
    public func integer(_ name: String) -> Int64? { if case .integer(let value)? = storage[name] { value } else { nil } }
    public func boolean(_ name: String) -> Bool? { if case .boolean(let value)? = storage[name] { value } else { nil } }
    public func money(_ name: String) -> Money? { if case .money(let value)? = storage[name] { value } else { nil } }
    public func date(_ name: String) -> CalendarDate? { if case .date(let value)? = storage[name] { value } else { nil } }
    public func timestamp(_ name: String) -> Timestamp? { if case .timestamp(let value)? = storage[name] { value } else { nil } }
    public func id(_ name: String) -> ID? { if case .id(let value)? = storage[name] { value } else { nil } }
    public func address(_ name: String) -> Address? { if case .address(let value)? = storage[name] { value } else { nil } }
    public func texts(_ name: String) -> [String] { if case .texts(let values)? = storage[name] { values } else { [] } }

    public mutating func merge(_ other: Values) { storage.merge(other.storage) { _, new in new } }
    public func merging(_ other: Values) -> Values {
        var merged = self
        merged.merge(other)
        return merged
    }
}
