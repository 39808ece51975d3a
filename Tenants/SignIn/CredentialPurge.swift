import Core

/// Forgets, once an hour, credentials that have expired and attempts that count no more.
enum CredentialPurge {
    static let job = JobType("tenants.credential_purge", schedule: .every(seconds: 3600)) { context in
        _ = try await context.database.query("select core.purge_credentials(\(Timestamp.now.adding(days: -1)))", tenant: nil)
        _ = try await context.database.query("select core.purge_attempts()", tenant: nil)
    }
}
