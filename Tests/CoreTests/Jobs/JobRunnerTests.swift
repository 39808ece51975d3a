import Core
import Testing
import TestKit

@Suite struct JobRunnerTests {
    @Test func `a job runs once, with the ids that it was given`() async throws {
        let (tally, order) = (Tally(), ID.new())
        let type = JobType("probe.once") { tally.add("\(try $0.id("order"))") }
        try await Queue.run { queue in
            let request = JobRequest(type, ids: ["order": order])
            try await queue.enqueue(request)
            let isDone = try await queue.serving([type], servers: 3) {
                try await queue.eventually { try await queue.state(of: request.id) == "done" }
            }
            #expect(isDone)
            #expect(tally.all == ["\(order)"])
        }
    }

    @Test func `a job of a transaction that failed never was`() async throws {
        let type = JobType("probe.undone") { _ in }
        try await Queue.run { queue in
            await #expect(throws: CancellationError.self) {
                try await queue.database.transaction(tenant: queue.tenant) { tx in
                    tx.enqueue(JobRequest(type))
                    throw CancellationError()
                }
            }
            let found = try await queue.count(type, state: "ready")
            #expect(found == 0)
        }
    }

    @Test func `unfinished jobs of one key are one, also when twenty ask at once`() async throws {
        let type = JobType("probe.key") { _ in }
        try await Queue.run { queue in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 { group.addTask { try await queue.enqueue(JobRequest(type, key: "monthly")) } }
                try await group.waitForAll()
            }
            let ready = try await queue.count(type, state: "ready")
            let isDone = try await queue.serving([type]) { try await queue.eventually { try await queue.count(type, state: "done") == 1 } }
            try await queue.enqueue(JobRequest(type, key: "monthly"))
            let again = try await queue.count(type, state: "ready")
            #expect(ready == 1)
            #expect(isDone)
            #expect(again == 1)
        }
    }

    @Test func `a job that fails is tried again, then is dead, then can be replayed`() async throws {
        let tally = Tally()
        let type = JobType("probe.failing", maximumAttempts: 2) { context in
            tally.add("\(context.attempt)")
            if tally.count < 3 { throw Problem.notFound }
        }
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request)
            try await queue.serving([type]) {
                let isDead = try await queue.eventually { try await queue.state(of: request.id) == "dead" }
                let error: String? = try await queue.database.query(
                    "select j.error from core.job j where j.tenant_id = \(queue.tenant) and j.id = \(request.id)", tenant: queue.tenant
                ).scalar()
                _ = try await queue.database.query("select core.replay_job(\(request.id))", tenant: queue.tenant)
                let isDone = try await queue.eventually { try await queue.state(of: request.id) == "done" }
                #expect(isDead)
                #expect(error == "not_found")
                #expect(isDone)
                #expect(tally.all == ["1", "2", "1"])
            }
        }
    }

    @Test func `a job waits for its time`() async throws {
        let type = JobType("probe.later") { _ in }
        try await Queue.run { queue in
            let request = JobRequest(type, at: Timestamp.now.adding(seconds: 3600))
            try await queue.enqueue(request)
            try await queue.serving([type]) { try await Task.sleep(for: .milliseconds(300)) }
            let found = try await queue.state(of: request.id)
            #expect(found == "ready")
        }
    }

    @Test func `a running job is cancelled`() async throws {
        let tally = Tally()
        let type = JobType("probe.endless") { context in
            tally.add("started")
            while !context.isCancelled { try await Task.sleep(for: .milliseconds(10)) }
        }
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request)
            try await queue.serving([type]) {
                let hasStarted = try await queue.eventually { tally.count == 1 }
                _ = try await queue.database.query("select core.cancel_job(\(request.id))", tenant: queue.tenant)
                let isCancelled = try await queue.eventually { try await queue.state(of: request.id) == "cancelled" }
                #expect(hasStarted)
                #expect(isCancelled)
            }
        }
    }

    @Test func `a server that stops gives its jobs back, uncounted`() async throws {
        let tally = Tally()
        let type = JobType("probe.interrupted") { context in
            tally.add("started")
            try await Task.sleep(for: .seconds(60))
        }
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request)
            let hasStarted = try await queue.serving([type]) { try await queue.eventually { tally.count == 1 } }
            let rows = try await queue.database.query(
                "select j.state, j.attempts from core.job j where j.tenant_id = \(queue.tenant) and j.id = \(request.id)", tenant: queue.tenant)
            let (state, attempts): (String, Int) = (try rows[0][0], try rows[0][1])
            #expect(hasStarted)
            #expect(state == "ready")
            #expect(attempts == 0)
        }
    }
}
