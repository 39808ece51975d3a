import Core

/// Since when the customers are in the books: some weeks before their first deal or order, or before anybody spoke with them.
struct Acquaintance {
    /// By index of the customer.
    let since: [Timestamp]

    init(_ base: CustomerBook, _ business: [(customer: Int, moment: Timestamp)], today: CalendarDate) {
        var random = DemoRandom(seed: 3)
        var first: [Int: Timestamp] = [:]
        for (customer, moment) in business { first[customer] = min(first[customer] ?? moment, moment) }
        since = base.records.indices.map { index in
            let spoken = base.records[index].timestamp("last_contacted_at") ?? today.startOfDay
            let days = random.number(in: first[index] == nil ? 2...240 : 2...45)
            return min(first[index] ?? spoken, spoken).adding(seconds: random.number(in: 3600...36_000) - days * 86_400)
        }
    }

    /// The customers with the times of their entry and of the last word with them.
    func dated(_ records: [Values]) -> [Values] {
        zip(records, since).map { values, since in
            values.merging(["created_at": .timestamp(since), "updated_at": values["last_contacted_at"] ?? .timestamp(since)])
        }
    }
}
