import Core

/// Writes a board as JSON.
struct BoardWriter {
    private(set) var json: JSONWriter

    init(json: JSONWriter) { self.json = json }

    /// `results` has two entries for each stage: its sums and its cards.
    mutating func write(_ pipeline: Record, _ stages: Rows, _ results: [Rows]) throws {
        json.beginObject()
        json.key("id")
        json.id(pipeline.id)
        json.key("name")
        json.string(pipeline.values.text("name") ?? "")
        json.key("stages")
        json.beginArray()
        for (index, stage) in stages.enumerated() { try write(stage, sums: results[2 * index], cards: results[2 * index + 1]) }
        json.endArray()
        json.endObject()
    }

    private mutating func write(_ stage: Row, sums: Rows, cards: Rows) throws {
        json.beginObject()
        json.key("id")
        json.id(try stage[0])
        json.key("name")
        json.string(try stage[1])
        json.key("kind")
        json.string(try stage[2])
        json.key("position")
        json.integer(try stage[3])
        json.key("probability")
        json.integer(try stage[4])
        json.key("stale_after_days")
        json.integer(orNull: try stage[5])
        try write(sums: sums)
        json.key("deals")
        json.beginArray()
        for card in cards { try write(card: card) }
        json.endArray()
        json.endObject()
    }

    private mutating func write(sums: Rows) throws {
        var count: Int64 = 0
        for row in sums { count += try row[0] as Int64 }
        json.key("count")
        json.integer(count)
        try write(sums: sums, as: "totals", column: 1)
        try write(sums: sums, as: "weighted_totals", column: 2)
    }

    /// An amount for each currency.
    private mutating func write(sums: Rows, as key: StaticString, column: Int) throws {
        json.key(key)
        json.beginArray()
        for row in sums {
            guard let currency: String = try row[3] else { continue }
            json.money(Money(amount: try row[column], currency: currency))
        }
        json.endArray()
    }

    private mutating func write(card: Row) throws {
        let currency: String? = try card[6]
        json.beginObject()
        json.key("id")
        json.id(try card[0])
        json.key("version")
        json.integer(try card[1])
        json.key("name")
        json.string(try card[2])
        json.key("customer")
        json.id(try card[3])
        json.key("customer_name")
        json.string(orNull: try card[4])
        json.key("amount")
        if let currency { json.money(Money(amount: try card[5], currency: currency)) } else { json.null() }
        json.key("probability")
        json.integer(try card[7])
        json.key("expected_close")
        json.date(orNull: try card[8])
        json.key("owner")
        json.id(orNull: try card[9])
        json.key("stage_entered_at")
        json.timestamp(try card[10])
        json.endObject()
    }
}
