/// The three roles (data.md, *Roles*) and the database they meet in. Made by whoever is superuser: the embedded cluster, or an operator once.
public enum DatabaseRoles {
    public static let owner = "guanxi_owner"
    public static let app = "guanxi_app"
    /// Goes around row-level security, for backup and the command line; the server never uses it.
    public static let `operator` = "guanxi_operator"

    /// Makes sure of the roles and gives them these passwords. `url` must be a superuser's.
    static func prepare(_ session: AdminSession, passwords: [String: String]) throws {
        for (role, attributes) in [(owner, ""), (app, ""), (`operator`, "bypassrls")] {
            let isThere = try session.query("select from pg_catalog.pg_roles where rolname = \(role)").count > 0
            if !isThere { try session.query("create role \(identifier: role)") }
            try session.query(SQL(trusted: "alter role \(role) login nosuperuser nocreatedb nocreaterole noreplication \(attributes)"))
            if let password = passwords[role] {
                let verifier = try session.verifier(of: password, role: role)
                try session.query(SQL(trusted: "alter role \(role) password '\(verifier)'"))
            }
        }
        for setting in ["statement_timeout = '30s'", "lock_timeout = '10s'", "idle_in_transaction_session_timeout = '30s'"] {
            try session.query(SQL(trusted: "alter role \(app) set \(setting)"))
        }
    }

    /// A database that belongs to the owner and where nobody else may create anything, not even temporarily.
    /// Sorting by code point keeps indexes the same on every machine; names are sorted for people by the query that shows them.
    static func createDatabase(_ session: AdminSession, named name: String, template: String = "template0") throws {
        let isThere = try session.query("select from pg_catalog.pg_database where datname = \(name)").count > 0
        guard !isThere else { return }
        try session.query("create database \(identifier: name) owner guanxi_owner template \(identifier: template)")
        try closeDatabase(session, named: name)
    }

    static func closeDatabase(_ session: AdminSession, named name: String) throws {
        try session.query("revoke all on database \(identifier: name) from public")
        try session.query("grant connect on database \(identifier: name) to guanxi_app, guanxi_operator")
    }

    /// `session` is a superuser's in the new database.
    static func closePublicSchema(_ session: AdminSession) throws {
        try session.query("revoke all on schema public from public")
    }
}
