import Core
import NIOCore
import NIOHTTP1
import Tenants

/// A fresh workspace on the trial plan, with an owner who is signed in: `acme.post("customers", ["name": "Rocket", "kind": "company"])`.
public struct TestTenant: Sendable {
    public let id: ID
    public let slug: String
    public let owner: ID
    /// The owner's session.
    public let client: TestClient
    public let server: TestServer

    public func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestReply { try await client.get(path, headers: headers) }

    public func post(_ path: String, _ body: JSON? = nil, headers: HTTPFields = [:]) async throws -> TestReply {
        try await client.post(path, body, headers: headers)
    }

    public func put(_ path: String, _ body: JSON? = nil) async throws -> TestReply { try await client.put(path, body) }

    /// Without `etag` the change is meant for whatever version there is.
    public func patch(_ path: String, _ body: JSON, etag: String? = "*") async throws -> TestReply {
        try await client.patch(path, body, etag: etag)
    }

    public func delete(_ path: String) async throws -> TestReply { try await client.delete(path) }

    /// Creates a record by the API.
    /// - Throws: `TestReply.Missing` with the problem document if the server refuses.
    public func create(_ plural: String, _ body: JSON) async throws -> TestReply {
        let reply = try await post(plural, body)
        guard reply.status == .created else { throw TestReply.Missing(member: "new record", of: reply.text) }
        return reply
    }

    /// Somebody else in the workspace, signed in.
    public func user(_ role: Role) async throws -> TestClient {
        let user = ID.new()
        let values: Values = [
            "name": .text("Test \(role.rawValue)"), "email": .text("\(user)@\(slug).example.com"), "role": .text(role.rawValue),
            "language": .text("en"), "status": .text("active"),
        ]
        return try await write { tx in
            _ = try await tx.create(User.type, values, id: user)
            return try await Self.signIn(user, tx, server)
        }
    }

    /// A program with an API key of this role.
    public func key(_ role: Role) async throws -> TestClient {
        try await write { tx in
            let made = try await IssuedKey.make("Test key", role, of: owner, expiresAt: nil, environment: "test", tx)
            return TestClient(port: server.port, token: made.secret)
        }
    }

    /// A transaction in the workspace, past HTTP.
    public func write<Result: Sendable>(_ body: (RecordTransaction) async throws -> Result) async throws -> Result {
        try await server.write(in: id, body)
    }

    /// Rows of the workspace as the application's role sees them.
    public func query(_ sql: SQL) async throws -> Rows { try await server.platform.database.query(sql, tenant: id) }

    /// A session by its row: signing in by password costs an Argon2id hash each time.
    static func signIn(_ user: ID, _ tx: RecordTransaction, _ server: TestServer) async throws -> TestClient {
        let (session, token) = (ID.new(), SecretToken())
        let expiry = tx.now.adding(days: Session.longestDays)
        try await tx.batch([
            """
            insert into core.session (tenant_id, id, user_id, digest, network, agent, created_at, last_used_at, expires_at)
            values (\(tx.tenant), \(session), \(user), \(token.digest.bytes), '127.0.0.1', 'tests', \(tx.now), \(tx.now), \(expiry))
            """,
            "select core.register_credential(\(token.digest.bytes), 'session', \(session), \(expiry))",
        ])
        return TestClient(port: server.port, token: token.text)
    }
}

/// Runs `body` with a fresh workspace that has these modules switched on. A test may ask for several workspaces, one in another.
public func withTenant<Result>(
    modules: [any Module] = [], plan: String? = nil, _ body: (TestTenant) async throws -> Result
) async throws -> Result {
    try await body(await TestServer.shared().makeTenant(modules: modules, plan: plan))
}
