import Core

/// Users: invite, and let somebody set a new password. Each link is mailed too, and shown once.
extension Operations {
    /// - Throws: `Problem.alreadyMember`, `Problem.alreadyInvited`, `Problem.unknownWorkspace`.
    public func invite(_ email: String, name: String?, role: Role, to slug: String) async throws -> String {
        let tenant = try await tenant(of: slug)
        guard let workspace = try await platform.directory.workspace(tenant) else { throw Problem.unknownWorkspace(slug) }
        let token = try await change(tenant) { tx in
            try await Invitation.make(email: email, name: name, role: role, team: nil, language: workspace.language, tx).token
        }
        let url = Invitation.url(token, platform.identity)
        try platform.identity.mailbox.send(
            InvitationMail.text(to: email, workspace: workspace.name, inviter: nil, url: url, workspace.language))
        return url
    }

    /// - Throws: `Problem.unknownUser`, `Problem.unknownWorkspace`.
    public func resetPassword(of email: String, in slug: String) async throws -> String {
        let account = Account(workspace: slug, email: email)
        let tenant = try await tenant(of: account.workspace)
        guard let found = try await account.find(in: platform.database) else { throw Problem.unknownUser(email) }
        let token = try await change(tenant) { tx in try await PasswordResetLink.make(for: found.user, tx) }
        let url = PasswordResetLink.url(token, platform.identity)
        try platform.identity.mailbox.send(PasswordResetMail.text(to: account.email, name: found.name, url: url, found.language))
        return url
    }
}

extension Problem {
    static func unknownUser(_ email: String) -> Problem {
        Problem(.notFound, code: "unknown_user", detail: Text(en: "There is no user \(email).", zh: "没有用户 \(email)。"))
    }
}
