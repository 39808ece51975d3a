import Core
import Funnel

/// The stages of the workspace's pipeline, in their order.
struct DealStages {
    let open: [ID]
    let won: ID
    let lost: ID

    init(_ tx: RecordTransaction) async throws {
        let rows = try await tx.query(
            "select s.id, s.kind from funnel.stages s where s.tenant_id = \(tx.tenant) and s.deleted_at is null order by s.position, s.id")
        var stages: [String: [ID]] = [:]
        for row in rows { stages[try row[1], default: []].append(try row[0]) }
        guard let open = stages["open"], let won = stages["won"]?.first, let lost = stages["lost"]?.first else { throw Problem.notFound }
        self.open = open
        self.won = won
        self.lost = lost
    }
}
