import Core

/// Workspaces: found, mark as past due, suspend, resume, change plan, switch modules.
extension Operations {
    /// A workspace just founded, and the link by which its owner sets a password.
    public struct Founded: Sendable {
        public let tenant: ID
        public let owner: ID
        public let passwordURL: String
    }

    /// `plan` nil is the trial of a self-service sign-up.
    public func found(
        company: String, slug: String, ownerName: String, ownerEmail: String, language: Language, plan: String? = nil
    ) async throws -> Founded {
        let founding = try WorkspaceFounding(company: company, slug: slug, name: ownerName, email: ownerEmail, language: language)
        let token = try await change(founding.tenant) { tx in
            try await founding.perform(in: tx, platform: platform, sealedPassword: nil)
            if let plan { try await Subscription.choose(plan, tx) }
            return try await PasswordResetLink.make(for: founding.owner, tx)
        }
        return Founded(tenant: founding.tenant, owner: founding.owner, passwordURL: PasswordResetLink.url(token, platform.identity))
    }

    /// Gives a user a password without mail, for demonstrations and tests of the operator's own.
    public func setPassword(_ password: String, of user: ID, in tenant: ID) async throws {
        let sealed = try await NewPassword.seal(password, for: user, platform.identity)
        try await change(tenant) { tx in
            try await tx.query(PasswordRepository.store(sealed, of: user, tenant: tenant, at: tx.now))
            tx.note(type: "security", id: user, action: "password_set")
        }
    }

    /// An API key of a user, for demonstrations and tests of the operator's own.
    public func makeKey(_ name: String, role: Role, of user: ID, in tenant: ID) async throws -> String {
        try await change(tenant) { tx in
            try await IssuedKey.make(name, role, of: user, expiresAt: nil, environment: platform.identity.keyEnvironment, tx).secret
        }
    }

    /// Members are refused until the workspace is resumed.
    public func suspend(_ slug: String) async throws { try await setStatus("suspended", of: slug, action: "suspend") }

    /// Members can read, and write nothing, until the workspace is resumed: its bill is overdue.
    public func markPastDue(_ slug: String) async throws { try await setStatus("past_due", of: slug, action: "past_due") }

    public func resume(_ slug: String) async throws { try await setStatus("active", of: slug, action: "resume") }

    public func setPlan(_ code: String, of slug: String) async throws {
        try await change(tenant(of: slug)) { tx in try await Subscription.choose(code, tx) }
    }

    /// - Throws: `Problem.notFound` for a module that isn't installed, and what `ModuleSwitch.turn` throws.
    public func turnModule(_ id: String, on isOn: Bool, for slug: String) async throws {
        guard let module = platform.registry.module(id) else { throw Problem.unknownModule(id) }
        try await change(tenant(of: slug)) { tx in try await ModuleSwitch.turn(module, on: isOn, platform: platform, tx) }
    }

    private func setStatus(_ status: String, of slug: String, action: String) async throws {
        try await change(tenant(of: slug)) { tx in
            try await tx.query(
                """
                update core.workspace set status = \(status), suspended_at = \(status == "suspended" ? tx.now : nil), version = version + 1,
                       updated_at = \(tx.now)
                where tenant_id = \(tx.tenant)
                """)
            tx.note(type: "workspace", id: tx.tenant, action: action)
        }
    }
}

extension Problem {
    static func unknownModule(_ id: String) -> Problem {
        Problem(.notFound, code: "unknown_module", detail: Text(en: "There is no module \(id).", zh: "没有模块 \(id)。"))
    }
}
