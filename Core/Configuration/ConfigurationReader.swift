import NIOCore

/// Reads what a workspace has, as a file says it: without ids, in an order that doesn't depend on when it was made.
struct ConfigurationReader {
    let tx: RecordTransaction
    let rights: ConfigurationRights
    /// What is read stays as it is until the transaction ends, since it is about to be changed.
    private let locks: Bool
    private(set) var index = ConfigurationIndex()
    private let sense: ConfigurationSense

    init(_ tx: RecordTransaction, _ rights: ConfigurationRights, locks: Bool = false) {
        self.tx = tx
        self.rights = rights
        self.locks = locks
        sense = ConfigurationSense(tx.schema)
    }

    /// A definition as the workspace has it.
    struct Entry: Sendable {
        let name: String
        let title: Text
        let isBinned: Bool
        let json: JSONObject
    }

    /// The definitions of a part in their order. Those in the bin come last; they are only looked at where their names come back with them.
    mutating func entries(of part: ConfigurationPart) async throws -> [Entry] {
        try await entries(of: part, below: [:]).map(\.entry)
    }

    private struct Placed {
        let entry: Entry
        let owner: ID?
    }

    private mutating func entries(of part: ConfigurationPart, below owners: [ID: String]) async throws -> [Placed] {
        let records = sorted(try await tx.definitions(part.type, locks: locks).filter { part.naming == .lasting || $0.deletedAt == nil }, part)
        var counts: [String: Int] = [:]
        var named: [(record: Record, name: String)] = []
        for record in records where part.key.allSatisfy({ record[$0] == .null || key(record, $0) != nil }) {
            let owner = part.within.flatMap { record.values.id($0) }
            guard owner == nil || owner.flatMap({ owners[$0] }) != nil else { continue }
            let own = ([owner.flatMap { owners[$0] }] + part.key.map { key(record, $0) }).compactMap(\.self).joined(separator: ".")
            counts[own, default: 0] += 1
            let name = ConfigurationName.numbered(own, counts[own, default: 1])
            index.put(record, as: name, in: part)
            named.append((record, name))
        }
        let names = Dictionary(named.map { ($0.record.id, $0.name) }) { first, _ in first }
        var inner: [String: [ID: [JSON]]] = [:]
        for part in part.parts {
            let placed = try await entries(of: part, below: names).filter { !$0.entry.isBinned }
            inner[part.name] = Dictionary(grouping: placed.filter { $0.owner != nil }) { $0.owner ?? .placeholder }
                .mapValues { $0.map { .object($0.entry.json) } }
        }
        let fields = rights.fields(of: part, in: tx.schema)
        return named.map { record, name in
            var members = self.members(of: record, part, fields)
            for part in part.parts { members[part.name] = inner[part.name]?[record.id].map(JSON.array) }
            let isThere = record.deletedAt == nil && sense.isThere(record)
            let entry = Entry(name: name, title: title(record, name), isBinned: !isThere, json: members)
            return Placed(entry: entry, owner: part.within.flatMap { record.values.id($0) })
        }
    }

    /// By all of the key but its last, by place, by the last of the key, and by age where names are the same.
    private func sorted(_ records: [Record], _ part: ConfigurationPart) -> [Record] {
        struct Place {
            let record: Record
            let keys: [String]
            let position: Int64
        }
        let places = records.map { record in
            Place(record: record, keys: part.key.map { key(record, $0) ?? "" }, position: record.values.integer("position") ?? 0)
        }
        return places.sorted { left, right in
            if (left.record.deletedAt == nil) != (right.record.deletedAt == nil) { return left.record.deletedAt == nil }
            for (one, other) in zip(left.keys.dropLast(), right.keys.dropLast()) where one != other { return one < other }
            if left.position != right.position { return left.position < right.position }
            if left.keys != right.keys { return (left.keys.last ?? "") < (right.keys.last ?? "") }
            return left.record.id < right.record.id
        }.map(\.record)
    }

    private func key(_ record: Record, _ name: String) -> String? {
        switch record[name] {
        case .text(let text): text
        case .id(let id): index.name(of: id)
        default: nil
        }
    }

    private func title(_ record: Record, _ name: String) -> Text {
        let own = Titles.text(record.values, "title") ?? Titles.text(record.values, "name")
        return own ?? Text(verbatim: record.values.text("name") ?? name)
    }

    private func members(of record: Record, _ part: ConfigurationPart, _ fields: [Field]) -> JSONObject {
        var members = JSONObject()
        for field in fields where !field.isUsual(record[field.name]) { members[field.name] = json(field, of: record, part) }
        return members
    }

    private func json(_ field: Field, of record: Record, _ part: ConfigurationPart) -> JSON? {
        switch record[field.name] {
        case .text(let text):
            part.documents.contains(field.name) ? sense.json(text, of: field.name, record) : .string(text)
        case .boolean(let flag): .boolean(flag)
        case .id(let id): index.name(of: id).map(JSON.string)
        default: ConfigurationText.json(record[field.name], as: field.kind)
        }
    }
}

extension Field {
    /// A file needn't say so: empty, or off as in a new one.
    fileprivate func isUsual(_ value: Value) -> Bool {
        if value == .null || value == kind.empty { return true }
        guard case .boolean = value, case .value(let initial) = initial else { return false }
        return value == initial
    }
}

/// Texts that hold JSON, as a file shows them: in one form, however they were written.
enum ConfigurationText {
    /// A text that is no JSON stands for itself.
    static func json(_ text: String) -> JSON {
        do throws(JSONError) {
            return try JSON.parse(text).sorted
        } catch {
            return .string(text)
        }
    }

    static func json(_ value: Value, as kind: FieldKind) -> JSON {
        var writer = JSONWriter(capacity: 64)
        value.write(to: &writer, as: kind)
        return json(String(buffer: writer.buffer))
    }
}

extension JSON {
    /// The same with the members of all objects in the order of their names.
    var sorted: JSON {
        switch self {
        case .array(let items): return .array(items.map(\.sorted))
        case .object(let members):
            var ordered = JSONObject()
            for name in members.keys.sorted() { ordered[name] = members[name]?.sorted }
            return .object(ordered)
        default: return self
        }
    }
}

extension RecordTransaction {
    /// All definitions of a type, those in the bin included. There are few of them: a plan limits their number, or people do.
    func definitions(_ type: RecordType, locks: Bool) async throws -> [Record] {
        let type = schema.type(type)
        let plan = type.definitionsPlan(locks: locks)
        let rows = try await sql.query(SQL(statement: plan.statement, binds: [.id(tenant)]))
        return rows.indices.map { locked(plan, type, rows, $0) }
    }
}

extension RecordType {
    /// The last column is `deleted_at`. In the order of the ids, as whoever else locks several of them.
    fileprivate func definitionsPlan(locks: Bool) -> ReadPlan {
        plans.plan(locks ? "definitions locked" : "definitions") {
            let selection = Selection(allFields)
            let lock: SQL = locks ? " for no key update" : ""
            let sql: SQL = """
                select \(selection.sql), t.deleted_at from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder)\(belongs()) order by t.id\(lock)
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }
}
