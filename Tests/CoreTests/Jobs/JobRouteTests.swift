import Core
import Testing
import TestKit

@Suite struct JobRouteTests {
    @Test func `administrators see and handle their workspace's jobs, and nobody else's`() async throws {
        let type = JobType("probe.unknown") { _ in }
        try await withTenant { acme in
            try await withTenant { other in
                let request = JobRequest(type)
                _ = try await acme.write { $0.enqueue(request) }
                let path = "jobs/\(request.id)"
                let list = try await acme.get("jobs?state=ready")
                let shown = try await acme.get(path)
                let foreign = try await other.get(path)
                let refused = try await acme.post("\(path)/replay")
                let cancelled = try await acme.delete(path)
                let again = try await acme.delete(path)
                let replayed = try await acme.post("\(path)/replay")
                let stranger = try await acme.user(.member).get(path)
                #expect(list.data.map { $0["id"]?.text } == [request.id.description])
                #expect(shown["kind"] == "probe.unknown")
                #expect(foreign.status == .notFound)
                #expect(refused.code == "job_not_replayable")
                #expect(cancelled["state"] == "cancelled")
                #expect(again.code == "job_finished")
                #expect(replayed["state"] == "ready")
                #expect(stranger.code == "forbidden")
            }
        }
    }

    @Test func `an unknown state is refused`() async throws {
        try await withTenant { acme in
            let reply = try await acme.get("jobs?state=lost")
            #expect(reply.status == .badRequest)
            #expect(reply.code == "invalid_query")
        }
    }
}
