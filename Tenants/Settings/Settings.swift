import Core

/// What a workspace says of itself.
struct Settings: Sendable {
    let id: ID
    let slug: String
    var name: String
    var language: String
    var timeZone: String
    var currency: String
    let status: String
    let plan: String
    let trialEndsAt: Timestamp?
    let createdAt: Timestamp

    static func select(_ tenant: ID) -> SQL {
        """
        select tenant_id, slug, name, language, time_zone, currency, status, plan, trial_ends_at, created_at
        from core.workspace where tenant_id = \(tenant)
        """
    }

    init(row: Row) throws {
        id = try row[0]
        slug = try row[1]
        name = try row[2]
        language = try row[3]
        timeZone = try row[4]
        currency = try row[5]
        status = try row[6]
        plan = try row[7]
        trialEndsAt = try row[8]
        createdAt = try row[9]
    }

    /// - Throws: `Problem.validation` for what is no currency code of ISO 4217's form.
    func changed(by body: Values) throws(Problem) -> Settings {
        var settings = self
        settings.name = body.text("name") ?? name
        settings.language = body.text("language") ?? language
        settings.timeZone = body.text("time_zone") ?? timeZone
        settings.currency = body.text("currency") ?? currency
        guard settings.currency.utf8.count == 3, settings.currency.utf8.allSatisfy({ 65...90 ~= $0 }) else {
            throw .validation([
                FieldError(field: "currency", code: "malformed", message: ["en": "Three capital letters, such as CNY.", "zh": "请填写三个大写字母，例如 CNY。"])
            ])
        }
        return settings
    }

    /// What can be changed, for the journal.
    var json: JSON {
        ["name": .string(name), "language": .string(language), "time_zone": .string(timeZone), "currency": .string(currency)]
    }

    func write(to writer: inout JSONWriter) {
        writer.json([
            "id": .string("\(id)"), "slug": .string(slug), "name": .string(name), "language": .string(language), "time_zone": .string(timeZone),
            "currency": .string(currency), "status": .string(status), "plan": .string(plan),
            "trial_ends_at": trialEndsAt.map { .string("\($0)") } ?? .null, "created_at": .string("\(createdAt)"),
        ])
    }
}
