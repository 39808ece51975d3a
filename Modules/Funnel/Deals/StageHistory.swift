import Core

/// The stages that a deal stood in, and since when until when: `GET deals/{id}/stage-history`.
///
/// Written in the transaction of the change itself, whichever way it came.
package enum StageHistory {
    static func addRoutes(to deals: MemberRoutes) {
        deals.get("{id}/stage-history", requires: .read(Deal.type), summary: ["en": "A deal's way through the stages", "zh": "商机的阶段历史"], use: list)
            .replies(.ok, .json(schema))
    }

    static func record(_ effects: [RecordEffect], _ tx: RecordTransaction) async throws {
        let moved = effects.filter { $0.after != nil && $0.changes("stage") }
        guard !moved.isEmpty else { return }
        let left = moved.filter { $0.before != nil }.map(\.id)
        if !left.isEmpty { tx.enqueue(leave(left, tx)) }
        tx.enqueue(enter(moved, tx))
    }

    private static func leave(_ deals: [ID], _ tx: RecordTransaction) -> SQL {
        "update funnel.stage_visits set left_at = \(tx.now) where tenant_id = \(tx.tenant) and deal = any(\(deals)) and left_at is null"
    }

    /// A deal that comes out of the bin is still in its stage: that is the conflict.
    private static func enter(_ moved: [RecordEffect], _ tx: RecordTransaction) -> SQL {
        let stages = moved.map { $0.after?.id("stage") }
        let times = moved.map { $0.after?.timestamp("stage_entered_at") ?? tx.now }
        return """
            insert into funnel.stage_visits (tenant_id, id, deal, stage, entered_at, entered_by) \
            select \(tx.tenant), v.id, v.deal, v.stage, v.entered_at, \(tx.actor.user) \
            from unnest(\(moved.map { _ in ID.new() }), \(moved.map(\.id)), \(stages), \(times)) v (id, deal, stage, entered_at) \
            on conflict do nothing
            """
    }

    /// A stage that a deal stood in before it came here.
    package struct Visit: Sendable {
        let stage: ID
        let enteredAt: Timestamp
        let leftAt: Timestamp

        package init(stage: ID, enteredAt: Timestamp, leftAt: Timestamp) {
            self.stage = stage
            self.enteredAt = enteredAt
            self.leftAt = leftAt
        }
    }

    /// Adds what happened before: for deals that come from elsewhere with a history.
    package static func backfill(_ visits: [(deal: ID, visit: Visit)], _ tx: RecordTransaction) async throws {
        try await tx.query(
            """
            insert into funnel.stage_visits (tenant_id, id, deal, stage, entered_at, left_at) \
            select \(tx.tenant), v.id, v.deal, v.stage, v.entered_at, v.left_at \
            from unnest(\(visits.map { _ in ID.new() }), \(visits.map(\.deal)), \(visits.map(\.visit.stage)), \
            \(visits.map(\.visit.enteredAt)), \(visits.map(\.visit.leftAt))) v (id, deal, stage, entered_at, left_at) on conflict do nothing
            """)
    }

    private static func list(_ context: MemberContext) async throws -> Response {
        let deal = try await context.find(Deal.type, context.id)
        let visits: SQL = """
            select v.stage, s.name, s.kind, v.entered_at, v.left_at, v.entered_by from funnel.stage_visits v \
            join funnel.stages s on s.tenant_id = v.tenant_id and s.id = v.stage \
            where v.tenant_id = \(context.tenant) and v.deal = \(deal.id) order by v.entered_at, v.id limit 1000
            """
        let rows = try await context.database.query(visits, tenant: context.tenant)
        return try context.list(rows) { try write($1, to: &$0) }
    }

    private static func write(_ row: Row, to json: inout JSONWriter) throws {
        json.beginObject()
        json.key("stage")
        json.id(try row[0])
        json.key("name")
        json.string(try row[1])
        json.key("kind")
        json.string(try row[2])
        json.key("entered_at")
        json.timestamp(try row[3])
        json.key("left_at")
        json.timestamp(orNull: try row[4])
        json.key("entered_by")
        json.id(orNull: try row[5])
        json.endObject()
    }

    private static let schema = JSON.list(of: [
        "type": "object", "required": ["stage", "name", "kind", "entered_at", "left_at", "entered_by"],
        "properties": [
            "stage": ["type": "string", "format": "uuid"],
            "name": ["type": "string"],
            "kind": ["type": "string", "enum": ["open", "won", "lost"]],
            "entered_at": ["type": "string", "format": "date-time"],
            "left_at": ["type": ["string", "null"], "format": "date-time"],
            "entered_by": ["type": ["string", "null"], "format": "uuid"],
        ],
    ])
}
