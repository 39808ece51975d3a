import NIOCore

/// Reads one page of a list: one round trip, or two where a page crosses from records with a sort value to those without.
struct ListReader {
    let request: ListRequest
    let database: Database
    let tenant: ID
    let cursors: CursorSeal

    private var type: RecordType { request.type }

    /// Rows of one statement with the plan that reads them.
    private struct Piece {
        let plan: ReadPlan
        let rows: Rows
        let isNullStage: Bool
    }

    /// `{"data": […], "next_cursor": …}`, with `included` and `estimated_total` where they were asked for.
    func page() async throws -> ByteBuffer {
        let pieces = try await pieces()
        let count = request.wantsCount ? try await count() : nil
        let included = try await included(pieces)
        var json = JSONWriter(capacity: 16_384)
        json.beginObject()
        json.key("data")
        let last = write(pieces, to: &json)
        json.key("next_cursor")
        if let last { json.string(cursors.seal(last.payload, tenant: tenant, scope: request.scope)) } else { json.null() }
        if let count { write(count, to: &json) }
        if !request.includes.isEmpty { write(included, to: &json) }
        json.endObject()
        return json.buffer
    }

    /// One row more than the page holds, to know whether another page follows.
    private func pieces() async throws -> [Piece] {
        let position = try position()
        var pieces = [try await piece(after: position, isNullStage: position?.isNullStage ?? false, limit: request.limit + 1)]
        let missing = request.limit + 1 - pieces[0].rows.count
        if request.sort.hasNullStage && !pieces[0].isNullStage && missing > 0 {
            pieces.append(try await piece(after: nil, isNullStage: true, limit: missing))
        }
        return pieces
    }

    private func position() throws(Problem) -> Position? {
        guard let cursor = request.cursor else { return nil }
        let payload = try cursors.open(cursor, tenant: tenant, scope: request.scope)
        guard let position = Position(payload: payload, sort: request.sort) else { throw .invalidQuery([]) }
        return position
    }

    private func piece(after position: Position?, isNullStage: Bool, limit: Int) async throws -> Piece {
        var conditions = [matching]
        if let stage = request.sort.stageCondition(isNullStage: isNullStage) { conditions.append(stage) }
        if let position { conditions.append(request.sort.condition(after: position)) }
        let tail: SQL = "where \(SQL.joined(conditions, separator: " and ")) order by \(request.sort.orderBy) limit \(limit)"
        let plan = plan(tail)
        let rows = try await database.query(SQL(statement: plan.statement, binds: tail.binds), tenant: tenant)
        return Piece(plan: plan, rows: rows, isNullStage: isNullStage)
    }

    private func plan(_ tail: SQL) -> ReadPlan {
        let fields = request.fields.map { $0.sorted().joined(separator: ",") } ?? "*"
        return type.plans.plan("\(fields) \(tail.template)") {
            let selection = Selection(type.selectedFields(request.fields), sort: request.sort)
            let sql: SQL = "select \(selection.sql) from \(identifier: type.table) t \(tail)"
            return ReadPlan(statement: Statement(sql), selection: selection)
        }
    }

    /// The records that the list is about, whatever page.
    private var matching: SQL {
        let bin: SQL = request.isBin ? "t.deleted_at is not null" : "t.deleted_at is null"
        let scope: SQL = "t.tenant_id = \(tenant) and \(bin)"
        guard let filter = request.filter else { return scope }
        return "\(scope) and \(filter.sql(tenant: tenant))"
    }

    /// Writes at most `limit` rows; the position of the last one where more follow.
    private func write(_ pieces: [Piece], to json: inout JSONWriter) -> Position? {
        var written = 0
        var last: Position?
        json.beginArray()
        for piece in pieces {
            for row in 0..<piece.rows.count {
                if written == request.limit {
                    json.endArray()
                    return last
                }
                piece.plan.write(piece.rows, row, to: &json)
                written += 1
                if written == request.limit {
                    last = Position(piece.rows, row, plan: piece.plan, sort: request.sort, isNullStage: piece.isNullStage)
                }
            }
        }
        json.endArray()
        return nil
    }
}

/// Totals: exact up to a threshold, the planner's estimate beyond it.
extension ListReader {
    private struct Count {
        let total: Int64
        let isExact: Bool
    }

    private static let threshold = 10_000

    private func count() async throws -> Count {
        let bounded: SQL = """
            select count(*) from (select 1 from \(identifier: type.table) t where \(matching) limit \(Self.threshold + 1)) few
            """
        let total: Int64 = try await database.query(bounded, tenant: tenant).scalar() ?? 0
        if total <= Self.threshold { return Count(total: total, isExact: true) }
        let plan: SQL = "explain (format json) select 1 from \(identifier: type.table) t where \(matching)"
        let rows = try await database.query(plan, tenant: tenant)
        guard let bytes = rows.first?.bytes(0), let json = try? JSON.parse(ByteBuffer(bytes: bytes)),
            let estimate = json.items?.first?["Plan"]?["Plan Rows"]?.whole
        else { return Count(total: total, isExact: false) }
        return Count(total: max(total, estimate), isExact: false)
    }

    private func write(_ count: Count, to json: inout JSONWriter) {
        json.key("estimated_total")
        json.integer(count.total)
        json.key("total_is_exact")
        json.boolean(count.isExact)
    }
}

/// Related records, each once, by the plural of their type.
extension ListReader {
    private typealias Included = [(type: RecordType, plan: ReadPlan, rows: Rows)]

    private func included(_ pieces: [Piece]) async throws -> Included {
        var wanted: [(type: RecordType, ids: Set<ID>)] = []
        for field in request.includes {
            guard let type = field.kind.reference else { continue }
            let ids = pieces.reduce(into: Set<ID>()) { $0.formUnion(Self.ids(of: field, in: $1)) }
            if let index = wanted.firstIndex(where: { $0.type === type }) { wanted[index].ids.formUnion(ids) } else { wanted.append((type, ids)) }
        }
        let plans = wanted.map(\.type.includePlan)
        let statements = zip(wanted, plans).map { want, plan in
            SQL(statement: plan.statement, binds: [.id(tenant), .ids(want.ids.sorted())])
        }
        guard !statements.isEmpty else { return [] }
        let results = try await database.batch(statements, tenant: tenant)
        return wanted.indices.map { (wanted[$0].type, plans[$0], results[$0]) }
    }

    private static func ids(of field: Field, in piece: Piece) -> Set<ID> {
        guard let column = piece.plan.columns.first(where: { $0.field.name == field.name }) else { return [] }
        return Set((0..<piece.rows.count).compactMap { piece.rows.bytes($0, column.index).map { ID(bigEndian: $0) } })
    }

    private func write(_ included: Included, to json: inout JSONWriter) {
        json.key("included")
        json.beginObject()
        for (type, plan, rows) in included {
            json.key(type.plural)
            json.beginArray()
            for row in 0..<rows.count { plan.write(rows, row, to: &json) }
            json.endArray()
        }
        json.endObject()
    }
}
