/// Finds the route of a path. Built once; a look-up walks the segments and allocates for parameters only.
///
/// Hummingbird's router answers a known path under another method with 404; here it is 405 with `Allow`.
package struct RouteTable: Sendable {
    package enum Match: Sendable {
        case found(Endpoint, [Substring])
        /// The path exists under these methods.
        case wrongMethod(String)
        case missing

        package var route: Route? { if case .found(let endpoint, _) = self { endpoint.route } else { nil } }

        package func parameter(_ name: String) -> Substring {
            guard case .found(let endpoint, let values) = self, let index = endpoint.names.firstIndex(of: name) else { return "" }
            return values[index]
        }

        func meter(_ metrics: Metrics) -> RouteMeter { if case .found(let endpoint, _) = self { endpoint.meter } else { metrics.meter("") } }
    }

    /// A route with what a request needs of it at hand.
    package final class Endpoint: Sendable {
        package let route: Route
        let names: [String]
        let meter: RouteMeter

        init(route: Route, names: [String], meter: RouteMeter) {
            self.route = route
            self.names = names
            self.meter = meter
        }
    }

    private struct Node {
        var literals: [Substring: Int] = [:]
        var parameter: Int?
        /// What the parameter's value begins with.
        var prefix = ""
        var endpoints: [Endpoint] = []
    }

    private var nodes = [Node()]

    package init(_ routes: [Route], metrics: Metrics) {
        for route in routes { add(route, metrics) }
    }

    private mutating func add(_ route: Route, _ metrics: Metrics) {
        var names: [String] = []
        var node = 0
        for segment in route.path.split(separator: "/") {
            let isParameter = segment.first == "{"
            if isParameter { names.append(String(segment.dropFirst().dropLast())) }
            if isParameter, names.last == CustomObject.parameter { nodes[node].prefix = CustomObject.prefix }
            node = child(of: node, segment: isParameter ? nil : segment)
        }
        nodes[node].endpoints.append(Endpoint(route: route, names: names, meter: metrics.meter(route.key)))
    }

    private mutating func child(of node: Int, segment: Substring?) -> Int {
        let known = if let segment { nodes[node].literals[segment] } else { nodes[node].parameter }
        if let known { return known }
        nodes.append(Node())
        let added = nodes.count - 1
        if let segment { nodes[node].literals[segment] = added } else { nodes[node].parameter = added }
        return added
    }

    /// The route for a request's target and method. HEAD is served by GET.
    package func find(_ target: String, _ method: HTTPRequest.Method) -> Match {
        let end = target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
        var values: [Substring] = []
        guard let node = walk(target[..<end], from: 0, &values) else { return .missing }
        let wanted: HTTPRequest.Method = method == .head ? .get : method
        guard let endpoint = nodes[node].endpoints.first(where: { $0.route.method == wanted }) else { return .wrongMethod(allowed(node)) }
        return .found(endpoint, values)
    }

    /// Literal segments win over parameters; where they lead nowhere, the parameter is tried. `path` is empty or begins with a slash. What can't be
    /// the name of a workspace's own object is none: such a path is nobody's, signed in or not.
    private func walk(_ path: Substring, from node: Int, _ values: inout [Substring]) -> Int? {
        guard path.utf8.first == UInt8(ascii: "/") else { return nodes[node].endpoints.isEmpty ? nil : node }
        let rest = path[path.utf8.index(after: path.startIndex)...]
        let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        let segment = rest[..<end]
        if let next = nodes[node].literals[segment], let found = walk(rest[end...], from: next, &values) { return found }
        guard let next = nodes[node].parameter, !segment.isEmpty, segment.utf8.starts(with: nodes[node].prefix.utf8) else { return nil }
        values.append(segment)
        if let found = walk(rest[end...], from: next, &values) { return found }
        values.removeLast()
        return nil
    }

    private func allowed(_ node: Int) -> String {
        let methods = nodes[node].endpoints.map(\.route.method.rawValue)
        return (methods + (methods.contains("GET") ? ["HEAD", "OPTIONS"] : ["OPTIONS"])).joined(separator: ", ")
    }
}
