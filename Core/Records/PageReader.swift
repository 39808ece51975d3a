/// Reads the records that a list is about, page by page, each from where the last one ended: one round trip, or two where a page crosses
/// from records with a sort value to those without.
struct PageReader {
    let request: ListRequest
    let database: Database
    let tenant: ID

    private var type: RecordType { request.type }

    struct Page {
        let pieces: [Piece]
        /// Where the next page begins; nil at the end.
        let next: Position?
    }

    /// Rows of one statement with the plan that reads them.
    struct Piece {
        let plan: ReadPlan
        let rows: Rows
        let isNullStage: Bool
        /// How many of the rows belong to the page.
        fileprivate(set) var count = 0
    }

    /// One row more than the page holds is read, to know whether another page follows.
    func page(after position: Position?, limit: Int) async throws -> Page {
        var pieces = [try await piece(after: position, isNullStage: position?.isNullStage ?? false, limit: limit)]
        if request.sort.hasNullStage && !pieces[0].isNullStage && pieces[0].rows.count <= limit {
            pieces.append(try await piece(after: nil, isNullStage: true, limit: limit))
        }
        var left = limit
        for index in pieces.indices {
            pieces[index].count = min(left, pieces[index].rows.count)
            left -= pieces[index].count
        }
        let isLast = pieces.allSatisfy { $0.count == $0.rows.count }
        return Page(pieces: pieces, next: isLast ? nil : pieces.last { $0.count > 0 }.map(end))
    }

    private func end(of piece: Piece) -> Position {
        Position(piece.rows, piece.count - 1, plan: piece.plan, sort: request.sort, isNullStage: piece.isNullStage)
    }

    private func piece(after position: Position?, isNullStage: Bool, limit: Int) async throws -> Piece {
        var conditions = [request.matching(tenant: tenant)]
        if let stage = request.sort.stageCondition(isNullStage: isNullStage) { conditions.append(stage) }
        if let position { conditions.append(request.sort.condition(after: position)) }
        let tail: SQL =
            "\(request.sort.joins(tenant: tenant)) where \(SQL.joined(conditions, separator: " and ")) order by \(request.sort.orderBy) limit \(literal: limit + 1)"
        let plan = plan(tail)
        let statement = SQL(statement: plan.statement, binds: tail.binds)
        let dependsOnValues =
            request.filter?.dependsOnValues == true || request.visibility.scope != .all || request.sort.keys.contains { $0.field.custom != nil }
        let results = try await database.batch(dependsOnValues ? [Self.planAnew, statement] : [statement], tenant: tenant)
        return Piece(plan: plan, rows: results[results.count - 1], isNullStage: isNullStage)
    }

    /// For the statement behind it, in the same round trip. A plan for any values takes a range to hold a third of all records, and walks
    /// through the whole list to find the few that there are; it knows no more of how many records an owner has.
    private static let planAnew: SQL = "select pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true)"

    private func plan(_ tail: SQL) -> ReadPlan {
        let fields = request.fields.map { $0.sorted().joined(separator: ",") } ?? "*"
        return type.plans.plan("\(fields) \(tail.template)") {
            let selection = Selection(type.selectedFields(request.fields), sort: request.sort)
            let sql: SQL = "select \(selection.sql) from \(identifier: type.table) t\(tail)"
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }
}
