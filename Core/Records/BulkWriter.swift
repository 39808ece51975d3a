/// Statements that write many records: a column of binds each, joined by `unnest`.
enum BulkWriter {
    /// Records a statement.
    static let batchSize = 1000

    static func insert(_ records: [Record], type: RecordType, tenant: ID) -> SQL {
        let statement = type.plans.statement("insert many") { Statement(insertText(type)) }
        let binds: [Bind] = [.id(tenant), .ids(records.map(\.id))] + columns(records, of: type) + object(of: type)
        return SQL(statement: statement, binds: binds)
    }

    /// Writes every stored column, and takes records out of the bin.
    static func update(_ records: [Record], type: RecordType, tenant: ID) -> SQL {
        let statement = type.plans.statement("update many") { Statement(updateText(type)) }
        var binds: [Bind] = [.id(tenant), .ids(records.map(\.id)), .integers(records.map(\.version))]
        binds += columns(records, of: type, clearing: true) + object(of: type)
        return SQL(statement: statement, binds: binds)
    }

    /// The own object that the records are of, behind all columns.
    private static func object(of type: RecordType) -> [Bind] { type.object.map { [.id($0.id)] } ?? [] }

    private static func insertText(_ type: RecordType) -> String {
        let names = columnNames(type)
        let places = names.indices.map { "$\($0 + 3)" }
        let object: (column: String, place: String) = type.object == nil ? ("", "") : (", object_id", ", $\(names.count + 3)")
        return """
            insert into \(type.quotedTable) (tenant_id, id, version, \(names.joined(separator: ", "))\(object.column)) \
            select $1, x.id, 1, \(values(type).joined(separator: ", "))\(object.place) \
            from unnest($2, \(places.joined(separator: ", "))) as x (id, \(names.joined(separator: ", "))) returning id
            """
    }

    private static func updateText(_ type: RecordType) -> String {
        let names = columnNames(type)
        let places = names.indices.map { "$\($0 + 4)" }
        let object = type.object == nil ? "" : " and t.object_id = $\(names.count + 4)"
        // Merged, so that a field in the bin keeps what records have in it.
        let assignments = zip(names, values(type)).map { name, value in
            "\(name) = \(name == "custom" ? CustomStorage.merge("t.custom", SQL(trusted: value)).text : value)"
        }
        return """
            update \(type.quotedTable) t set version = x.version, deleted_at = null, \(assignments.joined(separator: ", ")) \
            from unnest($2, $3, \(places.joined(separator: ", "))) as x (id, version, \(names.joined(separator: ", "))) \
            where t.tenant_id = $1 and t.id = x.id\(object)
            """
    }

    /// Arrays of arrays can't be unnested: a list travels as the text of an array.
    private static func values(_ type: RecordType) -> [String] {
        let values = type.storedFields.flatMap { field in
            switch field.kind {
            case .choices, .tags: ["x.\"\(field.name)\"::text[]"]
            default: field.columns.map { "x.\"\($0)\"" }
            }
        }
        return type.customFields.isEmpty ? values : values + ["x.custom::jsonb"]
    }

    private static func columnNames(_ type: RecordType) -> [String] {
        let names = type.storedColumns.map { "\"\($0)\"" }
        return type.customFields.isEmpty ? names : names + ["custom"]
    }

    private static func columns(_ records: [Record], of type: RecordType, clearing isClearing: Bool = false) -> [Bind] {
        let declared = type.storedFields.flatMap { field in columns(records.map { $0[field.name] }, field.kind) }
        guard !type.customFields.isEmpty else { return declared }
        return declared + [.texts(records.map { CustomStorage.object($0.values, type.customFields, clearing: isClearing) })]
    }

    private static func columns(_ values: [Value], _ kind: FieldKind) -> [Bind] {
        switch kind {
        case .text, .longText, .email, .phone, .url, .secret, .choice, .time:
            [.texts(values.map { if case .text(let text) = $0 { text } else { nil } })]
        case .integer, .decimal: [.integers(values.map { if case .integer(let number) = $0 { number } else { nil } })]
        case .money:
            [
                .integers(values.map { if case .money(let money) = $0 { money.amount } else { nil } }),
                .texts(values.map { if case .money(let money) = $0 { money.currency } else { nil } }),
            ]
        case .boolean: [.booleans(values.map { if case .boolean(let flag) = $0 { flag } else { nil } })]
        case .date: [.dates(values.map { if case .date(let date) = $0 { date } else { nil } })]
        case .timestamp: [.timestamps(values.map { if case .timestamp(let time) = $0 { time } else { nil } })]
        case .choices, .tags: [.texts(values.map { if case .texts(let texts) = $0 { arrayText(texts) } else { "{}" } })]
        case .reference, .identifier: [.ids(values.map { if case .id(let id) = $0 { id } else { nil } })]
        case .address: [.jsons(values.map { if case .address(let address) = $0 { address.json } else { nil } })]
        }
    }

    /// PostgreSQL's text form of an array: every element quoted, quotes and backslashes escaped.
    private static func arrayText(_ texts: [String]) -> String {
        let elements = texts.map { text in
            "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }
        return "{\(elements.joined(separator: ","))}"
    }
}

extension Journal {
    /// Rows of one transaction: same moment, actor, request and type.
    static func insert(_ entries: [Entry], tenant: ID) -> SQL {
        guard let first = entries.first else { return .empty }
        return """
            insert into core.change (tenant_id, id, at, actor_kind, actor_id, request_id, record_type, record_id, action, payload, salt, leaf) \
            select \(tenant), x.id, \(first.at), \(first.actor.kind), \(first.actor.id), \(first.requestID), \(first.type), x.record_id, \
            x.action, x.payload, x.salt, x.leaf \
            from unnest(\(entries.map(\.id)), \(entries.map(\.record)), \(entries.map(\.action)), \(Bind.bytesList(entries.map(\.payload))), \
            \(Bind.bytesList(entries.map(\.salt))), \(Bind.bytesList(entries.map { $0.leaf(tenant: tenant).bytes }))) \
            as x (id, record_id, action, payload, salt, leaf) returning id
            """
    }
}

extension RecordType {
    var quotedTable: String { table.split(separator: ".").map { "\"\($0)\"" }.joined(separator: ".") }
}
