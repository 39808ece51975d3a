import Core

/// Whom somebody claims to be: a workspace and an e-mail address, whether they exist or not.
struct Account: Sendable {
    let workspace: String
    let email: String
    /// Stands in for the user and the tenant where there is none, so that the same statements run.
    let stranger = ID.new()

    init(workspace: String, email: String) {
        self.workspace = workspace.lowercased()
        self.email = email.lowercased()
    }

    /// What attempts are counted under.
    var name: String { "\(workspace)|\(email)" }

    struct Found: Sendable {
        let tenant: ID
        let user: ID
        let name: String
        let language: Language
        let isActive: Bool
        let sealed: [UInt8]?
    }

    /// Two round trips, whatever exists.
    func find(in database: Database) async throws -> Found? {
        let address = try await database.query("select core.find_workspace(\(workspace))", tenant: nil)
        let known: ID? = try address.first?[0]
        let tenant = known ?? stranger
        let rows = try await database.query(
            """
            select u.id, u.name, u.language, u.status, p.sealed
            from core.user u left join core.password p on p.tenant_id = u.tenant_id and p.user_id = u.id
            where u.tenant_id = \(tenant) and u.email_key = \(email) and u.deleted_at is null
            """, tenant: tenant)
        guard let row = rows.first else { return nil }
        let status: String = try row[3]
        return Found(
            tenant: tenant, user: try row[0], name: try row[1], language: Language(rawValue: try row[2]) ?? .en, isActive: status == "active",
            sealed: try row[4])
    }
}
