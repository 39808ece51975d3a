import Core
import Testing

struct RouteTableTests {
    private func table(_ routes: (HTTPRequest.Method, String)...) -> RouteTable {
        let routes = routes.map { method, path in
            Route(method: method, path: path, module: "test", audience: .visitors, summary: ["en": "", "zh": ""]) { _ in Response(status: .ok) }
        }
        return RouteTable(routes, metrics: Metrics())
    }

    @Test func `literals win over parameters, and parameters are tried where literals lead nowhere`() {
        let table = table((.get, "/deals/{id}"), (.post, "/deals/query"), (.get, "/deals/query/help"), (.get, "/{type}/query/{id}"))
        #expect(table.find("/deals/query", .post).route?.path == "/deals/query")
        #expect(table.find("/deals/7?a=/b", .get).route?.path == "/deals/{id}")
        #expect(table.find("/deals/7", .get).parameter("id") == "7")
        #expect(table.find("/deals/query/9", .get).route?.path == "/{type}/query/{id}")
        #expect(table.find("/deals/query/9", .get).parameter("type") == "deals")
    }

    @Test func `a known path under another method tells the methods that it has`() {
        let table = table((.get, "/deals"), (.post, "/deals"), (.delete, "/gone"))
        guard case .wrongMethod(let allowed) = table.find("/deals", .patch) else { return #expect(Bool(false)) }
        #expect(allowed == "GET, POST, HEAD, OPTIONS")
        guard case .wrongMethod(let allowed) = table.find("/gone", .get) else { return #expect(Bool(false)) }
        #expect(allowed == "DELETE, OPTIONS")
    }

    @Test(arguments: ["", "/", "//", "/deals/", "/deals/7/", "//deals", "/deals/7/8", "/Deals", "deals", "/deals?", "/deals//"])
    func `paths are exact`(_ path: String) {
        let table = table((.get, "/deals"), (.get, "/deals/{id}"))
        #expect((table.find(path, .get).route != nil) == (path == "/deals?"))
    }

    @Test func `HEAD is served by GET`() {
        #expect(table((.get, "/deals")).find("/deals", .head).route?.method == .get)
    }
}
