/// Which fields look at which, across all types of a workspace.
struct ComputationLinks {
    struct Node: Hashable {
        let type: String
        let field: String

        var path: String { "\(type).\(field)" }
    }

    private var looked: [Node: Set<Node>] = [:]

    init(_ schema: Schema) {
        for type in schema.types {
            for field in type.customFields where field.custom?.computation?.method != nil {
                looked[Node(type: type.name, field: field.name)] = Self.looked(field, of: type, in: schema)
            }
        }
    }

    private static func looked(_ field: Field, of type: RecordType, in schema: Schema) -> Set<Node> {
        if let rollup = field.rollup {
            return Set(rollup.uses.union([rollup.via.name]).map { Node(type: rollup.child.name, field: $0) })
        }
        return (field.formula?.inputs ?? []).reduce(into: []) { nodes, input in
            nodes.insert(Node(type: type.name, field: input.via ?? input.name))
            guard let via = input.via, let target = type.field(via)?.target(in: schema) else { return }
            nodes.insert(Node(type: target.name, field: input.name))
        }
    }

    /// Those that look at it, in the order of their names.
    func users(of node: Node) -> [Node] { looked.filter { $0.value.contains(node) }.map(\.key).sorted { $0.path < $1.path } }

    /// A way that leads from a field back to itself, as `customer.c_a → order.c_b → customer.c_a`; nil where there is none.
    func circle(through start: Node) -> String? {
        var (ways, seen) = ([[start]], Set<Node>())
        while let way = ways.popLast() {
            guard let last = way.last else { continue }
            for next in (looked[last] ?? []).sorted(by: { $0.path < $1.path }) {
                if next == start { return (way + [start]).map(\.path).joined(separator: " → ") }
                if seen.insert(next).inserted { ways.append(way + [next]) }
            }
        }
        return nil
    }
}
