/// A compiled statement that reads records, and how to turn its rows into JSON and values.
final class ReadPlan: Sendable {
    let statement: Statement
    /// The fields in the order of the columns; money takes two columns.
    let columns: [Column]
    /// Where the id is in a row.
    let idColumn: Int
    /// Where the values of the sort keys are, for the next page's cursor.
    let sortColumns: [Int]

    struct Column: Sendable {
        let field: Field
        /// The key with quotes and colon, ready to be copied.
        let key: [UInt8]
        let index: Int
    }

    init(statement: Statement, selection: Selection) {
        self.statement = statement
        columns = selection.columns
        idColumn = selection.idColumn
        sortColumns = selection.sortColumns
    }
}

/// The select list for some fields of a type.
struct Selection {
    private(set) var columns: [ReadPlan.Column] = []
    private(set) var names: [String] = []
    private(set) var sortColumns: [Int] = []
    let idColumn = 0

    /// `id` and `version` always come first, so that every reply can be addressed and patched.
    init(_ fields: [Field], sort: Sort = Sort(keys: [])) {
        for field in fields { append(field) }
        for key in sort.keys {
            sortColumns.append(names.count)
            names.append("t." + key.field.sortColumn)
        }
    }

    private mutating func append(_ field: Field) {
        columns.append(ReadPlan.Column(field: field, key: Array("\"\(field.name)\":".utf8), index: names.count))
        names.append("t." + field.name)
        if case .money = field.kind { names.append("t.\(field.name)_currency") }
    }

    /// Column names of declared fields only: nothing from outside gets into the text.
    var sql: SQL { SQL(trusted: names.joined(separator: ", ")) }
}

extension RecordType {
    /// All fields in the order in which the API shows them.
    public var allFields: [Field] { Self.systemFields.prefix(2) + fields + Self.systemFields.dropFirst(2) }

    /// The fields of a sparse reply in that order; `id` and `version` are always in it.
    func selectedFields(_ names: Set<String>?) -> [Field] {
        guard let names else { return allFields }
        return allFields.filter { names.contains($0.name) || $0.name == "id" || $0.name == "version" }
    }

    /// Reads one live record by id. Binds: tenant, id.
    func readPlan(_ names: Set<String>?) -> ReadPlan {
        let shape = names.map { "one " + $0.sorted().joined(separator: ",") } ?? "one"
        return plans.plan(shape) {
            let selection = Selection(selectedFields(names))
            let sql: SQL = """
                select \(selection.sql) from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and t.id = \(ID.placeholder) and t.deleted_at is null
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }

    /// Reads many live records by id. Binds: tenant, ids.
    var includePlan: ReadPlan {
        plans.plan("include") {
            let selection = Selection(allFields)
            let none: [ID] = []
            let sql: SQL = """
                select \(selection.sql) from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and t.id = any(\(none)) and t.deleted_at is null
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }

    /// Reads and locks one record, deleted or not; the last column is `deleted_at`. Binds: tenant, id.
    var lockPlan: ReadPlan {
        plans.plan("lock") {
            let selection = Selection(allFields)
            let sql: SQL = """
                select \(selection.sql), t.deleted_at from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and t.id = \(ID.placeholder) for update
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }

    /// Reads and locks many records by id, deleted or not; the last column is `deleted_at`. Binds: tenant, ids.
    var lockManyPlan: ReadPlan {
        plans.plan("lock many") {
            let selection = Selection(allFields)
            let none: [ID] = []
            let sql: SQL = """
                select \(selection.sql), t.deleted_at from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and t.id = any(\(none)) order by t.id for update
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }
}

extension ID {
    /// Holds a bind's place while a statement is compiled.
    static let placeholder = ID(hi: 0, lo: 0)
}
