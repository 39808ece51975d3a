import Core

/// One thing that is told about items of a kind: a column for people, a member of an object for machines.
struct Column<Item>: Sendable {
    let key: String
    let title: String
    let value: @Sendable (Item) -> JSON
    /// False for what only machines need.
    let isForPeople: Bool
    private let shown: (@Sendable (Item) -> String)?
    private var tints: [String: Tint] = [:]

    /// `title` is the key with spaces and a capital letter unless it is given; `text` is what people read instead of the value.
    init(
        _ key: String, title: String? = nil, isForPeople: Bool = true, text: (@Sendable (Item) -> String)? = nil,
        _ value: @escaping @Sendable (Item) -> JSON
    ) {
        self.isForPeople = isForPeople
        self.key = key
        self.title = title ?? Self.words(key)
        self.value = value
        shown = text
    }

    /// A moment: RFC 3339 for machines, to the minute for people, in UTC.
    static func time(_ key: String, title: String, _ value: @escaping @Sendable (Item) -> Timestamp?) -> Column {
        Column(key, title: title, text: { value($0).map(minutes) ?? "–" }) { .optional(value($0)?.description) }
    }

    /// Colours for some of the values.
    func tinted(_ tints: [String: Tint]) -> Column {
        var column = self
        column.tints = tints
        return column
    }

    func cell(of item: Item) -> Table.Cell {
        let value = value(item)
        let text = shown?(item) ?? Self.text(value)
        return Table.Cell(text: TextWidth.safe(text), tint: tints[text], isNumber: value.whole != nil)
    }

    static func object(of item: Item, _ columns: [Column]) -> JSON {
        var object = JSONObject()
        for column in columns { object[column.key] = column.value(item) }
        return .object(object)
    }

    private static func words(_ key: String) -> String {
        let words = key.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// 2026-11-22 03:12
    private static func minutes(_ time: Timestamp) -> String {
        let text = time.description
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }

    private static func text(_ value: JSON) -> String {
        switch value {
        case .null: "–"
        case .boolean(let value): value ? "yes" : "no"
        case .integer(let value): grouped(value)
        case .number(let value): "\(value)"
        case .string(let value): value
        case .array(let items): items.isEmpty ? "–" : items.map(text).joined(separator: ", ")
        case .object(let object): object.map { "\($0.key) \(text($0.value))" }.joined(separator: ", ")
        }
    }

    /// 23,570
    private static func grouped(_ value: Int64) -> String {
        var digits = String(value.magnitude)
        var groups: [Substring] = []
        while digits.count > 3 {
            groups.insert(digits.suffix(3), at: 0)
            digits = String(digits.dropLast(3))
        }
        return (value < 0 ? "-" : "") + ([digits[...]] + groups).joined(separator: ",")
    }
}

enum Tint: Int {
    case bold = 1
    case faint = 2
    case red = 31
    case green = 32
    case yellow = 33

    /// ECMA-48, Select Graphic Rendition.
    func paint(_ text: String, isColoured: Bool = Terminal.isColoured) -> String {
        isColoured ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension [String: Tint] {
    /// How things are, from well to badly.
    static var status: [String: Tint] {
        [
            "active": .green, "yes": .green, "ok": .green, "done": .green, "applied": .green,
            "past_due": .yellow, "invited": .yellow, "pending": .yellow, "warning": .yellow, "queued": .yellow, "running": .yellow,
            "suspended": .red, "cancelled": .red, "disabled": .red, "failed": .red, "dead": .red, "finding": .red, "no": .faint,
        ]
    }
}

extension JSON {
    static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }
    static func count(_ number: Int) -> JSON { .integer(Int64(number)) }
}
