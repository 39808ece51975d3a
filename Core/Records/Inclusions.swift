/// Related records that come along with others, each once, by the plural of their type, as far as the caller may see them.
///
/// With `fields=customer.name` the customers hold their id, version and name alone.
struct Inclusions: Sendable {
    /// A reference field whose records are wanted; nil for all of their fields.
    struct Wish: Sendable {
        let field: Field
        /// What the reference leads to, as the workspace has it.
        let type: RecordType
        let fields: Set<String>?
    }

    private struct Part {
        let type: RecordType
        var fields: Set<String>?
        var ids: Set<ID>
    }

    private let parts: [(type: RecordType, plan: ReadPlan, rows: Rows)]

    /// What the first `count` rows of each source point at, in one round trip, or none where nothing is wanted.
    static func read(
        _ wishes: [Wish], of sources: [(plan: ReadPlan, rows: Rows, count: Int)], from database: Database, for reader: Authority
    ) async throws -> Inclusions {
        var parts: [Part] = []
        for wish in wishes {
            let ids = sources.reduce(into: Set<ID>()) { $0.formUnion($1.plan.ids(of: wish.field, in: $1.rows, count: $1.count)) }
            if let index = parts.firstIndex(where: { $0.type === wish.type }) {
                parts[index].ids.formUnion(ids)
                parts[index].fields = union(parts[index].fields, wish.fields)
            } else {
                parts.append(Part(type: wish.type, fields: wish.fields, ids: ids))
            }
        }
        guard !parts.isEmpty else { return Inclusions(parts: []) }
        let readings = parts.map { $0.type.reading($0.ids.sorted(), fields: $0.fields, for: reader) }
        let results = try await database.batch(readings.map(\.sql), tenant: reader.tenant)
        return Inclusions(parts: parts.indices.map { (parts[$0].type, readings[$0].plan, results[$0]) })
    }

    /// Two references to one type share their records: what either wants is shown.
    private static func union(_ left: Set<String>?, _ right: Set<String>?) -> Set<String>? {
        guard let left, let right else { return nil }
        return left.union(right)
    }

    /// The member `included` of an object that is being written.
    func write(to json: inout JSONWriter) {
        json.key("included")
        json.beginObject()
        for (type, plan, rows) in parts {
            json.key(type.plural)
            json.beginArray()
            for row in 0..<rows.count { plan.write(rows, row, to: &json) }
            json.endArray()
        }
        json.endObject()
    }
}

extension ReadPlan {
    /// The ids that a reference field of the first `count` rows holds: what was read ahead of a page is none of its business.
    func ids(of field: Field, in rows: Rows, count: Int) -> Set<ID> {
        guard let column = columns.first(where: { $0.field.name == field.name }) else { return [] }
        let isCustom = field.custom != nil
        return Set(
            (0..<count).compactMap { row in
                if case .id(let id) = value(column, rows, row, isCustom ? custom(rows, row) : nil) { id } else { nil }
            })
    }
}
