import NIOCore

/// Counts and adds up in one statement that reads the records once. Amounts of money are kept apart by currency.
struct SummaryReader {
    let request: SummaryRequest
    /// The record types as the caller may see them.
    let schema: Schema
    let database: Database
    let authority: Authority
    private var tenant: ID { authority.tenant }

    /// One group, or all records.
    private struct Tally {
        var count: Int64 = 0
        /// A number for each sum, as JSON; empty for money.
        var numbers: [String] = []
        /// `currency: amount` for each field of money.
        var amounts: [[(currency: String, amount: String)]]
    }

    private struct Groups {
        var total: Tally
        var keys: [String?] = []
        var tallies: [String?: Tally] = [:]
    }

    /// `{"data": [{"key": …, "count": …, "sums": {…}}], "total": {…}, "is_complete": …}`, the largest groups first.
    func summary() async throws -> ByteBuffer {
        let rows = try await database.query(statement, tenant: tenant)
        let groups = try groups(rows)
        let shown = groups.keys.prefix(SummaryRequest.maximumGroups)
        let labels = try await labels(of: shown)
        var json = JSONWriter(capacity: 4_096)
        json.beginObject()
        json.key("data")
        json.beginArray()
        for key in shown { write(key, groups.tallies[key] ?? groups.total, labels, to: &json) }
        json.endArray()
        json.key("total")
        json.beginObject()
        write(groups.total, to: &json)
        json.endObject()
        json.key("is_complete")
        json.boolean(groups.keys.count <= SummaryRequest.maximumGroups)
        json.endObject()
        return json.buffer
    }

    private func groups(_ rows: Rows) throws -> Groups {
        var groups = Groups(total: empty)
        for row in rows {
            let (isGroup, key, money, currency): (Bool, String?, Int32, String?) = (try row[0], try row[1], try row[2], try row[3])
            if isGroup, groups.tallies[key] == nil { groups.keys.append(key) }
            var tally = isGroup ? groups.tallies[key] ?? empty : groups.total
            if money < 0 {
                tally.count = try row[4]
                tally.numbers = try request.sums.indices.map { try row[5 + $0] as String? ?? "0" }
            } else if let currency, let place = request.sums.firstIndex(where: { $0.name == request.moneys[Int(money)].name }) {
                tally.amounts[place].append((currency, try row[5 + place] as String? ?? "0"))
            }
            if isGroup { groups.tallies[key] = .some(tally) } else { groups.total = tally }
        }
        return groups
    }

    private var empty: Tally { Tally(numbers: request.sums.map { _ in "0" }, amounts: request.sums.map { _ in [] }) }

    /// What people call the records that a reference groups by.
    private func labels(of keys: ArraySlice<String?>) async throws -> [ID: String] {
        guard let type = request.group?.target(in: schema) else { return [:] }
        return try await RecordLabels.read(type, Set(keys.compactMap { $0.flatMap { ID($0) } }), from: database, for: authority)
    }

    private func write(_ key: String?, _ tally: Tally, _ labels: [ID: String], to json: inout JSONWriter) {
        json.beginObject()
        json.key("key")
        if case .boolean? = request.group?.kind, let key { json.raw(key) } else { key.map { json.string($0) } ?? json.null() }
        if request.group?.kind.reference != nil {
            json.key("label")
            key.flatMap { ID($0) }.flatMap { labels[$0] }.map { json.string($0) } ?? json.null()
        }
        write(tally, to: &json)
        json.endObject()
    }

    private func write(_ tally: Tally, to json: inout JSONWriter) {
        json.key("count")
        json.integer(tally.count)
        json.key("sums")
        json.beginObject()
        for (place, field) in request.sums.enumerated() {
            json.key(field.name)
            if case .money = field.kind { write(tally.amounts[place], to: &json) } else { json.raw(tally.numbers[place]) }
        }
        json.endObject()
    }

    private func write(_ amounts: [(currency: String, amount: String)], to json: inout JSONWriter) {
        json.beginArray()
        for (currency, amount) in amounts {
            json.beginObject()
            json.key("amount")
            json.raw(amount)
            json.key("currency")
            json.string(currency)
            json.endObject()
        }
        json.endArray()
    }
}

/// The statement.
extension SummaryReader {
    /// Rows: is it a group, its key, which money field or -1, its currency, count, sums. Sums are text, since they may be longer than a bigint.
    /// One group more than is shown, to know whether there are more.
    private var statement: SQL {
        """
        with summed as (\(summed)), largest as (
            select s.key from summed s where s.is_group and s.money < 0 order by s.records desc, s.key limit \(SummaryRequest.maximumGroups + 1))
        select s.* from summed s where not s.is_group or exists (select 1 from largest l where l.key is not distinct from s.key) \
        order by s.is_group, s.money, s.records desc, s.key, s.currency
        """
    }

    private var summed: SQL {
        let moneys = request.moneys.indices
        let which = moneys.map { place -> SQL in
            "when grouping(\(currency(place))) = 0 then \(SQL(trusted: String(place)))"
        }
        let money: SQL = moneys.isEmpty ? "-1" : "case \(SQL.joined(which, separator: " ")) else -1 end"
        let currencies = SQL.joined(moneys.map(currency), separator: ", ")
        let oneCurrency: SQL = moneys.isEmpty ? "null::text" : "coalesce(\(currencies))"
        let isGroup: SQL = group.map { "grouping(\($0)) = 0" } ?? "false"
        let key: SQL = group.map { "\($0)::text" } ?? "null::text"
        return """
            select \(isGroup) as is_group, \(key) as key, (\(money))::integer as money, \
            \(oneCurrency) as currency, count(*) as records\(sums) \
            from \(identifier: request.type.table) t where \(request.records.matching(tenant: tenant)) group by grouping sets (\(sets))
            """
    }

    private var sums: SQL {
        SQL.joined(
            request.sums.map { field -> SQL in
                if case .decimal(let scale) = field.kind, field.custom == nil {
                    return ", (sum(\(field.number)) * \(SQL(trusted: Decimals.text(1, scale: scale))))::text"
                }
                return ", sum(\(field.number))::text"
            }, separator: "")
    }

    /// All records, all by currency; and the same for each group.
    private var sets: SQL {
        let currencies = request.moneys.indices.map(currency)
        var sets: [SQL] = ["()"] + currencies.map { "(\($0))" }
        if let group { sets += ["(\(group))"] + currencies.map { "(\(group), \($0))" } }
        return SQL.joined(sets, separator: ", ")
    }

    private var group: SQL? { request.group.map { $0.custom.map { "(t.custom ->> \(slot: $0))" } ?? "t.\(identifier: $0.name)" } }

    private func currency(_ place: Int) -> SQL {
        let field = request.moneys[place]
        return field.custom.map { "(t.custom -> \(slot: $0) ->> 'currency')" } ?? "t.\(identifier: field.name + "_currency")"
    }
}

extension Field {
    /// What is added up, as a statement with the table as `t` names it.
    fileprivate var number: SQL {
        guard let custom else { return "t.\(identifier: name)" }
        return switch kind {
        case .money: "(t.custom -> \(slot: custom) ->> 'amount')::bigint"
        case .integer: "(t.custom ->> \(slot: custom))::bigint"
        default: "(t.custom ->> \(slot: custom))::numeric"
        }
    }
}

extension SQL.Interpolation {
    /// The key of a workspace's own field in `custom`.
    mutating func appendInterpolation(slot custom: CustomField) { appendInterpolation(SQL(trusted: "'\(custom.slot)'")) }
}
