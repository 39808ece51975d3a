import Core

/// An API key as it is stored: everything but its secret.
public struct IssuedKey: Sendable {
    public let id: ID
    let name: String
    let role: String
    let hint: String
    let createdAt: Timestamp
    let lastUsedAt: Timestamp?
    let expiresAt: Timestamp?

    static let columns: SQL = "id, name, role, hint, created_at, last_used_at, expires_at"

    init(row: Row) throws {
        id = try row[0]
        name = try row[1]
        role = try row[2]
        hint = try row[3]
        createdAt = try row[4]
        lastUsedAt = try row[5]
        expiresAt = try row[6]
    }

    /// A new key of `user`, and the text to hand over.
    public static func make(
        _ name: String, _ role: Role, of user: ID, expiresAt: Timestamp?, environment: String, _ tx: RecordTransaction
    ) async throws -> (key: IssuedKey, secret: String) {
        let id = ID.new()
        let key = APIKey(id: id, environment: environment)
        let results = try await tx.batch([
            """
            insert into core.api_key (tenant_id, id, user_id, name, role, hint, digest, created_at, expires_at)
            values (\(tx.tenant), \(id), \(user), \(name), \(role.rawValue), \(key.hint), \(key.digest.bytes), \(tx.now), \(expiresAt))
            returning \(columns)
            """,
            "select core.register_credential(\(key.digest.bytes), 'api_key', \(id), \(expiresAt))",
        ])
        tx.note(type: "api_key", id: id, action: "create", payload: ["name": .string(name), "role": .string(role.rawValue)])
        return (try IssuedKey(row: results[0][0]), key.text)
    }

    func write(to json: inout JSONWriter, secret: String?) {
        json.beginObject()
        json.key("id")
        json.id(id)
        json.key("name")
        json.string(name)
        json.key("role")
        json.string(role)
        json.key("hint")
        json.string(hint)
        json.key("created_at")
        json.timestamp(createdAt)
        json.key("last_used_at")
        json.timestamp(lastUsedAt)
        json.key("expires_at")
        json.timestamp(expiresAt)
        if let secret {
            json.key("key")
            json.string(secret)
        }
        json.endObject()
    }
}

extension JSONWriter {
    mutating func timestamp(_ value: Timestamp?) {
        if let value { timestamp(value) } else { null() }
    }
}
