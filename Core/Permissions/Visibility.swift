/// The records of a type that somebody's scope holds, as a condition of a statement and as a question about one record.
///
/// A record is hers whose owner or team is within the scope, or that was shared with her. Each of the three alternatives has an index that begins
/// with the tenant, so that PostgreSQL joins their bitmaps where they hold few records, and walks along the list's order where they hold many.
struct Visibility {
    let type: RecordType
    let scope: Scope
    let action: RecordAction
    let reach: Reach
    let tenant: ID

    /// A condition on `alias` of the type's table; nil where it is always true.
    func sql(_ alias: SQL = "t") -> SQL? {
        switch scope {
        case .all: nil
        case .none: "false"
        case .own, .team, .below: type.governor.map { governed(alias, by: $0) } ?? "(\(SQL.joined(alternatives(alias), separator: " or ")))"
        }
    }

    /// The same as one more condition, or nothing.
    func and(_ alias: SQL = "t") -> SQL { sql(alias).map { " and \($0)" } ?? "" }

    /// True or false where the record's own values tell; nil where they don't, because it may have been shared or is governed by another.
    func holds(_ values: Values) -> Bool? {
        guard scope != .all else { return true }
        guard scope != .none else { return false }
        let (users, teams) = reach.holders(scope)
        if type.ownership.hasOwner, let owner = values.id("owner"), users.contains(owner) { return true }
        if type.ownership.hasTeam, let team = values.id("team"), teams.contains(team) { return true }
        return nil
    }

    private func governed(_ alias: SQL, by governor: RecordType) -> SQL {
        let name = type.partOf ?? ""
        let deed: RecordAction = action == .read || action == .export ? action : .update
        let above = Visibility(type: governor, scope: scope, action: deed, reach: reach, tenant: tenant)
        return """
            exists (select 1 from \(identifier: governor.table) g where g.tenant_id = \(tenant) and g.id = \(alias).\(identifier: name)\(above.and("g")))
            """
    }

    private func alternatives(_ alias: SQL) -> [SQL] {
        let (users, teams) = reach.holders(scope)
        var alternatives: [SQL] = []
        if type.ownership.hasOwner { alternatives.append(users.count == 1 ? "\(alias).owner = \(users[0])" : "\(alias).owner = any(\(users))") }
        if type.ownership.hasTeam, !teams.isEmpty { alternatives.append("\(alias).team = any(\(teams))") }
        return alternatives + ["\(alias).id = any(array(\(shared)))"]
    }

    /// Ids of the records that were shared with her, or with her team, for this at least.
    private var shared: SQL {
        let teams: SQL = reach.team.map { " or s.team = \($0)" } ?? ""
        let level: SQL = action == .read || action == .export ? "" : " and s.level = 'update'"
        return """
            select s.record from core.record_share s where s.tenant_id = \(tenant) and s.record_type = \(type.name)\(level) \
            and s.deleted_at is null and (s."user" = \(reach.user)\(teams))
            """
    }
}

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
