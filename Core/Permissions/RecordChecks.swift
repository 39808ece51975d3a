/// What the author of a transaction may do with single records.
extension RecordTransaction {
    /// Nothing where the transaction's author may do `action` with the record, or the house itself is at work. A right that she doesn't have for
    /// any record is the route's to refuse: there are routes for which another suffices.
    /// - Throws: `refusal`.
    func require(_ action: RecordAction, on record: Record, orElse refusal: @autoclosure () -> Problem) async throws {
        guard let visibility = authority?.records(of: record.type, for: action), visibility.scope != .none else { return }
        guard try await !holds(visibility, record) else { return }
        throw refusal()
    }

    /// The same for what is there already of many records.
    /// - Throws: `Problem.validation` naming each that is out of scope by its external id; `<index>.external_id` where there are several.
    func require(_ action: RecordAction, on changes: [RecordChange], of type: RecordType) async throws {
        guard let visibility = authority?.records(of: type, for: action), visibility.scope != .none, visibility.scope != .all else { return }
        let open = changes.indices.filter { index in changes[index].before.map { visibility.holds($0.values) != true } ?? false }
        guard !open.isEmpty else { return }
        let visible = try await visible(open.map { changes[$0].id }, visibility)
        let refused = open.filter { !visible.contains(changes[$0].id) }
        guard !refused.isEmpty else { return }
        throw Problem.validation(refused.map { Self.outOfScope(changes.count == 1 ? "external_id" : "\($0).external_id") })
    }

    private static func outOfScope(_ place: String) -> FieldError {
        FieldError(
            field: place, code: "out_of_scope",
            message: ["en": "There is such a record, and you may not change it.", "zh": "已有此记录,您无权修改。"])
    }

    private func holds(_ visibility: Visibility, _ record: Record) async throws -> Bool {
        if let known = visibility.holds(record.values) { return known }
        return try await !visible([record.id], visibility).isEmpty
    }

    /// Those of some records that a scope holds.
    func visible(_ ids: [ID], _ visibility: Visibility) async throws -> Set<ID> {
        guard let condition = visibility.sql() else { return Set(ids) }
        let rows = try await sql.query(
            """
            select t.id from \(identifier: visibility.type.table) t where t.tenant_id = \(tenant) and t.id = any(\(ids))\(visibility.type.belongs()) and \(condition)
            """)
        return Set(try rows.map { try $0[0] as ID })
    }
}

extension Problem {
    /// 403: she may do this with some records, and not with this one.
    static func outOfScope(_ action: RecordAction, _ type: RecordType) -> Problem {
        .forbidden(permission: "\(type.plural).\(action.rawValue)")
    }
}
