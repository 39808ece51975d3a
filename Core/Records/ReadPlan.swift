/// A compiled statement that reads records, and how to turn its rows into JSON and values.
final class ReadPlan: Sendable {
    let statement: Statement
    /// The fields in the order of the columns; money takes two columns.
    let columns: [Column]
    /// Where the id is in a row.
    let idColumn: Int
    /// Where the values of the sort keys are, for the next page's cursor.
    let sortColumns: [Int]

    /// The same for JSON, in plain numbers: nothing is retained or released while rows are written.
    let outputs: [Output]
    /// Keys with quotes, colons and commas, one after the other.
    let keys: [UInt8]
    /// Columns of a row that belong to fields.
    let columnCount: Int
    /// Where the workspace's own fields are in a row, all in one column; nil where none is wanted.
    let customColumn: Int?
    /// The highest slot of those.
    let lastSlot: Int

    struct Column: Sendable {
        let field: Field
        let index: Int
    }

    struct Output: Sendable {
        let key: Int
        let keyLength: Int
        let index: Int
        let encoding: Encoding
        /// Of a decimal; of a custom field, its slot.
        let scale: Int
    }

    /// How the bytes of a column become JSON.
    enum Encoding: UInt8, Sendable {
        case text, integer, decimal, money, boolean, date, timestamp, id, texts, custom, customTexts
        /// Only a part of the text is shown.
        case masked, customMasked
    }

    init(statement: Statement, selection: Selection) {
        self.statement = statement
        columns = selection.columns
        idColumn = selection.idColumn
        sortColumns = selection.sortColumns
        columnCount = selection.columnCount
        customColumn = selection.customColumn
        lastSlot = selection.columns.compactMap { $0.field.custom?.slot }.max() ?? 0
        var keys: [UInt8] = []
        outputs = selection.columns.map { column in
            let key = Array("\(keys.isEmpty ? "" : ",")\"\(column.field.name)\":".utf8)
            keys += key
            let (field, slot) = (column.field, column.field.custom?.slot)
            return Output(
                key: keys.count - key.count, keyLength: key.count, index: column.index,
                encoding: slot == nil ? field.encoding : field.customEncoding, scale: slot ?? field.kind.scale)
        }
        self.keys = keys
    }
}

extension Field {
    fileprivate var encoding: ReadPlan.Encoding { isMasked ? .masked : kind.encoding }
    fileprivate var customEncoding: ReadPlan.Encoding { isMasked ? .customMasked : kind.customEncoding }
}

extension FieldKind {
    fileprivate var encoding: ReadPlan.Encoding {
        switch self {
        case .text, .longText, .email, .phone, .url, .choice, .secret, .time: .text
        case .integer: .integer
        case .decimal: .decimal
        case .money: .money
        case .boolean: .boolean
        case .date: .date
        case .timestamp: .timestamp
        case .reference, .identifier: .id
        case .choices, .tags: .texts
        case .address: .custom
        }
    }

    /// A member of `custom`, which is JSON already; where it is missing, null or no elements.
    fileprivate var customEncoding: ReadPlan.Encoding { empty == .null ? .custom : .customTexts }

    fileprivate var scale: Int { if case .decimal(let scale) = self { scale } else { 0 } }
}

/// The select list for some fields of a type.
struct Selection {
    private(set) var columns: [ReadPlan.Column] = []
    private(set) var names: [String] = []
    private(set) var sortColumns: [Int] = []
    private(set) var columnCount = 0
    private(set) var customColumn: Int?
    let idColumn = 0

    /// `id` and `version` always come first, so that every reply can be addressed and patched.
    init(_ fields: [Field], sort: Sort = Sort(keys: [])) {
        for field in fields { append(field) }
        columnCount = names.count
        for (place, key) in sort.keys.enumerated() {
            sortColumns.append(names.count)
            names.append(key.columnName(at: place))
        }
    }

    private mutating func append(_ field: Field) {
        guard field.custom == nil else { return appendCustom(field) }
        columns.append(ReadPlan.Column(field: field, index: names.count))
        names.append("t." + field.name)
        if case .money = field.kind { names.append("t.\(field.name)_currency") }
    }

    /// All of a workspace's own fields are in one column: it is cheaper to send a few values too many than to open the object for each.
    private mutating func appendCustom(_ field: Field) {
        let column = customColumn ?? names.count
        if customColumn == nil { names.append("t.custom") }
        customColumn = column
        columns.append(ReadPlan.Column(field: field, index: column))
    }

