import Logging
import Synchronization

/// Credentials to members, in memory: a warm look-up is one lock and no query. What changes in the database is forgotten here at once
/// by the process that changed it, and within a second by every other one (see `InvalidationFeed`).
public final class Directory: Sendable {
    private struct State {
        var members: MemberCache<Member>
        /// Digests that nobody has, so that guessing doesn't become a load on the database.
        var strangers: MemberCache<Timestamp>
        var tenancies: [ID: Tenancy] = [:]
        var plans: [Plan] = []
    }

    /// Seconds for which an unknown credential is not asked for again.
    private static let strangerSeconds = 1
    private let state: Mutex<State>
    private let capacity: Int
    let database: Database
    let logger: Logger
    private let schemas: SchemaCache

    /// - Parameters:
    ///   - types: the installed record types, to which workspaces add fields.
    ///   - capacity: credentials kept in memory, about 1 KiB each.
    public convenience init(database: Database, types: [RecordType], logger: Logger, capacity: Int = 100_000) {
        self.init(database: database, schemas: SchemaCache(types), logger: logger, capacity: capacity)
    }

    /// - Parameter schemas: what others keep in it too.
    init(database: Database, schemas: SchemaCache, logger: Logger, capacity: Int = 100_000) {
        self.database = database
        self.schemas = schemas
        self.logger = logger
        self.capacity = capacity
        state = Mutex(State(members: MemberCache(capacity: capacity), strangers: MemberCache(capacity: 20_000)))
    }

    /// The member that a credential's digest stands for (see `SecretToken.digest(of:)`, `APIKey.digest(of:)`), from memory alone.
    public func cached(_ digest: Digest, at now: Timestamp = .now) -> Member? {
        guard let member = state.withLock({ $0.members.find(digest) }), member.isFresh(at: now), member.isInUse(at: now) else { return nil }
        if member.use(at: now) { touch(member, now) }
        return member
    }

    /// The member that a credential's digest stands for; nil for one that is unknown, expired or revoked.
    public func member(_ digest: Digest, at now: Timestamp = .now) async throws -> Member? {
        if let member = cached(digest, at: now) { return member }
        let isStranger = state.withLock { $0.strangers.find(digest).map { now < $0 } ?? false }
        guard !isStranger else { return nil }
        guard let member = try await load(digest, now) else {
            state.withLock { $0.strangers.insert(now.adding(seconds: Self.strangerSeconds), for: digest) }
            return nil
        }
        state.withLock { $0.members.insert(member, for: digest) }
        if member.use(at: now) { touch(member, now) }
        return member
    }

    /// Codes of the plans that include a module, cheapest first.
    public func plans(with module: String) -> [String] { plans { $0.modules.contains(module) } }

    /// Codes of the plans that allow more than `amount`, cheapest first.
    public func plans(allowing amount: Int64, of limit: Plan.Limit) -> [String] { plans { $0.limits[limit].map { amount < $0 } ?? true } }

    /// A snapshot of a workspace without a credential, for jobs and commands.
    public func workspace(_ tenant: ID) async throws -> Workspace? {
        guard let workspace = try await WorkspaceLookup.load(tenant, from: database, at: .now)?.workspace else { return nil }
        return workspace.having(try await schemas.schema(of: tenant, version: workspace.metadataVersion, from: database))
    }

    /// The record types as a workspace has them now; of one that is being founded, as they are declared.
    public func schema(of tenant: ID) async throws -> Schema {
        let version: SQL = "select w.metadata_version from core.workspace w where w.tenant_id = \(tenant)"
        guard let version = try await database.query(version, tenant: tenant).scalar(Int64.self) else { return .plain }
        return try await schemas.schema(of: tenant, version: version, from: database)
    }

    /// Everything about the tenant is asked for again: members, rights, modules, plan.
    public func forget(tenant: ID) {
        let tenancy = state.withLock { $0.tenancies.removeValue(forKey: tenant) }
        tenancy?.isStale.store(true, ordering: .releasing)
    }

    public func forgetAll() {
        state.withLock { state in
            state.members.removeAll()
            state.strangers.removeAll()
            for tenancy in state.tenancies.values { tenancy.isStale.store(true, ordering: .releasing) }
            state.tenancies.removeAll()
        }
    }

    private func load(_ digest: Digest, _ now: Timestamp) async throws -> Member? {
        let lookup = MemberLookup(database: database, schemas: schemas)
        guard let credential = try await lookup.credential(digest, at: now),
            let found = try await lookup.member(credential, at: now, tenancy: tenancy(of: credential.tenant))
        else { return nil }
        state.withLock { $0.plans = found.plans }
        return found.member
    }

    private func plans(where isWanted: (Plan) -> Bool) -> [String] { state.withLock { $0.plans }.filter(isWanted).map(\.code) }

    /// Taken before the database is read: a change that comes in meanwhile marks what is being read as stale.
    private func tenancy(of tenant: ID) -> Tenancy {
        if state.withLock({ $0.tenancies.count >= capacity }) { forgetAll() }
        return state.withLock { state in
            if let tenancy = state.tenancies[tenant] { return tenancy }
            let tenancy = Tenancy()
            state.tenancies[tenant] = tenancy
            return tenancy
        }
    }

    /// Tells the database of a use, not more than once a minute and without making the request wait.
    private func touch(_ member: Member, _ now: Timestamp) {
        Task { [database, logger] in
            do {
                _ = try await database.query(LastUse.note(member.principal, now), tenant: member.principal.tenant)
            } catch {
                logger.warning("last use of a credential not noted", metadata: ["error": "\(error)"])
            }
        }
    }
}
