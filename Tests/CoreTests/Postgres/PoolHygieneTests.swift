import Core
import TestKit
import Testing

/// A06: one connection of each kind, thousands of cycles with errors and cancellations, and nothing of one cycle left in the next.
@Suite struct PoolHygieneTests {
    private struct Refusal: Error {}

    private static let cycles = 10_000

    /// What a session should not have when a unit begins, by name. Its own snapshot holds a lock on its virtual transaction only.
    private static let residue: SQL = """
        select r.name from (values
            ('context', coalesce(current_setting('guanxi.context', true), '') <> ''),
            ('transaction', pg_current_xact_id_if_assigned() is not null),
            ('advisory lock', exists (select from pg_locks l where l.pid = pg_backend_pid() and l.locktype = 'advisory')),
            ('cursor', exists (select from pg_cursors c where c.name <> '')),
            ('temporary table', pg_my_temp_schema() <> 0),
            ('setting', current_setting('statement_timeout') <> '10s' or current_setting('search_path') <> ''),
            ('channel', exists (select from pg_listening_channels()))) as r (name, is_there)
        where r.is_there
        """

    @Test(.timeLimit(.minutes(3))) func `nothing is left on the connections after ten thousand cycles`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.transactionConnections, $0.maximumInFlight) = (1, 1, 8) }) { database in
                let tenant = ID.new()
                let before = try await pids(database)
                for cycle in 0..<Self.cycles {
                    try await dirty(database, tenant, cycle)
                    if cycle % 10 == 0 { try await expectClean(database) }
                }
                try await expectClean(database)
                let after = try await pids(database)
                #expect(after == before)
                try await expectWorkspaces(0, of: tenant, on: database)
                #expect(database.statistics.losses == 0)
                try await eventually { database.statistics.inFlight == 0 && database.statistics.transactions == 0 }
            }
        }
    }

    @Test func `the check finds what a careless pool would leave`() async throws {
        try await withScratch { scratch in
            let key = scratch.contextKey
            #expect(!key.isEmpty)
            let found = try await AdminSession.run(scratch.urls.app) { session in
                try session.run(script: "begin; select set_config('guanxi.context', 'x', false); select pg_advisory_lock(1); listen probe")
                try session.run(script: "declare c cursor with hold for select 1; select pg_current_xact_id(); set statement_timeout = 0")
                return try session.query(Self.residue).map { try $0[0] as String }
            }
            #expect(Set(found) == ["context", "transaction", "advisory lock", "cursor", "setting"])
        }
    }

    /// One cycle: each kind of use, most of them going wrong.
    private func dirty(_ database: Database, _ tenant: ID, _ cycle: Int) async throws {
        switch cycle % 20 {
        case 0: try await cancelInTransaction(database, tenant)
        case 1: try await cancelShared(database, tenant)
        case 2, 3:
            await attempt {
                try await database.transaction(tenant: tenant) { tx in
                    try await tx.query(insertWorkspace(tenant))
                    throw Refusal()
                }
            }
        case 4, 5:
            await attempt {
                try await database.transaction(tenant: tenant) { tx in
                    try await tx.batch([insertWorkspace(tenant), "select pg_advisory_xact_lock(1)", "select 1 / \(0)"])
                }
            }
        case 6:
            await attempt {
                try await database.transaction(tenant: tenant) { tx in
                    try await tx.batch(["select pg_advisory_lock(1)", "select set_config('statement_timeout', '0', false)"])
                    throw Refusal()
                }
            }
        case 7:
            await attempt {
                try await database.transaction(tenant: tenant) { tx in
                    tx.enqueue(insertWorkspace(tenant))
                    tx.enqueue(insertWorkspace(tenant))
                }
            }
        case 8, 9: await attempt { try await database.batch([insertWorkspace(tenant), "select nonsense"], tenant: tenant) }
        case 10, 11: try await database.transaction(tenant: tenant) { try await $0.query("select \(cycle)") }
        default: _ = try await database.query("select \(cycle)", tenant: tenant)
        }
    }

    private func attempt<Result>(_ body: () async throws -> Result) async {
        await #expect(throws: (any Error).self) { _ = try await body() }
    }

    private func cancelInTransaction(_ database: Database, _ tenant: ID) async throws {
        let task = Task {
            try await database.transaction(tenant: tenant) { tx in
                try await tx.query(insertWorkspace(tenant))
                try await tx.query("select pg_sleep(10)")
            }
        }
        try await Task.sleep(for: .microseconds(Int64.random(in: 0...2_000)))
        task.cancel()
        await attempt { try await task.value }
    }

    private func cancelShared(_ database: Database, _ tenant: ID) async throws {
        let task = Task { try await database.batch([insertWorkspace(tenant), "select pg_sleep(0.002)", "select 1 / \(0)"], tenant: tenant) }
        try await Task.sleep(for: .microseconds(Int64.random(in: 0...2_000)))
        task.cancel()
        await attempt { try await task.value }
    }

    private func expectClean(_ database: Database) async throws {
        let residue = try await residue(database)
        #expect(residue == [])
    }

    private func residue(_ database: Database) async throws -> [String] {
        let shared = try await database.query(Self.residue, tenant: nil)
        let lent = try await database.transaction(tenant: nil) { try await $0.query(Self.residue) }
        return try shared.map { try $0[0] } + lent.map { try $0[0] }
    }

    private func pids(_ database: Database) async throws -> [Int?] {
        let sql: SQL = "select pg_backend_pid()"
        return [
            try await database.query(sql, tenant: nil).scalar(), try await database.transaction(tenant: nil) { try await $0.query(sql).scalar() },
        ]
    }
}
