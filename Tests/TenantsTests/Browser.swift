import Core
import TestKit

/// A visitor with cookies, as a browser of our own pages sends them.
struct Browser: Sendable {
    var client: TestClient
    private var cookies: [String: String] = [:]

    static func open() async throws -> Browser { Browser(client: TestClient(port: try await TestServer.shared().port)) }

    init(client: TestClient) { self.client = client }

    var session: String? { cookies["gx_session"].flatMap { $0.isEmpty ? nil : $0 } }

    var headers: HTTPFields {
        guard !cookies.isEmpty else { return [:] }
        return [.cookie: cookies.map { "\($0.key)=\($0.value)" }.joined(separator: "; "), .xGuanxi: "1"]
    }

    mutating func post(_ path: String, _ body: JSON? = nil) async throws -> TestReply {
        let (client, headers) = (client, headers)
        return keep(try await patiently { try await client.post(path, body, headers: headers) })
    }

    mutating func put(_ path: String, _ body: JSON? = nil) async throws -> TestReply {
        let (client, headers) = (client, headers)
        return keep(try await patiently { try await client.put(path, body, headers: headers) })
    }

    mutating func get(_ path: String) async throws -> TestReply { keep(try await client.get(path, headers: headers)) }
    mutating func delete(_ path: String) async throws -> TestReply { keep(try await client.delete(path, headers: headers)) }

    mutating func signIn(_ slug: String, _ email: String, _ password: String) async throws -> TestReply {
        try await post("session", ["workspace": .string(slug), "email": .string(email), "password": .string(password)])
    }

    /// Forgets the session, keeps the device's cookie.
    mutating func forgetSession() { cookies["gx_session"] = nil }

    private mutating func keep(_ reply: TestReply) -> TestReply {
        for text in reply.headers[values: .setCookie] {
            let pair = text.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        return reply
    }
}

extension HTTPField.Name {
    static var xGuanxi: HTTPField.Name { HTTPField.Name("X-Guanxi") ?? .accept }
}

let goodPassword = "correct horse battery"

extension TestTenant {
    /// A member with a password of their own: sign-in by form needs one.
    func userWithPassword(_ role: Role = .member, email: String? = nil) async throws -> (id: ID, email: String) {
        let user = ID.new()
        let email = email ?? "\(user)@\(slug).example.com"
        let sealed = try await seal(goodPassword, for: user)
        let values: Values = [
            "name": .text("Li Wei"), "email": .text(email), "role": .text(role.rawValue), "language": .text("en"), "status": .text("active"),
        ]
        try await write { tx in
            _ = try await tx.create(User.type, values, id: user)
            try await tx.query(
                "insert into core.password (tenant_id, user_id, sealed, changed_at) values (\(tx.tenant), \(user), \(sealed), \(tx.now))")
        }
        return (user, email)
    }

    private func seal(_ password: String, for user: ID) async throws -> [UInt8] {
        while true {
            do {
                return try await server.platform.identity.passwords.hash(password, for: user)
            } catch is Passwords.Busy {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    /// How many journal rows of a kind there are.
    func journaled(_ type: String, _ action: String) async throws -> Int64 {
        let rows = try await query(
            "select count(*) from core.change where tenant_id = \(id) and record_type = \(type) and action = \(action)")
        return try rows.scalar(Int64.self) ?? 0
    }
}
