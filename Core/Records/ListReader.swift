import NIOCore

/// Answers a list: a page of records, with what was asked for beside it.
struct ListReader {
    let request: ListRequest
    let database: Database
    let authority: Authority
    let cursors: CursorSeal

    private var type: RecordType { request.type }
    private var tenant: ID { authority.tenant }

    /// `{"data": […], "next_cursor": …}`, with `included` and `estimated_total` where they were asked for.
    func page() async throws -> ByteBuffer {
        let reader = PageReader(request: request, database: database, tenant: tenant)
        let page = try await reader.page(after: position(), limit: request.limit)
        let count = request.wantsCount ? try await count() : nil
        let sources = page.pieces.map { (plan: $0.plan, rows: $0.rows, count: $0.count) }
        let included = try await Inclusions.read(request.includes, of: sources, from: database, for: authority)
        var json = JSONWriter(capacity: 16_384)
        json.beginObject()
        json.key("data")
        json.beginArray()
        for piece in page.pieces {
            for row in 0..<piece.count { piece.plan.write(piece.rows, row, to: &json) }
        }
        json.endArray()
        json.key("next_cursor")
        json.string(orNull: page.next.map { cursors.seal($0.payload, tenant: tenant, scope: request.scope) })
        if let count { write(count, to: &json) }
        if !request.includes.isEmpty { included.write(to: &json) }
        json.endObject()
        return json.buffer
    }

    private func position() throws(Problem) -> Position? {
        guard let cursor = request.cursor else { return nil }
        let payload = try cursors.open(cursor, tenant: tenant, scope: request.scope)
        guard let position = Position(payload: payload, sort: request.sort) else { throw .invalidQuery([]) }
        return position
    }

    private var matching: SQL { request.matching(tenant: tenant) }
}

/// Totals: exact up to a threshold, the planner's estimate beyond it.
extension ListReader {
    private struct Count {
        let total: Int64
        let isExact: Bool
    }

    private static let threshold = 10_000

    private func count() async throws -> Count {
        let bounded: SQL = "select count(*) from (\(counted) limit \(Self.threshold + 1)) few"
        let total: Int64 = try await database.query(bounded, tenant: tenant).scalar() ?? 0
        if total <= Self.threshold { return Count(total: total, isExact: true) }
        let plan: SQL = "explain (format json) select 1 from \(identifier: type.table) t where \(matching)"
        let rows = try await database.query(plan, tenant: tenant)
        guard let bytes = rows.first?.bytes(0), let json = try? JSON.parse(ByteBuffer(bytes: bytes)),
            let estimate = json.items?.first?["Plan"]?["Plan Rows"]?.whole
        else { return Count(total: total, isExact: false) }
        return Count(total: max(total, estimate), isExact: false)
    }

    /// What is somebody's own is counted in the indexes of its holders.
    private var counted: SQL {
        guard request.filter == nil, !request.isBin, request.visibility.holders != nil else {
            return "select 1 from \(identifier: type.table) t where \(matching)"
        }
        let few = request.visibility.first(
            Self.threshold + 1, in: Sort(keys: []), where: request.live(tenant: tenant), checksShares: true)
        return "select 1 from (\(few)) f"
    }

    private func write(_ count: Count, to json: inout JSONWriter) {
        json.key("estimated_total")
        json.integer(count.total)
        json.key("total_is_exact")
        json.boolean(count.isExact)
    }
}
