import Core
import Testing
import TestKit

/// Tenants and servers share the queue.
@Suite struct FairnessTests {
    @Test func `a hundred thousand jobs of one tenant don't delay another's by two seconds`() async throws {
        let type = JobType("probe.bulk") { _ in try await Task.sleep(for: .milliseconds(5)) }
        let (crowd, other) = (ID.new(), ID.new())
        try await Queue.run { queue in
            for _ in 0..<10 {
                try await queue.database.transaction(tenant: crowd) { tx in tx.enqueue((0..<10_000).map { _ in JobRequest(type) }) }
            }
            let delays = try await queue.serving([type], servers: 2) {
                try await Task.sleep(for: .milliseconds(500))
                return try await delay(of: type, for: other, in: queue, times: 3)
            }
            let left = try await queue.count(type, state: "ready", tenant: crowd)
            #expect(delays.min() ?? 60 < 2, "\(delays)")
            #expect(left > 50_000)
        }
    }

    @Test func `jobs that take forever leave slots to other tenants`() async throws {
        let type = JobType("probe.forever") { _ in try await Task.sleep(for: .seconds(600)) }
        let short = JobType("probe.short") { _ in }
        let crowd = ID.new()
        try await Queue.run { queue in
            try await queue.database.transaction(tenant: crowd) { tx in tx.enqueue((0..<20).map { _ in JobRequest(type) }) }
            let delays = try await queue.serving([type, short]) {
                try await Task.sleep(for: .milliseconds(300))
                return try await delay(of: short, for: queue.tenant, in: queue, times: 3)
            }
            #expect(delays.min() ?? 60 < 2, "\(delays)")
        }
    }

    @Test func `a recurring job runs once a slot, however many servers there are`() async throws {
        let tally = Tally()
        let type = JobType("probe.hourly", schedule: .every(seconds: 3600)) { tally.add("\($0.tenant)") }
        try await Queue.run { queue in
            let slot = JobSchedule.every(seconds: 3600).slot(at: .now)
            try await queue.serving([type], servers: 4) {
                _ = try await queue.eventually { tally.count == 1 }
                try await Task.sleep(for: .milliseconds(500))
            }
            let isNext = JobSchedule.every(seconds: 3600).slot(at: .now) > slot
            #expect(tally.all == ["\(ID.workers)"] || isNext)
        }
    }

    @Test func `four servers that ask for the same slot at once enqueue one job`() async throws {
        let type = JobType("probe.cron", schedule: .daily(hour: 3, minute: 30)) { _ in }
        let slot = try #require(Timestamp(rfc3339: "2026-01-31T03:30:00Z"))
        try await Queue.run { queue in
            let claimed = try await withThrowingTaskGroup(of: [JobLease].self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await queue.repository(lease: 60_000).claim(
                            [type.kind], busy: [], after: ID(hi: 0, lo: 0), limit: 5, due: [(type, slot)])
                    }
                }
                return try await group.reduce(into: [JobLease]()) { $0 += $1 }
            }
            #expect(claimed.count == 1)
            #expect(claimed.first?.tenant == .workers)
        }
    }

    @Test func `slots begin where they are said to`() throws {
        let moment = try #require(Timestamp(rfc3339: "2026-01-31T03:29:59Z"))
        let daily = JobSchedule.daily(hour: 3, minute: 30)
        #expect(daily.slot(at: moment).description == "2026-01-30T03:30:00.000000Z")
        #expect(daily.slot(at: moment.adding(seconds: 1)).description == "2026-01-31T03:30:00.000000Z")
        #expect(JobSchedule.every(seconds: 900).slot(at: moment).description == "2026-01-31T03:15:00.000000Z")
    }

    @Test func `SQL in a tenant's session reaches no other tenant's jobs`() async throws {
        let type = JobType("probe.secret") { _ in }
        let other = ID.new()
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request, tenant: other)
            let seen: Int? = try await queue.database.query("select count(*) from core.job where tenant_id is not null", tenant: queue.tenant)
                .scalar()
            await #expect(throws: DatabaseError.self) {
                try await queue.database.query(
                    "select * from core.claim_jobs(array['probe.secret'], '{}', '00000000-0000-0000-0000-000000000000', 9, 10000)",
                    tenant: queue.tenant)
            }
            await #expect(throws: DatabaseError.self) {
                try await queue.database.query("update core.job set payload = '{}' where tenant_id is not null", tenant: queue.tenant)
            }
            let cancelled: String? = try await queue.database.query("select core.cancel_job(\(request.id))", tenant: queue.tenant).first?[0]
            #expect(seen == 0)
            #expect(cancelled == nil)
            let found = try await queue.state(of: request.id, tenant: other)
            #expect(found == "ready")
        }
    }

    /// Seconds from enqueueing to done, one after the other.
    private func delay(of type: JobType, for tenant: ID, in queue: Queue, times: Int) async throws -> [Double] {
        var delays: [Double] = []
        for _ in 0..<times {
            let (request, start) = (JobRequest(type), Timestamp.now)
            try await queue.database.transaction(tenant: tenant) { $0.enqueue(request) }
            _ = try await queue.eventually { try await queue.state(of: request.id, tenant: tenant) == "done" }
            delays.append(Timestamp.now.seconds(since: start))
        }
        return delays
    }
}