    /// Column names of declared fields only: nothing from outside gets into the text.
    var sql: SQL { SQL(trusted: names.joined(separator: ", ")) }
}

extension RecordType {
    /// The fields of a sparse reply in that order; `id` and `version` are always in it.
    func selectedFields(_ names: Set<String>?) -> [Field] {
        guard let names else { return allFields }
        return allFields.filter { names.contains($0.name) || $0.name == "id" || $0.name == "version" }
    }

    typealias Reading = (plan: ReadPlan, sql: SQL)

    /// One live record as far as somebody may see it.
    func reading(_ id: ID, fields: Set<String>? = nil, for reader: Authority) -> Reading {
        reading(id, of: reader.tenant, fields: fields, for: reader)
    }

    /// The same; the house itself, which is nobody, sees everything.
    func reading(_ id: ID, of tenant: ID, fields: Set<String>? = nil, for reader: Authority?) -> Reading {
        guard let condition = reader?.records(of: self, for: .read).sql() else {
            let plan = readPlan(fields)
            return (plan, SQL(statement: plan.statement, binds: binds(tenant, .id(id))))
        }
        return reading("t.tenant_id = \(tenant) and t.id = \(id)\(belongs()) and t.deleted_at is null and \(condition)", fields)
    }

    /// Many live records as far as somebody may see them.
    func reading(_ ids: [ID], fields: Set<String>?, for reader: Authority) -> Reading {
        guard let condition = reader.records(of: self, for: .read).sql() else {
            let plan = includePlan(fields)
            return (plan, SQL(statement: plan.statement, binds: binds(reader.tenant, .ids(ids))))
        }
        return reading("t.tenant_id = \(reader.tenant) and t.id = any(\(ids))\(belongs()) and t.deleted_at is null and \(condition)", fields)
    }

    private func reading(_ condition: SQL, _ fields: Set<String>?) -> Reading {
        let plan = plans.plan("\(fields?.sorted().joined(separator: ",") ?? "*") \(condition.template)") {
            let selection = Selection(selectedFields(fields))
            let sql: SQL = "select \(selection.sql) from \(identifier: table) t where \(condition)"
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
        return (plan, SQL(statement: plan.statement, binds: condition.binds))
    }

    /// Reads one live record by id: see `binds`.
    func readPlan(_ names: Set<String>?) -> ReadPlan {
        let shape = names.map { "one " + $0.sorted().joined(separator: ",") } ?? "one"
        return plans.plan(shape) {
            let selection = Selection(selectedFields(names))
            let sql: SQL = """
                select \(selection.sql) from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and t.id = \(ID.placeholder)\(belongs()) and t.deleted_at is null
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }

    /// Reads many live records by id: see `binds`.
    func includePlan(_ names: Set<String>?) -> ReadPlan {
        let shape = names.map { "include " + $0.sorted().joined(separator: ",") } ?? "include"
        return plans.plan(shape) {
            let selection = Selection(selectedFields(names))
            let none: [ID] = []
            let sql: SQL = """
                select \(selection.sql) from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and t.id = any(\(none))\(belongs()) and t.deleted_at is null
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }

    /// Reads and locks one record: see `binds`.
    var lockPlan: ReadPlan { lockPlan("lock", where: "t.id = \(ID.placeholder)") }

    /// Reads and locks many records by id: see `binds`.
    var lockManyPlan: ReadPlan { lockPlan("lock many", where: "t.id in (select unnest(\([ID]())))") }

    /// Reads and locks many records by external id: see `binds`.
    var lockByExternalIDPlan: ReadPlan { lockPlan("lock by external id", where: "t.external_id in (select unnest(\([String]())))") }

    /// Many values are joined, not compared by `= any`: before a new table has statistics PostgreSQL goes through all its rows, and a plan for any
    /// values compares each of them with each of the values.
    ///
    /// Records deleted or not; the last column is `deleted_at`. In the order of the ids: two that want the same records wait for each other
    /// and don't deadlock. Keys never change, and a lock that says so does not meet the one that the foreign key of a new child takes: no
    /// deadlock between two children of one parent.
    private func lockPlan(_ shape: String, where condition: @autoclosure () -> SQL) -> ReadPlan {
        plans.plan(shape) {
            let selection = Selection(allFields)
            let sql: SQL = """
                select \(selection.sql), t.deleted_at from \(identifier: table) t \
                where t.tenant_id = \(ID.placeholder) and \(condition())\(belongs()) order by t.id for no key update
                """
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }
}

extension ID {
    /// Holds a bind's place while a statement is compiled.
    static let placeholder = ID(hi: 0, lo: 0)
}
