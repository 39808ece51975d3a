import Core

/// How PostgreSQL ran one statement, as `auto_explain` tells it.
public struct QueryPlan: Sendable {
    public let statement: String
    private let nodes: [JSON]

    /// `json` is the document of `auto_explain.log_format = json`.
    public init?(_ json: JSON) {
        guard let statement = json["Query Text"]?.text, let root = json["Plan"] else { return nil }
        self.statement = statement
        nodes = Self.flatten(root)
    }

    /// Pages that were looked at, in memory or not, by the whole statement.
    public var buffers: Int64 { pages(nodes[0]) }

    /// Whether it reads one of `tables`.
    func reads(_ tables: Set<String>) -> Bool {
        nodes.contains { tables.contains("\($0["Schema"]?.text ?? "").\($0["Relation Name"]?.text ?? "")") }
    }

    /// What a statement on tenants' tables may not do: read a table from end to end, or go into an index without the tenant.
    public var faults: [String] {
        nodes.compactMap { node in
            guard let kind = node["Node Type"]?.text else { return nil }
            let place = node["Index Name"]?.text ?? node["Relation Name"]?.text ?? ""
            if kind == "Seq Scan" { return "\(kind) of \(place)" }
            guard kind.contains("Index"), kind != "Bitmap Heap Scan" else { return nil }
            return node["Index Cond"]?.text?.contains("tenant_id = ") == true ? nil : "\(kind) of \(place) without the tenant"
        }
    }

    private static func flatten(_ node: JSON) -> [JSON] { [node] + (node["Plans"]?.items ?? []).flatMap(flatten) }

    private func pages(_ node: JSON) -> Int64 { (node["Shared Hit Blocks"]?.whole ?? 0) + (node["Shared Read Blocks"]?.whole ?? 0) }
}

extension QueryPlan: CustomStringConvertible {
    public var description: String {
        let lines = nodes.map { node in
            let conditions = ["Index Cond", "Filter", "Recheck Cond"].compactMap { key in node[key]?.text.map { "\(key): \($0)" } }
            let name = node["Index Name"]?.text ?? node["Relation Name"]?.text ?? ""
            return "\(node["Node Type"]?.text ?? "") \(name) \(pages(node)) pages \(conditions.joined(separator: "; "))"
        }
        return "\(statement)\n  " + lines.joined(separator: "\n  ")
    }
}
