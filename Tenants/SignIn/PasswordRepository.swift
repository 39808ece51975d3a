import Core

/// The sealed password of a user.
package enum PasswordRepository {
    package static func store(_ sealed: [UInt8], of user: ID, tenant: ID, at now: Timestamp) -> SQL {
        """
        insert into core.password (tenant_id, user_id, sealed, changed_at) values (\(tenant), \(user), \(sealed), \(now))
        on conflict (tenant_id, user_id) do update set sealed = excluded.sealed, changed_at = excluded.changed_at
        """
    }

    static func find(of user: ID, tenant: ID) -> SQL {
        "select sealed from core.password where tenant_id = \(tenant) and user_id = \(user)"
    }
}

/// A password on its way in.
enum NewPassword {
    /// - Throws: `Problem.validation` naming what is weak. `context`: what a guesser knows of the user.
    static func check(_ password: String, field: String = "password", context: [String]) throws(Problem) {
        guard let weakness = PasswordPolicy.weakness(of: password, context: context) else { return }
        throw .validation([FieldError(field: field, code: weakness.rawValue, message: weakness.message)])
    }

    static func seal(_ password: String, for user: ID, _ identity: Identity) async throws -> [UInt8] {
        do {
            return try await identity.passwords.hash(password, for: user)
        } catch is Passwords.Busy {
            throw Problem.unavailable(retryAfter: 2)
        }
    }

    /// Checks a guess that `ticket` was drawn for; what the server is too busy to look at doesn't count.
    static func verify(
        _ password: String, _ sealed: [UInt8]?, for user: ID, _ ticket: Throttle.Ticket, _ identity: Identity
    ) async throws -> Passwords.Verdict {
        do {
            return try await identity.passwords.verify(password, sealed, for: user)
        } catch is Passwords.Busy {
            try await identity.throttle.giveBack(ticket)
            throw Problem.unavailable(retryAfter: 2)
        }
    }
}
