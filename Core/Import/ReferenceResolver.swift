/// Cells that name other records, to their ids: by external id, by id, and for what administrators set up (users, stages …) by e-mail or name.
/// What was found is remembered for the rest of the file.
final class ReferenceResolver {
    private enum Resolution {
        case found(ID)
        case ambiguous
    }

    private static let capacity = 200_000
    private var known: [String: [String: Resolution]] = [:]

    /// Sets the ids in the rows, or adds the errors.
    func resolve(_ rows: inout [ImportRow], in tx: RecordTransaction) async throws {
        try await look(for: unknown(in: rows), in: tx)
        for index in rows.indices {
            for reference in rows[index].references {
                guard let type = reference.field.kind.reference else { continue }
                switch known[type.name]?[reference.text] {
                case .found(let id): rows[index].values[reference.field.name] = .id(id)
                case .ambiguous:
                    rows[index].errors.append(reference.field.error("ambiguous_reference", "Several records have this name.", "有多条记录使用此名称。"))
                case nil: rows[index].errors.append(reference.field.error("unknown_reference", "There is no such record.", "没有此记录。"))
                }
            }
        }
    }

    private struct Question {
        let type: RecordType
        var texts: Set<String> = []
    }

    private func unknown(in rows: [ImportRow]) -> [Question] {
        var questions: [String: Question] = [:]
        for row in rows {
            for reference in row.references {
                guard let type = reference.field.kind.reference, known[type.name]?[reference.text] == nil else { continue }
                questions[type.name, default: Question(type: type)].texts.insert(reference.text)
            }
        }
        return questions.values.sorted { $0.type.name < $1.type.name }
    }

    private func look(for questions: [Question], in tx: RecordTransaction) async throws {
        if known.values.reduce(0, { $0 + $1.count }) > Self.capacity { known.removeAll() }
        for question in questions {
            for lookUp in lookUps(question.type) {
                let open = question.texts.filter { known[question.type.name]?[$0] == nil }
                guard !open.isEmpty else { break }
                try await lookUp(open, tx)
            }
        }
    }

    private typealias LookUp = (Set<String>, RecordTransaction) async throws -> Void

    private func lookUps(_ type: RecordType) -> [LookUp] {
        var steps: [LookUp] = [{ try await self.byColumn("external_id", type, $0, $1) }, { try await self.byID(type, $0, $1) }]
        guard type.audience == .administrators else { return steps }
        for field in [type.field("email"), type.labelField].compactMap({ $0 }) {
            steps.append { try await self.byColumn(field.sortColumn, type, $0, $1, ignoringCase: field.isKeyed) }
        }
        return steps
    }

    private func byColumn(
        _ column: String, _ type: RecordType, _ texts: Set<String>, _ tx: RecordTransaction, ignoringCase: Bool = false
    ) async throws {
        let keys = Dictionary(grouping: texts) { ignoringCase ? $0.lowercased() : $0 }
        let rows = try await tx.query(
            """
            select t.\(identifier: column), t.id from \(identifier: type.table) t \
            where t.tenant_id = \(tx.tenant) and t.\(identifier: column) in (select unnest(\(Array(keys.keys)))) and t.deleted_at is null\(type.belongs())
            """)
        for row in rows {
            let key: String = try row[0]
            for text in keys[key] ?? [] { remember(try row[1], for: text, of: type) }
        }
    }

    private func byID(_ type: RecordType, _ texts: Set<String>, _ tx: RecordTransaction) async throws {
        let ids = Dictionary(texts.compactMap { text in ID(text).map { ($0, text) } }) { first, _ in first }
        guard !ids.isEmpty else { return }
        let rows = try await tx.query(
            """
            select t.id from \(identifier: type.table) t \
            where t.tenant_id = \(tx.tenant) and t.id in (select unnest(\(Array(ids.keys)))) and t.deleted_at is null\(type.belongs())
            """)
        for row in rows {
            let id: ID = try row[0]
            if let text = ids[id] { remember(id, for: text, of: type) }
        }
    }

    private func remember(_ id: ID, for text: String, of type: RecordType) {
        let isSecond = known[type.name]?[text] != nil
        known[type.name, default: [:]][text] = isSecond ? .ambiguous : .found(id)
    }
}
