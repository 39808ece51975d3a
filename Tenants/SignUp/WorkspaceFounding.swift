import Core

/// A new workspace with its owner: on a trial of the growth plan for thirty days, with every module that is always on and roles to begin with.
public struct WorkspaceFounding: Sendable {
    public static let trialPlan = "growth"
    public static let trialDays = 30

    public let tenant: ID
    public let owner: ID
    let company: String
    let slug: String
    let name: String
    let email: String
    let language: Language

    /// - Throws: `Problem.validation` for a slug that nobody can have.
    public init(company: String, slug: String, name: String, email: String, language: Language) throws(Problem) {
        if let fault = Slug.fault(of: slug) { throw .validation([fault]) }
        tenant = ID.new()
        owner = ID.new()
        self.company = company
        self.slug = slug
        self.name = name
        self.email = email.lowercased()
        self.language = language
    }

    /// Writes it all in a transaction of the new tenant. `sealedPassword` comes from `Passwords.hash`; without one the owner sets a
    /// password by a reset link.
    /// - Throws: `Problem.validation` if the slug is taken.
    public func perform(in tx: RecordTransaction, platform: Platform, sealedPassword: [UInt8]?) async throws {
        let isClaimed = try await tx.batch([workspace(at: tx.now), "select core.claim_address(\(slug))"])[1].scalar(Bool.self) ?? false
        guard isClaimed else { throw Problem.validation([Slug.taken]) }
        _ = try await tx.create(User.type, values, id: owner)
        if let sealedPassword { try await tx.query(PasswordRepository.store(sealedPassword, of: owner, tenant: tenant, at: tx.now)) }
        tx.note(
            type: "workspace", id: tenant, action: "create",
            payload: ["slug": .string(slug), "name": .string(company), "plan": .string(Self.trialPlan), "owner": .string("\(owner)")])
        for module in platform.registry.modules where module.minimumTier == .always { try await module.provision(tx) }
        try await ReadyMadeRoles.add(for: platform.registry.recordTypes, tx.writing(in: language))
    }

    private var values: Values {
        [
            "name": .text(name), "email": .text(email), "role": .text(Role.owner.rawValue), "language": .text(language.rawValue),
            "status": .text("active"),
        ]
    }

    private func workspace(at now: Timestamp) -> SQL {
        """
        insert into core.workspace (tenant_id, slug, name, language, status, plan, trial_ends_at, created_at, updated_at)
        values (\(tenant), \(slug), \(company), \(language.rawValue), 'active', \(Self.trialPlan), \(now.adding(days: Self.trialDays)),
                \(now), \(now))
        """
    }
}
