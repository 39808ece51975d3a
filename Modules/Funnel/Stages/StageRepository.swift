import Core

/// What a deal needs to know of a stage.
struct StageFacts: Sendable {
    let id: ID
    let pipeline: ID
    let kind: Stage.Kind
    let probability: Int64
}

/// Reads the facts of live stages, and keeps them from being deleted until the transaction ends: no deal enters a stage on its way out.
struct StageRepository {
    let tx: RecordTransaction

    /// Those of the ids that exist.
    func stages(_ ids: Set<ID>) async throws -> [ID: StageFacts] {
        let facts = try await read("s.id = any(\(ids.sorted()))")
        return Dictionary(facts.map { ($0.id, $0) }) { first, _ in first }
    }

    /// The first stage of a kind in the pipeline; in the default pipeline where none is named.
    func firstStage(_ kind: Stage.Kind, of pipeline: ID?) async throws -> StageFacts? {
        let pipeline: SQL = if let pipeline { "\(pipeline)" } else { defaultPipeline }
        return try await read("s.pipeline = \(pipeline) and s.kind = \(kind.rawValue)", limit: 1).first
    }

    /// The open stage of the pipeline in which the deal stood last.
    func lastOpenStage(of deal: ID, in pipeline: ID) async throws -> StageFacts? {
        let last: SQL = """
            (select v.stage from funnel.stage_visits v \
            join funnel.stages o on o.tenant_id = v.tenant_id and o.id = v.stage and o.kind = 'open' and o.deleted_at is null \
            where v.tenant_id = \(tx.tenant) and v.deal = \(deal) and o.pipeline = \(pipeline) order by v.entered_at desc, v.id desc limit 1)
            """
        return try await read("s.id = \(last)").first
    }

    private var defaultPipeline: SQL {
        "(select p.id from funnel.pipelines p where p.tenant_id = \(tx.tenant) and p.deleted_at is null order by p.position, p.id limit 1)"
    }

    private func read(_ condition: SQL, limit: Int = 1000) async throws -> [StageFacts] {
        let rows = try await tx.query(
            """
            select s.id, s.pipeline, s.kind, s.probability from funnel.stages s where s.tenant_id = \(tx.tenant) and s.deleted_at is null \
            and \(condition) order by s.position, s.id limit \(limit) for share
            """)
        return try rows.compactMap { row in
            guard let kind = Stage.Kind(rawValue: try row[2]) else { return nil }
            return StageFacts(id: try row[0], pipeline: try row[1], kind: kind, probability: try row[3])
        }
    }
}
