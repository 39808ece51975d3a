/// The order of a list: up to three fields, then the id, so that every record has one place.
///
/// Empty values come last, whichever the direction. Without keys the newest record comes first (ids are ordered by time).
package struct Sort: Sendable {
    package struct Key: Sendable {
        let field: Field
        let isDescending: Bool

        /// The column that holds the key, as a statement with the list's table as `t` names it.
        func columnName(at place: Int) -> String {
            guard field.custom != nil else { return "t.\"\(field.sortColumn)\"" }
            return "\(Self.alias(place)).\(field.kind.valueColumn)"
        }

        static func alias(_ place: Int) -> String { "s\(place)" }
    }

    var keys: [Key]

    /// Reads `-amount,name`.
    package init(_ text: String, of type: RecordType) throws(FieldError) {
        keys = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let isDescending = part.hasPrefix("-")
            let name = String(isDescending ? part.dropFirst() : part)
            guard let field = type.field(name), field.isSortable else {
                throw FieldError(
                    field: "sort", code: "unknown_field",
                    message: Text(en: "Lists can't be sorted by \(name.prefix(80)).", zh: "不能按 \(name.prefix(80)) 排序。"))
            }
            keys.append(Key(field: field, isDescending: isDescending))
        }
        guard keys.count <= 3 else {
            throw FieldError(field: "sort", code: "too_many", message: ["en": "At most three fields.", "zh": "最多三个字段。"])
        }
    }

    package init(keys: [Key]) { self.keys = keys }

    /// The direction of the id at the end; that of the first key, so that one index serves both.
    private var isDescending: Bool { keys.first?.isDescending ?? true }

    /// One optional key is read in two stages over the same index: first the records that have a value, then the others.
    package var hasNullStage: Bool { keys.count == 1 && !keys[0].field.isAlwaysSet }

    package var orderBy: SQL {
        if keys.isEmpty { return "t.id desc" }
        let direction: SQL = isDescending ? "desc" : "asc"
        if keys.count == 1 { return "\(column(keys[0])) \(direction), t.id \(direction)" }
        let parts = keys.map { key -> SQL in key.isDescending ? "\(column(key)) desc nulls last" : "\(column(key)) asc nulls last" }
        return "\(SQL.joined(parts, separator: ", ")), t.id \(direction)"
    }

    /// The columns that the order goes by, besides the id.
    var columns: [SQL] { keys.map(column) }

    /// The order by the ids, or by one thing that every record has and that indexes of owners and teams have as well: its times and its name.
    func isOfHolders(_ type: RecordType) -> Bool {
        guard let field = keys.first?.field else { return true }
        let isName = field.isKeyed && field.name == type.labelField?.name && field.isAlwaysSet
        return keys.count == 1 && (isName || field.name == "created_at" || field.name == "updated_at")
    }

    /// The stage that a page is in; always true without stages.
    func stageCondition(isNullStage: Bool) -> SQL? {
        guard hasNullStage else { return nil }
        return isNullStage ? "\(column(keys[0])) is null" : "\(column(keys[0])) is not null"
    }

    /// What comes after `position` in this order.
    package func condition(after position: Position) -> SQL {
        let beyond: SQL = isDescending ? "<" : ">"
        if keys.isEmpty || position.isNullStage { return "t.id \(beyond) \(position.id)" }
        // The id as the index of the key has it: only then is the comparison of both a condition of the index.
        let id: SQL = keys[0].field.custom == nil ? "t.id" : "\(SQL(trusted: Key.alias(0))).record_id"
        if keys.count == 1 { return "(\(column(keys[0])), \(id)) \(beyond) (\(bind(position.values[0])), \(position.id))" }
        return lexicographic(position, beyond)
    }

    /// For each prefix of keys that are equal, the next key being further on; at the end, all equal and a further id.
    private func lexicographic(_ position: Position, _ beyond: SQL) -> SQL {
        var alternatives: [SQL] = []
        var equalSoFar: [SQL] = []
        for (key, value) in zip(keys, position.values) {
            let column = column(key)
            if value == .null {
                equalSoFar.append("\(column) is null")
                continue
            }
            let further: SQL = key.isDescending ? "\(column) < \(bind(value))" : "\(column) > \(bind(value))"
            alternatives.append(SQL.joined(equalSoFar + ["(\(further) or \(column) is null)"], separator: " and "))
            equalSoFar.append("\(column) = \(bind(value))")
        }
        alternatives.append(SQL.joined(equalSoFar + ["t.id \(beyond) \(position.id)"], separator: " and "))
        return "((\(SQL.joined(alternatives, separator: ") or (")))) "
    }

    /// The row of values that the statement has for the order by a field of the workspace's own; nil where it isn't in the order.
    func alias(of field: Field) -> SQL? {
        guard let custom = field.custom else { return nil }
        return keys.firstIndex { $0.field.custom?.id == custom.id }.map { SQL(trusted: Key.alias($0)) }
    }

    private func column(_ key: Key) -> SQL { SQL(trusted: key.columnName(at: place(of: key))) }

    private func place(of key: Key) -> Int { keys.firstIndex { $0.field.name == key.field.name } ?? 0 }

    /// What the list's table is joined with: the rows of the values of the workspace's own fields. Where a value is asked for, and that is so in
    /// the first of the two stages, PostgreSQL walks along the index of the values; in the other stage it is an anti-join.
    func joins(tenant: ID) -> SQL {
        SQL.joined(
            keys.enumerated().compactMap { place, key -> SQL? in
                guard let custom = key.field.custom else { return nil }
                let alias = SQL(trusted: Key.alias(place))
                return """
                     left join core.field_value \(alias) on \(alias).tenant_id = \(tenant) and \(alias).record_id = t.id and \(alias).field_id = \(custom.id)
                    """
            }, separator: "")
    }

    private func bind(_ value: Value) -> Bind {
        switch value {
        case .text(let value): .text(value)
        case .integer(let value): .integer(value)
        case .boolean(let value): .boolean(value)
        case .date(let value): .date(value)
        case .timestamp(let value): .timestamp(value)
        case .id(let value): .id(value)
        case .money(let value): .integer(value.amount)
        case .null, .texts, .address: .text(nil)
        }
    }
}

extension Field {
    /// No record is without it: the required ones, and what the system itself sets in every record.
    fileprivate var isAlwaysSet: Bool { isRequired || isReadOnly && RecordType.systemFields.contains { $0.name == name } }
}
