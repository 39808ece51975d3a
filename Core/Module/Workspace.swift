/// A tenant as a request sees it: a snapshot from memory, at most a second old.
public struct Workspace: Sendable {
    public enum Status: String, CaseIterable, Sendable {
        case active
        case pastDue = "past_due"
        case suspended
        case cancelled
    }

    /// The tenant's id.
    public let id: ID
    /// Its name in addresses: `acme`.
    public let slug: String
    public let name: String
    public let plan: Plan
    public let status: Status
    /// Ids of the modules that are switched on and that the plan has.
    public let modules: Set<String>
    public let language: Language
    /// Counts every change of modules, fields and rights: what is derived from them is cached under it.
    public let metadataVersion: Int64
    /// The record types as this workspace has them.
    public let schema: Schema

    public init(
        id: ID, slug: String, name: String, plan: Plan, status: Status, modules: Set<String>, language: Language, metadataVersion: Int64,
        schema: Schema = .plain
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.plan = plan
        self.status = status
        self.modules = modules
        self.language = language
        self.metadataVersion = metadataVersion
        self.schema = schema
    }

    /// The same with its record types, which are read apart from the rest: they change seldom.
    func having(_ schema: Schema) -> Workspace {
        Workspace(
            id: id, slug: slug, name: name, plan: plan, status: status, modules: modules, language: language,
            metadataVersion: metadataVersion, schema: schema)
    }

    /// - Throws: `Problem.workspacePastDue`, `Problem.workspaceSuspended`.
    public func requireWritable() throws(Problem) {
        switch status {
        case .active: return
        case .pastDue: throw .workspacePastDue
        case .suspended, .cancelled: throw .workspaceSuspended
        }
    }
}

/// What a workspace has subscribed to. Plans are data; see Tenants/Plans.
public struct Plan: Sendable {
    /// What a plan may limit; no entry means no limit.
    public enum Limit: String, CaseIterable, Hashable, Sendable {
        case seats, records, storage
        case customFields = "custom_fields"
        case customObjects = "custom_objects"
        case requestsPerMinute = "requests_per_minute"
    }

    /// `free`, `starter`, `growth`, `enterprise` or one of the operator's own.
    public let code: String
    public let name: Text
    public let tier: Tier
    /// Ids of the modules that it includes, besides those that are always on.
    public let modules: Set<String>
    public let limits: [Limit: Int64]
    /// Requests that a tenant may make in a minute, from `limits`.
    public let requestsPerMinute: Int64?

    public init(code: String, name: Text, tier: Tier, modules: Set<String>, limits: [Limit: Int64]) {
        self.code = code
        self.name = name
        self.tier = tier
        self.modules = modules
        self.limits = limits
        requestsPerMinute = limits[.requestsPerMinute]
    }
}

/// Who makes a request, in which tenant, by which credential.
public struct Principal: Sendable {
    public enum Credential: Hashable, Sendable {
        case session(ID)
        case apiKey(ID)
    }

    public let tenant: ID
    public let user: ID
    public let team: ID?
    public let role: Role
    public let credential: Credential
    public let language: Language
    /// What her roles add up to.
    public let access: Access
    /// Whose records her scopes hold.
    let reach: Reach

    /// - Parameters:
    ///   - role: the base role, no more than an API key's own.
    ///   - access: by default what the base role gives.
    public init(
        tenant: ID, user: ID, team: ID?, role: Role, credential: Credential, language: Language, access: Access? = nil, reach: Reach? = nil
    ) {
        self.tenant = tenant
        self.user = user
        self.team = team
        self.role = role
        self.credential = credential
        self.language = language
        self.access = access ?? Access(base: role, in: .plain)
        self.reach = reach ?? Reach(user: user, team: team)
    }
}
