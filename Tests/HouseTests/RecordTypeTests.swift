import Core
import InstalledModules
import TestKit
import Testing

/// A record type is declared in Swift, its table in SQL. This compares the two.
@Suite struct RecordTypeTests {
    private static let types = Registry(InstalledModules.all).recordTypes

    @Test(arguments: types.map(\.name))
    func `a record type's fields are its table's columns`(_ name: String) async throws {
        let type = try #require(Self.types.first { $0.name == name })
        let table = try await TableShape(type.table, in: TestCluster.shared.database)
        #expect(table.faults(for: type) == [])
    }

    @Test func `what records of own objects have is in their one table, by the object`() async throws {
        let table = try await TableShape(CustomObject.table, in: TestCluster.shared.database)
        #expect(table.faults(for: CustomObject.any, keys: ["tenant_id", "object_id"]) == [])
        #expect(table.faults(for: CustomObject.any).contains("no index on name_key"))
    }

    /// So that no declaration takes a name that a workspace has given.
    @Test func `no declared type or path begins like a workspace's own`() {
        let words = Self.types.flatMap { [$0.name, $0.plural] + $0.fields.map(\.name) }
        let segments = Registry(InstalledModules.all).routes.flatMap { $0.path.split(separator: "/").map(String.init) }
        #expect(words.count > 100 && segments.count > 100)
        #expect((words + segments).filter { $0.hasPrefix("c_") } == [])
    }

    @Test func `a declaration that its table doesn't bear out is found`() async throws {
        let table = try await TableShape("customers.products", in: TestCluster.shared.database)
        let type = RecordType("product", table: "customers.products", title: title, pluralTitle: title) {
            Field.integer("code", title, .required)
            Field.text("name", title, .indexed)
            Field.text("colour", title)
            Field.text("category", title, [.indexed, .keyed])
            Field.text("unit", title, [.required, .unique])
            Field.money("price", title)
            Field.choice("status", title, [], [.required, .indexed])
        }
        #expect(
            table.faults(for: type) == [
                "code is text, not bigint", "name is not null but not required", "no index on name", "no column colour",
                "no generated column category_key", "no index on category_key", "unit may be null but is required", "no unique index on unit",
                "no index on status", "description is declared by nobody",
            ])
    }

    private let title: Text = ["en": "x", "zh": "x"]
}

/// A table as the catalogue describes it.
struct TableShape {
    private struct Column {
        let type: String
        let isNotNull: Bool
        let isGenerated: Bool
    }

    private struct Index {
        let columns: [Substring]
        let isUnique: Bool
    }

    private var columns: [String: Column] = [:]
    private var names: [String] = []
    private var indexes: [Index] = []

    init(_ table: String, in database: Database) async throws {
        let attributes: SQL = """
            select a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated <> '' from pg_attribute a \
            where a.attrelid = \(table)::text::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum
            """
        for row in try await database.query(attributes, tenant: nil) {
            names.append(try row[0])
            columns[try row[0]] = Column(type: try row[1], isNotNull: try row[2], isGenerated: try row[3])
        }
        let keys: SQL = """
            select (select string_agg(a.attname, ',' order by k.position) from unnest(i.indkey::smallint[]) with ordinality k (number, position) \
            join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number where k.position <= i.indnkeyatts), i.indisunique \
            from pg_index i where i.indrelid = \(table)::text::regclass
            """
        for row in try await database.query(keys, tenant: nil) {
            let columns: String = try row[0]
            indexes.append(Index(columns: columns.split(separator: ","), isUnique: try row[1]))
        }
    }

    /// What of the declaration isn't so, and what nobody declares. `keys` are the columns that every index begins with.
    func faults(for type: RecordType, keys: [Substring] = ["tenant_id"]) -> [String] {
        let declared = Set(type.allFields.flatMap(columnNames) + keys.map(String.init) + ["deleted_at", "custom"])
        let ofFields = type.allFields.flatMap { faults(of: $0, keys) }
        return ofFields + customFaults + names.filter { !declared.contains($0) }.map { "\($0) is declared by nobody" }
    }

    /// Where workspaces' own fields have their values.
    private var customFaults: [String] {
        guard let column = columns["custom"], column.type == "jsonb", column.isNotNull else { return ["no column custom jsonb not null"] }
        return []
    }

    private func faults(of field: Field, _ keys: [Substring]) -> [String] {
        guard let column = columns[field.name] else { return ["no column \(field.name)"] }
        let key = field.isKeyed ? field.name + "_key" : field.name
        var faults: [String] = []
        if column.type != columnType(of: field.kind) { faults.append("\(field.name) is \(column.type), not \(columnType(of: field.kind))") }
        if case .money = field.kind, columns[field.name + "_currency"]?.type != "text" { faults.append("no column \(field.name)_currency") }
        if field.isRequired && !column.isNotNull { faults.append("\(field.name) may be null but is required") }
        if column.isNotNull && !field.isRequired && !field.isReadOnly && !isList(field.kind) {
            faults.append("\(field.name) is not null but not required")
        }
        if field.isKeyed && columns[key]?.isGenerated != true { faults.append("no generated column \(key)") }
        if field.isIndexed && !isIndexed(key, keys) { faults.append("no index on \(key)") }
        if field.traits.contains(.unique) && !isUnique(key, keys) { faults.append("no unique index on \(key)") }
        return faults
    }

    private func isIndexed(_ key: String, _ keys: [Substring]) -> Bool {
        isUnique(key, keys) || indexes.contains { $0.columns == keys + [Substring(key), "id"] }
    }

    private func isUnique(_ key: String, _ keys: [Substring]) -> Bool { indexes.contains { $0.isUnique && $0.columns == keys + [Substring(key)] } }

    private func columnNames(_ field: Field) -> [String] { [field.name, field.name + "_key", field.name + "_currency"] }

    private func columnType(of kind: FieldKind) -> String {
        switch kind {
        case .text, .longText, .email, .phone, .url, .secret, .choice, .time: "text"
        case .integer, .decimal, .money: "bigint"
        case .boolean: "boolean"
        case .date: "date"
        case .timestamp: "timestamp with time zone"
        case .choices, .tags: "text[]"
        case .address: "jsonb"
        case .reference, .identifier: "uuid"
        }
    }

    private func isList(_ kind: FieldKind) -> Bool { columnType(of: kind) == "text[]" }
}
