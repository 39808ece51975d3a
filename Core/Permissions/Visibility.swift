/// The records of a type that somebody's scope holds, as a condition of a statement and as a question about one record.
///
/// A record is hers whose owner or team is within the scope, or that was shared with her. Each of the three alternatives has an index that begins
/// with the tenant. As one condition PostgreSQL joins their bitmaps where they hold few records, and walks along the list's order where they hold
/// many; what lies between is found holder by holder (`first`), each from an index that has her records and what they are mostly sorted by.
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

/// Holder by holder.
extension Visibility {
    /// The users and teams that a scope goes through; nil where records aren't somebody's own, or all may be seen.
    var holders: Int? {
        guard scope != .all, scope != .none, type.governor == nil, type.ownership.hasOwner else { return nil }
        let (users, teams) = reach.holders(scope)
        return users.count + (type.ownership.hasTeam ? teams.count : 0)
    }

    /// A statement for records, each once, in no order: of each holder those `limit` that come first, and all that was shared. Its columns are the
    /// id and what `sort` goes by; nothing else is read of the table where the indexes of its holders have those.
    /// - Parameters:
    ///   - condition: on `t` of the type's table, by an index of the holders.
    ///   - checksShares: whether what was shared is looked at, each a record; otherwise only the order of ids is possible, and some may not be there.
    func first(_ limit: Int, in sort: Sort, where condition: SQL, after position: SQL = "", checksShares: Bool) -> SQL {
        let (users, teams) = reach.holders(scope)
        let columns: SQL = "t.id\(SQL.joined(sort.columns.map { ", \($0)" as SQL }, separator: ""))"
        func ids(of holder: String, _ holders: [ID]) -> SQL {
            """
            select f.* from unnest(\(holders)) h (id) cross join lateral (select \(columns) from \(identifier: type.table) t \
            where \(condition)\(position) and t.\(identifier: holder) = h.id order by \(sort.orderBy) limit \(literal: limit)) f
            """
        }
        var branches = [ids(of: "owner", users)]
        if type.ownership.hasTeam, !teams.isEmpty { branches.append(ids(of: "team", teams)) }
        branches.append(
            checksShares
                ? "select \(columns) from \(identifier: type.table) t where \(condition)\(position) and t.id = any(array(\(shared)))"
                : "select t.id from (\(shared)) t (id) where true\(position)")
        return SQL.joined(branches, separator: " union ")
    }
}
