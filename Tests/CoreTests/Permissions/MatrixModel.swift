/// What roles mean, said a second time and in the simplest words: who may do what with which record, and see what of it. It shares nothing with
/// the evaluator but the names.
struct MatrixModel: Sendable {
    static let scopeWords = ["none", "own", "team", "below", "all"]
    static let rightWords = ["none", "masked", "read", "write"]

    struct Entry: Sendable {
        var scopes: [String: String] = [:]
        var fields: [String: String] = [:]
    }

    struct User: Sendable {
        let base: String
        let roles: [Int]
        let team: Int?
    }

    struct Record: Sendable {
        let type: String
        let owner: Int?
        let team: Int?
        /// The records that it points at, by field.
        var links: [String: Int] = [:]
    }

    struct Share: Sendable {
        let record: Int
        let user: Int?
        let team: Int?
        let level: String
    }

    /// What somebody might get wrong: each must show in what the server answers.
    enum Flaw: CaseIterable, Sendable {
        case forgetsShares, forgetsTeams, forgetsTeamsBelow, forgetsTeamsOfRecords, starCoversAll, weakestRoleWins, forgetsFields, forgetsMasks
        case forgetsBase
    }

    var roles: [[String: Entry]] = []
    /// The team above each team.
    var parents: [Int?] = []
    var users: [User] = []
    var records: [Record] = []
    var shares: [Share] = []
    var flaw: Flaw?

    /// 0 for none … 4 for all.
    func scope(_ user: Int, _ action: String, _ type: String) -> Int {
        if type == "order_line" { return scope(user, ["read", "export", "bulk"].contains(action) ? action : "update", "order") }
        let given = given(user, action, type)
        return ["update", "delete", "export"].contains(action) ? min(given, self.given(user, "read", type)) : given
    }

    private func given(_ user: Int, _ action: String, _ type: String) -> Int {
        if baseAllows(users[user].base, action) { return 4 }
        let scopes = users[user].roles.map { role in
            let scope = entry(roles[role], type)?.scopes[action].flatMap(Self.scopeWords.firstIndex) ?? 0
            return (type == "product" || action == "create" || action == "bulk") && scope < 4 ? 0 : scope
        }
        return (flaw == .weakestRoleWins ? scopes.min() : scopes.max()) ?? 0
    }

    private func baseAllows(_ base: String, _ action: String) -> Bool {
        guard flaw != .forgetsBase else { return false }
        return base == "admin" || base == "member" || (base == "read_only" && (action == "read" || action == "export"))
    }

    private func entry(_ role: [String: Entry], _ type: String) -> Entry? {
        flaw == .starCoversAll ? role["*"] ?? role[type] : role[type] ?? role["*"]
    }

    func may(_ user: Int, _ action: String, _ record: Int) -> Bool {
        if let order = records[record].links["order"], records[record].type == "order_line" {
            return may(user, action == "read" || action == "export" ? action : "update", order)
        }
        switch scope(user, action, records[record].type) {
        case 0: return false
        case 4: return true
        case let scope: return holds(user, scope, records[record]) || isShared(user, action, record)
        }
    }

    private func holds(_ user: Int, _ scope: Int, _ record: Record) -> Bool {
        if record.owner == user { return true }
        guard scope > 1, flaw != .forgetsTeams, let own = users[user].team else { return false }
        let reaches: (Int) -> Bool = { scope == 2 || flaw == .forgetsTeamsBelow ? $0 == own : chain(from: $0).contains(own) }
        if flaw != .forgetsTeamsOfRecords, let team = record.team, reaches(team) { return true }
        guard let owner = record.owner, let team = users[owner].team else { return false }
        return reaches(team)
    }

    /// The team and all above it.
    private func chain(from team: Int) -> [Int] { [team] + (parents[team].map { chain(from: $0) } ?? []) }

    private func isShared(_ user: Int, _ action: String, _ record: Int) -> Bool {
        flaw != .forgetsShares
            && shares.contains { share in
                share.record == record && (action == "read" || action == "export" || share.level == "update")
                    && (share.user == user || (share.team != nil && share.team == users[user].team))
            }
    }

    /// 0 for none … 3 for write.
    func right(_ user: Int, _ field: MatrixField, _ type: String) -> Int {
        if type == "order_line" || baseAllows(users[user].base, "read") || flaw == .forgetsFields { return 3 }
        let rights = users[user].roles.compactMap { role -> Int? in
            guard let entry = entry(roles[role], type), reads(entry, type) else { return nil }
            var right = entry.fields[field.name].flatMap(Self.rightWords.firstIndex) ?? 3
            if right == 1, flaw == .forgetsMasks { right = 2 }
            let writes = ["create", "update"].contains { gives(entry, $0, type) }
            return min(right, writes ? 3 : 2)
        }
        return rights.max() ?? 0
    }

    private func reads(_ entry: Entry, _ type: String) -> Bool { gives(entry, "read", type) }

    private func gives(_ entry: Entry, _ action: String, _ type: String) -> Bool {
        let scope = entry.scopes[action].flatMap(Self.scopeWords.firstIndex) ?? 0
        return type == "product" || action == "create" ? scope == 4 : scope > 0
    }

    /// Of a type, those that a user may do this with.
    func records(_ user: Int, _ action: String, _ type: String) -> [Int] {
        records.indices.filter { records[$0].type == type && may(user, action, $0) }
    }
}

/// A field that the matrix asks about.
struct MatrixField: Sendable {
    enum Kind: Sendable { case text, email, url, other }

    let number: Int
    let name: String
    let kind: Kind
    /// A new record must bring it, or it is what records are called: roles leave it alone.
    let isIndispensable: Bool
}

struct MatrixType: Sendable {
    let name: String
    let plural: String
    let hasTeam: Bool
    let fields: [MatrixField]

    init(_ name: String, hasTeam: Bool = false, _ fields: [(String, MatrixField.Kind, Bool)]) {
        self.name = name
        plural = name + "s"
        self.hasTeam = hasTeam
        self.fields = fields.enumerated().map { MatrixField(number: $0, name: $1.0, kind: $1.1, isIndispensable: $1.2) }
    }

    static let all = [
        MatrixType(
            "customer", hasTeam: true,
            [
                ("name", .text, true), ("email", .email, false), ("city", .text, false), ("needs", .text, false), ("website", .url, false),
                ("annual_revenue", .other, false), ("owner", .other, false), ("team", .other, false),
            ]),
        MatrixType(
            "contact",
            [
                ("name", .text, true), ("email", .email, false), ("job_title", .text, false), ("department", .text, false),
                ("gender", .other, false),
            ]),
        MatrixType(
            "order",
            [("number", .text, true), ("delivery_address", .text, false), ("description", .text, false), ("item_count", .other, false)]),
        MatrixType("product", [("name", .text, true), ("category", .text, false), ("unit", .text, false), ("price", .other, false)]),
        MatrixType("order_line", [("name", .text, true), ("description", .text, false)]),
    ]

    static func named(_ name: String) -> MatrixType { all.first { $0.name == name } ?? all[0] }
}
