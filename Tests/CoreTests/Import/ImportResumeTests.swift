import Core
import Logging
import NIOCore
import Testing
import TestKit

/// Exactness over many batches, whatever happens to the connections meanwhile.
@Suite struct ImportResumeTests {
    static let count = 20_000

    static let type = RecordType("item", table: "core.item", title: ["en": "Item", "zh": "物品"], pluralTitle: ["en": "Items", "zh": "物品"]) {
        Field.text("name", ["en": "Name", "zh": "名称"], .required)
        Field.integer("amount", ["en": "Amount", "zh": "数量"])
        Field.tags("tags", ["en": "Tags", "zh": "标签"])
    }

    static let table = """
        create table core.item (tenant_id uuid not null, id uuid not null, version bigint not null, external_id text, name text not null,
            amount bigint, tags text[] not null default '{}', created_at timestamptz not null, created_by uuid, updated_at timestamptz not null,
            updated_by uuid, deleted_at timestamptz, constraint item_pkey primary key (tenant_id, id));
        create unique index item_external_id_unique on core.item (tenant_id, external_id);
        select core.isolate_by_tenant('core.item');
        """

    struct ItemModule: Module {
        let id = "items"
        let title: Text = ["en": "Items", "zh": "物品"]
        let recordTypes = [ImportResumeTests.type]
    }

    @Test func `twenty thousand rows are exact although all connections die twice on the way`() async throws {
        try await withScratch { scratch in
            try await scratch.run(asSuperuser: Self.table)
            try await scratch.connected { database in
                let (tenant, file) = (ID.new(), ID.new())
                try await upload(file, tenant, database)
                let runner = Task { try await self.runner(database).run() }
                for rows in [3000, 11_000] {
                    try await wait(database, tenant, file) { $0.rows >= rows }
                    try await scratch.run(
                        asSuperuser:
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = '\(scratch.name)' and usename = 'guanxi_app'")
                }
                try await wait(database, tenant, file) { $0.rows == Self.count }
                let status = try await finished(database, tenant, file)
                let records: Int? = try await database.query("select count(*) from core.item t where t.tenant_id = \(tenant)", tenant: tenant)
                    .scalar()
                let changes: Int? = try await database.query(
                    """
                    select count(distinct record_id) from core.change c where c.tenant_id = \(tenant) and c.action = 'create' and c.request_id = \(file)
                    """, tenant: tenant
                ).scalar()
                runner.cancel()
                try await runner.value
                #expect(status.status == .done)
                #expect(status.outcome.created == Int64(Self.count - 200))
                #expect(status.outcome.failed == 200)
                #expect(records == Self.count - 200)
                #expect(changes == Self.count - 200)
            }
        }
    }

    private func upload(_ file: ID, _ tenant: ID, _ database: Database) async throws {
        var text = "id,name,amount,tags\n"
        for row in 0..<Self.count { text += "r\(row),\"Item, no. \(row)\",\(row % 100 == 99 ? "many" : "\(row)"),\"a;\"\"b\"\"\"\n" }
        _ = try await database.query(
            ImportRepository.insert(file, type: Self.type, name: "items.csv", actor: .system, now: .now, tenant: tenant), tenant: tenant)
        var upload = ImportUpload(file, tenant: tenant, database: database, limit: 100 << 20)
        try await upload.take(ByteBuffer(string: text))
        let end = try await upload.finish(Self.type)
        try await database.transaction(tenant: tenant) { tx in
            tx.enqueue(end)
            let job = JobRequest(ImportJob.type, ids: ["import": file])
            tx.enqueue("update core.import set status = 'queued', job_id = \(job.id) where tenant_id = \(tenant) and id = \(file)")
            tx.enqueue(job)
        }
    }

    private func runner(_ database: Database) -> JobRunner {
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        return JobRunner(
            database: database, registry: Registry([ItemModule()]), signal: JobSignal(), logger: logger, limits: Queue.limits(lease: .seconds(2)))
    }

    /// Dying connections are part of the test, also for whoever watches it.
    private func wait(_ database: Database, _ tenant: ID, _ file: ID, until isThere: (ImportOutcome) -> Bool) async throws {
        let deadline = Timestamp.now.adding(seconds: 60)
        while Timestamp.now < deadline {
            do {
                let outcome: JSON? = try await database.query(
                    "select i.outcome from core.import i where i.tenant_id = \(tenant) and i.id = \(file)", tenant: tenant
                ).scalar()
                if isThere(ImportOutcome(outcome)) { return }
            } catch let error as DatabaseError where error.isUnavailable {
                try await Task.sleep(for: .milliseconds(50))
            }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("The import did not get there.")
    }

    private func finished(_ database: Database, _ tenant: ID, _ file: ID) async throws -> Import {
        while true {
            let rows = try await database.query(ImportRepository.one(file, tenant: tenant), tenant: tenant)
            let found = try #require(try rows.first.flatMap { try ImportRepository.decode($0, types: { Registry([ItemModule()]).recordType($0) }) })
            if found.status != .queued && found.status != .running { return found }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
