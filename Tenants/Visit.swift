import Core

/// A visitor has no tenant until a flow finds one; then it writes there like a member does.
extension VisitorContext {
    /// One transaction of the tenant, journaled as `actor`'s.
    func transaction<Result: Sendable>(
        in tenant: ID, by actor: Actor, _ body: (RecordTransaction) async throws -> Result
    ) async throws -> Result {
        let schema = try await platform.directory.schema(of: tenant)
        return try await database.transaction(tenant: tenant) { transaction in
            try await body(RecordTransaction(transaction, tenant: tenant, actor: actor, requestID: requestID, schema: schema))
        }
    }

    /// Sends a mail that the reply doesn't wait for.
    func deliver(_ mail: Mail) {
        let mailbox = platform.identity.mailbox
        afterwards("mail not sent") { try mailbox.send(mail) }
    }

    /// Tells the workspace's journal of a refused sign-in, after the reply.
    func recordFailure(of account: Account.Found) {
        afterwards("failed sign-in not journaled") {
            try await transaction(in: account.tenant, by: .system) { tx in
                tx.note(type: "security", id: account.user, action: "sign_in_failed", payload: ["network": .string(peer)])
            }
        }
    }
}

extension MemberContext {
    /// A transaction after which rights, sessions, modules or the plan are other ones: every node asks the database again.
    func changingAccess(_ body: (RecordTransaction) async throws -> Response) async throws -> Response {
        try await transaction { tx in
            let reply = try await body(tx)
            tx.announce()
            return reply
        }
    }
}
