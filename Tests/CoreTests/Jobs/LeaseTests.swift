import Core
import Testing
import TestKit

/// What happens when a worker dies, or is only believed to.
@Suite struct LeaseTests {
    @Test func `what a silent worker left runs again and goes on at its checkpoint`() async throws {
        let tally = Tally()
        let type = JobType("probe.resumed") { context in
            let from = context.checkpoint?["step"]?.whole ?? 0
            tally.add("\(context.attempt) from \(from)")
        }
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request)
            let claimed = try await queue.claim(type)
            let lease = try #require(claimed.first)
            let context = try await queue.context(lease)
            try await context.transaction { _, progress in progress.checkpoint = ["step": 7] }
            let isDone = try await queue.serving([type]) {
                try await queue.eventually { try await queue.state(of: request.id) == "done" }
            }
            #expect(isDone)
            #expect(tally.all == ["2 from 7"])
        }
    }

    @Test func `a worker that comes back too late commits nothing`() async throws {
        let type = JobType("probe.fenced") { _ in }
        try await Queue.run { queue in
            try await queue.enqueue(JobRequest(type))
            let first = try await queue.claim(type, lease: 50)
            let late = try await queue.context(try #require(first.first))
            try await Task.sleep(for: .milliseconds(100))
            let second = try await queue.claim(type, lease: 10_000)
            let effect = JobRequest(type, key: "effect")
            await #expect {
                try await late.transaction { tx, _ in tx.enqueue(effect) }
            } throws: { error in
                (error as? DatabaseError)?.sqlstate == JobRepository.leaseLost
            }
            #expect(second.count == 1)
            #expect(second.first?.fence ?? 0 > first[0].fence)
            let found = try await queue.state(of: effect.id)
            #expect(found == nil)
        }
    }

    @Test func `two claims at once never get the same job`() async throws {
        let type = JobType("probe.claimed") { _ in }
        try await Queue.run { queue in
            for _ in 0..<40 { try await queue.enqueue(JobRequest(type)) }
            let claimed = try await withThrowingTaskGroup(of: [JobLease].self) { group in
                for _ in 0..<8 { group.addTask { try await queue.claim(type, lease: 60_000, limit: 10) } }
                return try await group.reduce(into: [JobLease]()) { $0 += $1 }
            }
            #expect(Set(claimed.map(\.job)).count == claimed.count)
            #expect(claimed.count == 40)
        }
    }

    @Test func `heartbeats keep a job that takes longer than its lease`() async throws {
        let tally = Tally()
        let type = JobType("probe.long") { _ in
            tally.add("run")
            try await Task.sleep(for: .seconds(7))
        }
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request)
            let isDone = try await queue.serving([type], servers: 2, limits: Queue.limits(lease: .seconds(3))) {
                try await queue.eventually { try await queue.state(of: request.id) == "done" }
            }
            #expect(isDone)
            #expect(tally.count == 1)
        }
    }

    @Test func `a job that kills its worker every time is dead in the end`() async throws {
        let type = JobType("probe.poison", maximumAttempts: 2) { _ in }
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request)
            for _ in 0..<3 {
                _ = try await queue.claim(type, lease: 20)
                try await Task.sleep(for: .milliseconds(40))
            }
            let found = try await queue.state(of: request.id)
            #expect(found == "dead")
        }
    }

    @Test func `an attempt that fails midway leaves what it committed, once`() async throws {
        let mark = JobType("probe.mark") { _ in }
        let type = JobType("probe.steps") { context in
            for step in (context.checkpoint?["step"]?.whole ?? 0)..<4 {
                try await context.transaction { tx, progress in
                    tx.enqueue(JobRequest(mark, at: Timestamp.now.adding(days: 1)))
                    progress.checkpoint = ["step": .integer(step + 1)]
                    progress.done = step + 1
                }
                if step == 1, context.attempt == 1 { throw Problem.notFound }
            }
        }
        try await Queue.run { queue in
            let request = JobRequest(type)
            try await queue.enqueue(request)
            let isDone = try await queue.serving([type]) {
                try await queue.eventually { try await queue.state(of: request.id) == "done" }
            }
            #expect(isDone)
            let found = try await queue.count(mark, state: "ready")
            #expect(found == 4)
        }
    }
}

extension Queue {
    /// The context of a job that a test itself has claimed.
    func context(_ lease: JobLease) async throws -> JobContext {
        try #require(try await repository().context(of: lease, registry: Registry([])))
    }
}
