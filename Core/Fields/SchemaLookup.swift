/// Reads what a workspace has added to its record types.
enum SchemaLookup {
    /// `version` was read before: what is read here is at least as new.
    static func load(_ tenant: ID, version: Int64, installed: [RecordType], from database: Database) async throws -> Schema {
        let results = try await database.batch(statements(tenant) + [ObjectLookup.statement(tenant), Layouts.statement(tenant)], tenant: tenant)
        return schema(
            try read(results), objects: try ObjectLookup.read(results[2]), layouts: try Layouts(results[3]), version: version, installed: installed)
    }

    /// As a transaction sees it, with what it has changed itself.
    static func load(_ tx: RecordTransaction) async throws -> Schema {
        let results = try await tx.batch(statements(tx.tenant) + [ObjectLookup.statement(tx.tenant), Layouts.statement(tx.tenant)])
        let installed = tx.schema.types.filter { $0.object == nil }.map { type in RecordType(type, fields: type.fields.filter { $0.custom == nil }) }
        return schema(
            try read(results), objects: try ObjectLookup.read(results[2]), layouts: try Layouts(results[3]), version: tx.schema.version + 1,
            installed: installed)
    }

    /// The choices of some fields, in their order.
    static func choices(of fields: [ID], _ tx: RecordTransaction) async throws -> [ID: [Choice]] {
        guard !fields.isEmpty else { return [:] }
        return try choices(await tx.query("\(choices(tx.tenant)) and c.field = any(\(fields)) order by c.field, c.position, c.id"))
    }

    /// Fields of what isn't there are passed over, and so are references to it: a module that was taken out, an object in the bin.
    private static func schema(
        _ definitions: [FieldDefinition], objects: [RecordType], layouts: Layouts, version: Int64, installed: [RecordType]
    ) -> Schema {
        let types = Dictionary((installed + objects).map { ($0.name, $0) }) { first, _ in first }
        var added: [String: [Field]] = [:]
        for (name, definitions) in Dictionary(grouping: definitions, by: \.recordType) {
            if let type = types[name] { added[name] = fields(definitions, of: type) { types[$0] } }
        }
        let schema = Schema(version: version, installed: installed, objects: objects, added, layouts: layouts)
        guard let compiled = compiled(added, in: schema) else { return schema }
        return Schema(version: version, installed: installed, objects: objects, compiled, layouts: layouts)
    }

    /// The fields with formulas and roll-ups that know each other; nil where there are none.
    private static func compiled(_ fields: [String: [Field]], in schema: Schema) -> [String: [Field]]? {
        guard fields.values.contains(where: { $0.contains { $0.custom?.computation != nil } }) else { return nil }
        return Dictionary(
            uniqueKeysWithValues: fields.map { name, fields in
                (name, schema.type(named: name).map { type in fields.map { $0.compiled(on: type, in: schema) } } ?? fields)
            })
    }

    private static func fields(_ definitions: [FieldDefinition], of type: RecordType, types: (String) -> RecordType?) -> [Field] {
        let plain = definitions.compactMap { definition in definition.field(types: types).map { (definition, $0) } }
        let subject = FieldCondition.subject(type, plain.map(\.1))
        return plain.map { $0.field($1, on: subject) }
    }
}

/// Statements and rows.
extension SchemaLookup {
    private static let texts =
        [
            "record_type", "name", "kind", "title_en", "title_zh", "help_en", "help_zh", "refers_to", "initial", "required_when", "shown_when",
            "index_state", "number_pattern", "result_kind",
        ] + Computation.properties
    private static let integers = ["slot", "scale", "maximum_length", "minimum", "maximum"]
    private static let booleans = ["required", "unique", "filterable"]

    private static func statements(_ tenant: ID) -> [SQL] {
        let columns = (texts + integers + booleans).map { name -> SQL in "f.\(identifier: name)" }
        return [
            """
            select f.id, \(SQL.joined(columns, separator: ", ")) from core.field f
            where f.tenant_id = \(tenant) and f.deleted_at is null order by f.position, f.id
            """,
            "\(choices(tenant)) order by c.field, c.position, c.id",
        ]
    }

    /// Those in the bin too: records may have them.
    private static func choices(_ tenant: ID) -> SQL {
        """
        select c.field, c.code, c.title_en, c.title_zh, c.color, c.retired or c.deleted_at is not null from core.field_choice c
        where c.tenant_id = \(tenant)
        """
    }

    private static func choices(_ rows: Rows) throws -> [ID: [Choice]] {
        var choices: [ID: [Choice]] = [:]
        for row in rows {
            let choice = Choice(try row[1], Text(en: try row[2], zh: try row[3]), color: try row[4], isRetired: try row[5])
            choices[try row[0], default: []].append(choice)
        }
        return choices
    }

    private static func read(_ results: [Rows]) throws -> [FieldDefinition] {
        let choices = try choices(results[1])
        return try results[0].map { row in
            let id: ID = try row[0]
            return FieldDefinition(id: id, values: try values(row), choices: choices[id] ?? [])
        }
    }

    private static func values(_ row: Row) throws -> Values {
        var values = Values()
        var column = 1
        for name in texts {
            values[name] = (try row[column] as String?).map { .text($0) } ?? .null
            column += 1
        }
        for name in integers {
            values[name] = (try row[column] as Int64?).map { .integer($0) } ?? .null
            column += 1
        }
        for name in booleans {
            values[name] = .boolean(try row[column])
            column += 1
        }
        return values
    }
}

extension JobContext {
    /// The record types as the job's workspace has them now. Only their version is asked for where it is the one in memory.
    func schema() async throws -> Schema {
        let version = try await database.query("select metadata_version from core.workspace where tenant_id = \(tenant)", tenant: tenant)
        return try await registry.schemas.schema(of: tenant, version: version.scalar() ?? 0, from: database)
    }
}
