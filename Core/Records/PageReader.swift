/// Reads the records that a list is about, page by page, each from where the last one ended: one round trip, or two where a page crosses
/// from records with a sort value to those without, or where the first way of finding them gave up.
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
        let statement = PageStatement(request: request, tenant: tenant, position: position, isNullStage: isNullStage, count: limit + 1)
        let ways = PageStatement.ways(request)
        for way in ways.dropLast() {
            let piece = try await piece(statement, way)
            if piece.rows.count > limit { return piece }
        }
        return try await piece(statement, ways[ways.count - 1])
    }

    private func piece(_ page: PageStatement, _ way: PageStatement.Way) async throws -> Piece {
        let tail = page.tail(way)
        let plan = plan(tail)
        let statement = SQL(statement: plan.statement, binds: tail.binds)
        let results = try await database.batch(page.dependsOnValues(way) ? [Self.planAnew, statement] : [statement], tenant: tenant)
        return Piece(plan: plan, rows: results[results.count - 1], isNullStage: page.isNullStage)
    }

    /// For the statement behind it, in the same round trip.
    private static let planAnew: SQL = "select pg_catalog.set_config('plan_cache_mode', 'force_custom_plan', true)"

    private func plan(_ tail: SQL) -> ReadPlan {
        let fields = request.fields.map { $0.sorted().joined(separator: ",") } ?? "*"
        return type.plans.plan("\(fields) \(tail.template)") {
            let selection = Selection(type.selectedFields(request.fields), sort: request.sort)
            let sql: SQL = "select \(selection.sql) from \(tail)"
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }
}
