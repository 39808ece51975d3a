import Core

extension TestServer {
    /// Runs a recurring job of the house now, as its schedule would, to its end.
    public func runHouseJob(_ type: JobType) async throws {
        let request = JobRequest(type)
        try await platform.database.transaction(tenant: .workers) { $0.enqueue(request) }
        platform.jobs.wake()
        let state: SQL = "select j.state from core.job j where j.tenant_id = \(ID.workers) and j.id = \(request.id)"
        while try await platform.database.query(state, tenant: .workers).scalar(String.self) != "done" {
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
