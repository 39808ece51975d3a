import ArgumentParser
import Tenants

/// `jobs list`
struct JobsListCommand: SessionCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the jobs of all workspaces, newest first.")

    @OptionGroup var options: Options

    @Option(help: "Only jobs in this state.")
    var state: State?

    @Option(help: "How many at most.")
    var limit = 50

    enum State: String, ExpressibleByArgument, CaseIterable {
        case ready, running, done, dead, cancelled
    }

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit must be from 1 to 10000.") }
    }

    func perform(_ session: Session) async throws {
        let jobs = try await session.acrossTenants { try await Operations.jobs(in: state?.rawValue, limit: limit, from: $0) }
        session.output.list(jobs, JobsCommand.columns, empty: "No jobs.")
    }
}
