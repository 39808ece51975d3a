import Core
import InstalledModules
import TestKit
import Testing

/// Every write of the installed modules, called with an `Idempotency-Key`. A route of a module yet to come fails here until `KeyedCall` knows
/// how it is called: whether a handler runs its transaction can only be seen by calling it.
@Suite struct IdempotencyTests {
    private static let registry = Registry(InstalledModules.all)
    private static let writes = registry.routes.filter(\.isWrite)
    private static let replayed = HTTPField.Name("Idempotent-Replayed").unsafelyUnwrapped

    @Test(arguments: writes.filter(\.honoursIdempotencyKey).map(\.key))
    func `a write happens once for its key`(_ name: String) async throws {
        let route = try #require(Self.writes.first { $0.key == name })
        try await withTenant(modules: InstalledModules.all) { acme in
            let example = try await KeyedCall.example(of: route, in: acme)
            let call = try #require(example, "Say in KeyedCall how \(name) is called.")
            let first = try await call.send(route, acme.client, key: "once")
            let changes = try await acme.changes()
            let second = try await call.send(route, acme.client, key: "once")
            let changesAfter = try await acme.changes()
            #expect(first.status.kind == .successful, "\(first.text)")
            #expect(first.headers[Self.replayed] == nil)
            #expect(second.headers[Self.replayed] == "true")
            #expect(second.status == first.status)
            #expect(second.text == first.text)
            #expect(changesAfter == changes)
        }
    }

    @Test func `every other write refuses a key before anything happens`() async throws {
        let refusing = Self.writes.filter { !$0.honoursIdempotencyKey }
        #expect(refusing.count >= 8)
        try await withTenant(modules: InstalledModules.all) { acme in
            let changes = try await acme.changes()
            for route in refusing {
                let path = route.parameters.reduce(route.path) { $0.replacing("{\($1)}", with: ID.new().description) }
                let reply = try await KeyedCall(path, [:]).send(route, acme.client, key: "once")
                #expect(reply.code == "idempotency_key_unsupported", "\(route.key)")
                #expect(reply.status == .badRequest)
            }
            let changesAfter = try await acme.changes()
            let stillSignedIn = try await acme.get("session")
            #expect(changesAfter == changes)
            #expect(stillSignedIn.status == .ok)
        }
    }

    @Test func `a POST that only asks lets a key pass`() async throws {
        let reading = Self.registry.routes.filter(\.isReading)
        #expect(reading.filter { !$0.path.hasSuffix("/query") }.map(\.key) == ["POST /api/v1/formulas/check"])
        try await withTenant { acme in
            let route = try #require(reading.first { $0.path == "/api/v1/customers/query" })
            let reply = try await KeyedCall("customers/query", [:]).send(route, acme.client, key: "once")
            #expect(reply.status == .ok)
        }
    }

    @Test func `the description of the API names the header where it is honoured, and nowhere else`() async throws {
        try await withTenant(modules: InstalledModules.all) { acme in
            let plural = try await acme.plural(of: CustomObject.any)
            let paths = try await acme.get("openapi.json")["paths"]
            for route in Self.registry.routes {
                let path = route.path.replacing(CustomObject.any.plural, with: plural)
                let parameters = paths?[path]?[route.method.rawValue.lowercased()]?["parameters"]?.items ?? []
                #expect(parameters.contains { $0["name"] == "Idempotency-Key" } == route.honoursIdempotencyKey, "\(route.key)")
            }
        }
    }
}

extension TestTenant {
    fileprivate func changes() async throws -> Int64? {
        try await query("select count(*) from core.change where tenant_id = \(id)").scalar()
    }
}
