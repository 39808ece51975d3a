import Core
import Customers
import Funnel
import TestKit

/// A server over 1,000,000 customers with twenty own fields, of which five are filterable, 50,000 deals and 50,000 records of two objects of one's
/// own: nearly all of one workspace of two thousand users in five hundred teams; 2,500 customers and every fortieth of the others of a small one
/// beside it. The records of a thousand others are only there so that no table is so small that an index is not worth while.
struct FullDatabase: Sendable {
    let large: TestTenant
    let small: TestTenant
    /// Members of the large one who own 0, 50, 5,000 and 50,000 customers, in this order.
    let owners: [TestMember]
    let scratch: ScratchDatabase
    let log: PlanLog

    static func shared() async throws -> FullDatabase { try await starting.value }

    private static let starting = Task { try await start() }
    private static let tables =
        [Customer.type, Contact.type, Order.type, Deal.type, Pipeline.type, Stage.type, User.type, Team.type].map(\.table) + [
            "core.field_value", "core.custom_record", "core.record_share",
        ]

    private static func start() async throws -> FullDatabase {
        let scratch = try await TestCluster.shared.lasting()
        let log = try await PlanLog(of: scratch, tables: Set(tables))
        let server = try await TestServer.start(on: scratch)
        let large = try await server.makeTenant(modules: [FunnelModule()], plan: nil)
        let small = try await server.makeTenant(modules: [FunnelModule()], plan: nil)
        for tenant in [large, small] { try await addFields(to: tenant) }
        let role = try await large.role("own", ["types": ["customer": ["read": "own"], "deal": ["read": "own"], "c_machine": ["read": "own"]]])
        let owners = try await large.members((0..<4).map { _ in (.limited, [role], nil) })
        try await fill(scratch, FullDatabaseScripts(large: large.id, small: small.id, owners: owners.map(\.id)))
        return FullDatabase(large: large, small: small, owners: owners, scratch: scratch, log: log)
    }

    /// Of the workspaces' own: fields to filter and sort customers by, a large object and a small one.
    private static func addFields(to tenant: TestTenant) async throws {
        for name in ["c_machine", "c_site"] { _ = try await tenant.create("objects", ["name": .string(name), "title_en": .string(name)]) }
        for (name, kind) in [("c_score", "integer"), ("c_badge", "text"), ("c_visited", "date"), ("c_rating", "decimal"), ("c_seen", "timestamp")] {
            _ = try await tenant.create(
                "fields", ["record_type": "customer", "name": .string(name), "title_en": .string(name), "kind": .string(kind), "filterable": true])
        }
        for number in 6...20 {
            let name = "c_note\(number)"
            _ = try await tenant.create("fields", ["record_type": "customer", "name": .string(name), "title_en": .string(name), "kind": "text"])
        }
    }

    /// Two sessions, one for each core: customers beside everything else, then the indexes of each table.
    private static func fill(_ scratch: ScratchDatabase, _ scripts: FullDatabaseScripts) async throws {
        try await run(scripts.setUp, on: scratch)
        async let customers: Void = run([scripts.customers], on: scratch)
        async let others: Void = run([scripts.values, scripts.valueIndexes, scripts.crowd, scripts.deals, scripts.machines], on: scratch)
        _ = try await (customers, others)
        async let even: Void = run([scripts.indexes(0)], on: scratch)
        async let odd: Void = run([scripts.indexes(1)], on: scratch)
        _ = try await (even, odd)
        async let statistics: Void = run([customersTable].map(scripts.vacuum), on: scratch)
        async let more: Void = run(tables.filter { $0 != customersTable }.map(scripts.vacuum), on: scratch)
        _ = try await (statistics, more)
    }

    private static let customersTable = Customer.type.table

    private static func run(_ scripts: [String], on scratch: ScratchDatabase) async throws {
        try await AdminSession.run(scratch.urls.superuser) { session in
            try session.run(script: FullDatabaseScripts.session)
            for script in scripts { try session.run(script: script) }
        }
    }
}
