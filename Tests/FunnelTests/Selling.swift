import Core
import Funnel
import TestKit

/// A workspace that sells: its stages by name, and deals with as little as they need.
struct Selling: Sendable {
    struct Stage: Sendable {
        let id: ID
        let name: String
        let kind: String
        let probability: Int64
    }

    let tenant: TestTenant
    let customer: ID
    /// In the order of the board.
    let stages: [Stage]

    init(_ tenant: TestTenant) async throws {
        self.tenant = tenant
        customer = try await tenant.create("customers", ["name": "Acme"]).id
        let reply = try await tenant.get("stages?sort=position")
        stages = reply.data.compactMap { json in
            guard let id = json["id"]?.text.flatMap({ ID($0) }), let name = json["name"]?.text, let kind = json["kind"]?.text else { return nil }
            return Stage(id: id, name: name, kind: kind, probability: json["probability"]?.whole ?? -1)
        }
    }

    func createDeal(_ name: String = "Rocket", _ more: JSONObject = [:]) async throws -> TestReply {
        var body = more
        body["name"] = .string(name)
        body["customer"] = .string("\(customer)")
        return try await tenant.create("deals", .object(body))
    }

    func move(_ deal: ID, to stage: Stage) async throws -> TestReply {
        try await tenant.patch("deals/\(deal)", ["stage": .string("\(stage.id)")])
    }

    func close(_ deal: ID, _ body: JSON) async throws -> TestReply { try await tenant.post("deals/\(deal)/closure", body) }

    /// Names of the stages in the history of a deal, oldest first.
    func history(of deal: ID) async throws -> [String] {
        try await tenant.get("deals/\(deal)/stage-history").data.compactMap { $0["name"]?.text }
    }
}

/// Runs `body` in a fresh workspace with the funnel switched on.
func withSelling<Result>(_ body: (Selling) async throws -> Result) async throws -> Result {
    try await withTenant(modules: [FunnelModule()]) { try await body(Selling($0)) }
}
