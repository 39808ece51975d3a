import Core
import Customers
import TestKit

/// Members of the full database's large workspace whose roles show them a part of it.
struct ScopedCallers: Sendable {
    /// Who it is, by a word for the test's name.
    enum Caller: String, CaseIterable, Sendable {
        case owningNone, owning50, owning5000, owning50000, team, below1, below20, below120, sparse20

        /// Customers that were shared with her.
        var shares: Int {
            switch self {
            case .owningNone, .team, .below1, .below20, .sparse20: 500
            case .owning50, .below120: 5
            case .owning5000, .owning50000: 0
            }
        }

        /// Users and teams in her scope.
        var holders: Int64 {
            switch self {
            case .owningNone, .owning50, .owning5000, .owning50000: 1
            case .team: 6
            case .below1: 11
            case .below20, .sparse20: 106
            case .below120: 606
            }
        }

        fileprivate var place: Int? { [.owningNone, .owning50, .owning5000, .owning50000].firstIndex(of: self) }

        fileprivate var team: (number: Int, scope: String)? {
            switch self {
            case .team: (300, "team")
            case .below1: (144, "below")
            case .below20: (123, "below")
            case .below120: (2, "below")
            case .sparse20: (501, "below")
            default: nil
            }
        }
    }

    private let members: [Caller: TestMember]

    static func shared() async throws -> ScopedCallers { try await starting.value }

    func client(_ caller: Caller) -> TestClient? { members[caller]?.client }

    private static let starting = Task { try await start() }

    private static func start() async throws -> ScopedCallers {
        let full = try await FullDatabase.shared()
        var roles: [String: ID] = [:]
        for scope in ["team", "below"] {
            roles[scope] = try await full.large.role(scope, ["types": ["*": ["read": "all"], "customer": entry(scope), "deal": entry(scope)]])
        }
        var members: [Caller: TestMember] = [:]
        for caller in Caller.allCases {
            if let place = caller.place { members[caller] = full.owners[place] }
            if let (number, scope) = caller.team, let role = roles[scope] {
                let team: ID? = try await full.scratch.ask("select id from filling.team where tenant = \(full.large.id) and n = \(Int64(number))")
                members[caller] = try await full.large.member(roles: [role], team: team)
            }
            if let member = members[caller] { try await share(caller.shares, with: member.id, full) }
        }
        try await full.scratch.run(asSuperuser: "vacuum (analyze) core.record_share")
        return ScopedCallers(members: members)
    }

    private static func entry(_ scope: String) -> JSON { ["read": .string(scope)] }

    private static func share(_ count: Int, with user: ID, _ full: FullDatabase) async throws {
        let script = """
            insert into core.record_share (tenant_id, id, version, created_at, updated_at, record_type, record, "user", level)
            select '\(full.large.id)', gen_random_uuid(), 1, now(), now(), 'customer', filling.id(i * 1999 - 1, 'customer'), '\(user)', 'read'
            from generate_series(1, \(count)) i
            """
        try await full.scratch.run(asSuperuser: script)
    }

    /// The customers that a caller may see, counted by one who sees everything.
    func visible(to caller: Caller) async throws -> Int64 {
        let full = try await FullDatabase.shared()
        guard let user = members[caller]?.id else { return 0 }
        let scope = caller.team?.scope ?? "own"
        let count: Int64? = try await full.scratch.ask(
            """
            with recursive teams as (
                select u.team as id from core.user u where u.tenant_id = \(full.large.id) and u.id = \(user) and \(scope) <> 'own'
                union select t.id from core.team t join teams b on t.parent = b.id where t.tenant_id = \(full.large.id) and \(scope) = 'below')
            select count(*) from customers.customers c where c.tenant_id = \(full.large.id) and c.deleted_at is null and (c.owner = \(user)
                or c.team in (select id from teams)
                or c.owner in (select u.id from core.user u join teams b on u.team = b.id where u.tenant_id = \(full.large.id))
                or c.id in (select s.record from core.record_share s where s.tenant_id = \(full.large.id) and s."user" = \(user)))
            """)
        return count ?? 0
    }
}
