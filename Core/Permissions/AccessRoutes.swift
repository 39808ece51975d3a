/// `GET {plural}/{id}/access`: who may see, change and delete a record, and why. Administrators learn it of everybody, others of themselves.
enum AccessRoutes {
    static let explain = Permission("core.access.explain", title: ["en": "See who may do what", "zh": "查看他人的访问权限"])

    static func addRoutes(for type: RecordType, to routes: MemberRoutes) {
        guard type.ownership.hasOwner else { return }
        let summary = Text(en: "Who may see and change a \(type.title.en.lowercased())", zh: "谁可以查看和编辑\(type.title.zh)")
        routes.get("{id}/access", requires: .read(type), summary: summary) { try await answer($0.type(type), $0) }
            .query(ListRequest.parameters.filter { $0.name == "limit" || $0.name == "cursor" })
            .query(QueryParameter("user", ["en": "Of this user alone", "zh": "仅此用户"], schema: ["type": "string", "format": "uuid"]))
            .replies(.ok, .json(AccessExplanation.schema))
    }

    private static func answer(_ type: RecordType, _ context: MemberContext) async throws -> Response {
        let id = try context.id
        let question = try Question(context, of: id)
        return try await context.transaction { tx in
            guard let record = try await tx.find(type, id) else { throw Problem.notFound }
            let users = try await question.users(tx)
            let shown = Array(users.prefix(question.limit))
            let explanations = try await AccessExplanation.make(of: record, for: shown, tx)
            let next = users.count > shown.count ? shown.last.map { question.cursor(after: $0.id, context) } : nil
            return context.json { json in
                json.page(explanations, next: next) { $1.write(to: &$0, context.language) }
            }
        }
    }
}

/// What is asked: of which active users, from where on.
private struct Question {
    let user: ID?
    let after: ID?
    private(set) var limit = 50
    private let scope: String

    init(_ context: MemberContext, of record: ID) throws(Problem) {
        let query: Query = try Self.query(context)
        scope = "access \(record)"
        user = try Self.user(query["user"], context)
        if let text = query["limit"] {
            guard let number = Int(text), (1...100).contains(number) else { throw Self.refused("limit", "Must be in 1–100.", "必须在 1–100 之间。") }
            limit = number
        }
        guard let cursor = query["cursor"] else {
            after = nil
            return
        }
        after = ID(String(decoding: try context.platform.cursors.open(cursor, tenant: context.tenant, scope: scope), as: UTF8.self))
    }

    private static func query(_ context: MemberContext) throws(Problem) -> Query {
        let query = try Query(context.exchange.queryText)
        for (name, _) in query where !["limit", "cursor", "user"].contains(name) {
            throw refused(name, "There is no such option here.", "此处不支持该选项。")
        }
        return query
    }

    /// Nil for all of them.
    private static func user(_ text: String?, _ context: MemberContext) throws(Problem) -> ID? {
        let me = context.principal
        guard let text else { return me.access.has(AccessRoutes.explain) ? nil : me.user }
        guard let user = ID(text) else { throw refused("user", "This is not an ID.", "不是有效的编号。") }
        if user != me.user { try me.require(AccessRoutes.explain) }
        return user
    }

    private static func refused(_ name: String, _ en: String, _ zh: String) -> Problem {
        .invalidQuery([FieldError(field: name, code: "invalid", message: Text(en: en, zh: zh))])
    }

    /// One more than asked for.
    func users(_ tx: RecordTransaction) async throws -> [AccessExplanation.Asked] {
        let one: SQL = user.map { " and u.id = \($0)" } ?? ""
        let bound: SQL = after.map { " and u.id > \($0)" } ?? ""
        return try await tx.query(
            """
            select u.id, u.name, u.role, u.team from core.user u
            where u.tenant_id = \(tx.tenant) and u.status = 'active' and u.deleted_at is null\(one)\(bound) order by u.id limit \(limit + 1)
            """
        ).map { AccessExplanation.Asked(id: try $0[0], name: try $0[1], role: Role(rawValue: try $0[2]) ?? .limited, team: try $0[3]) }
    }

    func cursor(after user: ID, _ context: MemberContext) -> String {
        context.platform.cursors.seal(Array(user.description.utf8), tenant: context.tenant, scope: scope)
    }
}
