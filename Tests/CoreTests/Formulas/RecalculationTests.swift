import Core
import Logging
import TestKit
import Testing

/// Work for more records than a transaction should touch.
@Suite struct RecalculationTests {
    private func orders(_ count: Int, of customer: ID, _ acme: TestTenant) async throws {
        let type = try #require(acme.server.platform.registry.recordType("order"))
        let orders = (0..<count).map { _ -> Values in ["customer": .id(customer)] }
        try await acme.write { tx in _ = try await tx.createMany(type, orders) }
    }

    private func different(from city: String, _ acme: TestTenant) async throws -> Int64? {
        try await acme.query(
            "select count(*) from customers.orders o where o.tenant_id = \(acme.id) and o.custom ->> '1' is distinct from \(city)"
        ).scalar()
    }

    private func jobs(_ state: String, _ acme: TestTenant) async throws -> Int64? {
        try await acme.query(
            "select count(*) from core.job j where j.tenant_id = \(acme.id) and j.kind = 'core.recalculation' and j.state = \(state)"
        ).scalar()
    }

    private func settled(_ city: String, _ acme: TestTenant) async throws -> Int64? {
        for _ in 0..<600 {
            if try await different(from: city, acme) == 0 { break }
            try await Task.sleep(for: .milliseconds(25))
        }
        return try await different(from: city, acme)
    }

    @Test func `up to five hundred dependents are written at once`() async throws {
        try await withTenant { acme in
            _ = try await acme.formula("city", "customer.city", of: "order")
            let customer = try await acme.create("customers", ["name": "Acme", "city": "北京"]).id
            try await orders(500, of: customer, acme)
            _ = try await acme.patch("customers/\(customer)", ["city": "上海"])
            let left = try await different(from: "上海", acme)
            let journal: Int64? = try await acme.query(
                """
                select count(*) from core.change c where c.tenant_id = \(acme.id) and c.record_type = 'order' and c.action = 'update' \
                and c.actor_id = \(acme.owner)
                """
            ).scalar()
            #expect(left == 0)
            #expect(journal == 500)
        }
    }

    @Test func `a thousand and one go by a job`() async throws {
        try await withTenant { acme in
            _ = try await acme.formula("city", "customer.city", of: "order")
            let customer = try await acme.create("customers", ["name": "Acme", "city": "北京"]).id
            try await orders(1_001, of: customer, acme)
            _ = try await acme.patch("customers/\(customer)", ["city": "上海"])
            let left = try await settled("上海", acme)
            var done = try await jobs("done", acme)
            for _ in 0..<100 where done != 1 {
                try await Task.sleep(for: .milliseconds(25))
                done = try await jobs("done", acme)
            }
            let progress = try await acme.query(
                "select j.done, j.total from core.job j where j.tenant_id = \(acme.id) and j.kind = 'core.recalculation'")
            let kept: Int64? = try await acme.query("select count(*) from core.recalculation r where r.tenant_id = \(acme.id)").scalar()
            let systems: Int64? = try await acme.query(
                """
                select count(*) from core.change c where c.tenant_id = \(acme.id) and c.record_type = 'order' and c.action = 'update' \
                and c.actor_kind = 'system'
                """
            ).scalar()
            #expect(left == 0)
            #expect(done == 1)
            #expect(try progress.first?[0] == Int64(1_001))
            #expect(try progress.first?[1] == Int64(1_001))
            #expect(kept == 0)
            #expect(systems == 1_001)
        }
    }

    @Test func `a job whose connections die twice goes on where it was and does nothing twice`() async throws {
        let scratch = try await TestCluster.shared.lasting()
        let acme = try await TestServer.start(on: scratch).makeTenant(modules: [], plan: nil)
        _ = try await acme.formula("city", "customer.city", of: "order")
        let customer = try await acme.create("customers", ["name": "Acme", "city": "北京"]).id
        try await orders(6_000, of: customer, acme)
        _ = try await acme.patch("customers/\(customer)", ["city": "上海"])
        for done in [1_000, 3_000] {
            try await reached(done, scratch)
            try await scratch.run(
                asSuperuser:
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = '\(scratch.name)' and usename = 'guanxi_app'")
        }
        try await reached(6_000, scratch)
        let different: Int64? = try await scratch.ask("select count(*) from customers.orders o where o.custom ->> '1' is distinct from '上海'")
        let changes: Int64? = try await scratch.ask(
            "select count(*) from core.change c where c.record_type = 'order' and c.action = 'update' and c.actor_kind = 'system'")
        let records: Int64? = try await scratch.ask(
            "select count(distinct c.record_id) from core.change c where c.record_type = 'order' and c.action = 'update'")
        let versions: Int64? = try await scratch.ask("select count(*) from customers.orders o where o.version <> 2")
        #expect(different == 0)
        #expect(changes == 6_000)
        #expect(records == 6_000)
        #expect(versions == 0)
    }

    private func reached(_ done: Int, _ scratch: ScratchDatabase) async throws {
        for _ in 0..<6_000 {
            let so: Int64? = try await scratch.ask("select max(j.done) from core.job j where j.kind = 'core.recalculation'")
            if let so, so >= Int64(done) { return }
            try await Task.sleep(for: .milliseconds(5))
        }
        Issue.record("The job did not get to \(done).")
    }
}
