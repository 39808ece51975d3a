import Core
import Demo
import TestKit
import Testing

@Suite struct DemoTests {
    @Test func `the demo is there whole, adds up, lets its people in, and loads once`() async throws {
        let server = try await TestServer.shared()
        let today = try #require(CalendarDate("2026-11-22"))
        let loaded = try await Demo.load(server.platform, today: today)
        let again = try await Demo.load(server.platform, today: today)
        #expect(loaded.isNew)
        #expect(!again.isNew)
        #expect(again.tenant == loaded.tenant)
        #expect(again.password == loaded.password)
        #expect(loaded.counts.first { $0.plural == "customers" }?.count == 2000)
        try await addsUp(loaded.tenant, server.platform.database)
        try await letsIn(loaded, TestClient(port: server.port))
    }

    /// The generator makes the same business of the same day on every machine.
    private func addsUp(_ tenant: ID, _ database: Database) async throws {
        let lines: SQL = """
            select count(*) from customers.orders o left join (select l."order", sum(l.amount) as total from customers.order_lines l \
            where l.tenant_id = \(tenant) group by l."order") s on s."order" = o.id where o.tenant_id = \(tenant) and o.total is distinct from s.total
            """
        let sums: SQL = "select sum(o.total)::bigint from customers.orders o where o.tenant_id = \(tenant)"
        let homeless: SQL = """
            select count(*) from funnel.deals d where d.tenant_id = \(tenant) and not exists (select 1 from funnel.stage_visits v \
            where v.tenant_id = d.tenant_id and v.deal = d.id and v.stage = d.stage and v.left_at is null)
            """
        let results = try await database.batch([lines, sums, homeless], tenant: tenant)
        let numbers = try results.map { try $0.scalar(Int64.self) }
        #expect(numbers == [0, 6_430_930_749, 0])
        try await hasHistory(tenant, database)
    }

    /// Records are as old as their story: nothing is older than its customer, newer than now, or changed before it was made.
    private func hasHistory(_ tenant: ID, _ database: Database) async throws {
        let younger: (SQL) -> SQL = { table in
            """
            select count(*) from \(table) r join customers.customers c on c.tenant_id = \(tenant) and c.id = r.customer \
            where r.tenant_id = \(tenant) and (r.created_at < c.created_at or r.updated_at < r.created_at or r.updated_at > \(Timestamp.now))
            """
        }
        let faults = try await database.batch(
            [younger("customers.orders"), younger("customers.contacts"), younger("funnel.deals")], tenant: tenant)
        let days: SQL = "select count(distinct c.created_at::date) from customers.customers c where c.tenant_id = \(tenant)"
        let spread = try await database.query(days, tenant: tenant).scalar(Int64.self) ?? 0
        let numbers = try faults.map { try $0.scalar(Int64.self) }
        #expect(numbers == [0, 0, 0])
        #expect(spread > 500)
    }

    private func letsIn(_ demo: Demo.Summary, _ client: TestClient) async throws {
        for account in demo.accounts {
            let session = try await patiently {
                try await client.post(
                    "session", ["workspace": .string(Demo.slug), "email": .string(account.email), "password": .string(demo.password)])
            }
            #expect(session.status == .created, "\(account.email)")
        }
    }
}
