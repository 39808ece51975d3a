import Core
import TestKit
import Testing

/// A made-up record type whose formulas tests work out without a database.
enum Sheet {
    static let customer: RecordType = RecordType("customer", table: "x.customers", title: ["en": "x"], pluralTitle: ["en": "x"]) {
        Field.text("name", ["en": "x"])
        Field.money("revenue", ["en": "x"])
        Field.decimal("share", ["en": "x"], scale: 3)
    }

    static let deal: RecordType = RecordType("deal", table: "x.deals", title: ["en": "x"], pluralTitle: ["en": "x"]) {
        Field.text("name", ["en": "x"])
        Field.longText("note", ["en": "x"])
        Field.integer("count", ["en": "x"])
        Field.decimal("rate", ["en": "x"], scale: 2)
        Field.money("amount", ["en": "x"])
        Field.money("cost", ["en": "x"])
        Field.boolean("open", ["en": "x"])
        Field.date("day", ["en": "x"])
        Field.timestamp("moment", ["en": "x"])
        Field.choice("stage", ["en": "x"], [Choice("won", ["en": "x"]), Choice("lost", ["en": "x"])])
        Field.tags("tags", ["en": "x"])
        Field.reference("customer", ["en": "x"], to: customer)
        Field.reference("owner", ["en": "x"], to: customer)
    }

    static let schema = Schema(version: 1, installed: [customer, deal])
    /// 2026-11-22 08:30 UTC, a Sunday.
    static let now = Timestamp(rfc3339: "2026-11-22T08:30:00Z") ?? .now

    static let values: Values = [
        "name": .text("晨光科技 GmbH"), "count": .integer(7), "rate": .integer(1250), "amount": .money(Money(amount: 1_000_00, currency: "CNY")),
        "cost": .money(Money(amount: 5_00, currency: "EUR")), "open": .boolean(true), "day": .date(CalendarDate("2026-01-31") ?? .today),
        "moment": .timestamp(Timestamp(rfc3339: "2026-03-04T23:59:59Z") ?? .now), "stage": .text("won"), "tags": .texts(["vip", "大客户"]),
    ]

    static let related: [String: Values] = [
        "customer": ["name": .text("上海客户"), "revenue": .money(Money(amount: 250_000_00, currency: "CNY")), "share": .integer(12_345)]
    ]

    /// As a text; nil where there is none.
    static func text(_ formula: String) -> String? {
        guard case .text(let text) = value("text(\(formula))", .text(maximum: 1000)) else { return nil }
        return text
    }

    static func value(_ formula: String, _ kind: FieldKind) -> Value? {
        Formula.compile(formula, on: deal, in: schema).formula?.value(values, related: related, now: now, as: kind)
    }

    /// `code position length` of each error.
    static func faults(_ formula: String) -> [String] {
        Formula.compile(formula, on: deal, of: "c_self", in: schema).errors.map { "\($0.code) \($0.range.lowerBound) \($0.range.count)" }
    }
}

extension TestTenant {
    /// A new formula of customers, or of another type.
    func formula(_ name: String, _ formula: String, _ more: JSONObject = [:], of type: String = "customer") async throws -> ID {
        var more = more
        more["formula"] = .string(formula)
        return try await field(name, "formula", more, of: type)
    }

    /// A new roll-up of customers over their orders.
    func rollup(_ name: String, _ function: String, _ more: JSONObject = [:]) async throws -> ID {
        var parts: JSONObject = ["rollup_type": "order", "rollup_via": "customer", "rollup_function": .string(function)]
        for (key, value) in more { parts[key] = value }
        return try await field(name, "rollup", parts)
    }

    /// The definition once all records have what it says.
    func built(_ field: ID) async throws -> TestReply { try await indexed(field) }

    func order(_ customer: ID, _ total: Int64?, _ more: JSONObject = [:]) async throws -> TestReply {
        var body: JSONObject = ["customer": .string("\(customer)")]
        if let total { body["total"] = ["amount": .integer(total), "currency": "CNY"] }
        for (key, value) in more { body[key] = value }
        return try await create("orders", .object(body))
    }

    /// What a record has in a field.
    func value(_ plural: String, _ id: ID, _ field: String) async throws -> JSON? { try await get("\(plural)/\(id)")[field] }

    /// Waits until a record has this in a field, as it will when a job has come by.
    func eventually(_ plural: String, _ id: ID, _ field: String, is value: JSON) async throws -> JSON? {
        for _ in 0..<2_400 {
            if try await self.value(plural, id, field) == value { break }
            try await Task.sleep(for: .milliseconds(25))
        }
        return try await self.value(plural, id, field)
    }
}

func money(_ amount: Int64, _ currency: String = "CNY") -> JSON { ["amount": .integer(amount), "currency": .string(currency)] }
