import ArgumentParser
import Tenants

/// `jobs replay`
struct JobsReplayCommand: SessionCommand {
    static let configuration = CommandConfiguration(commandName: "replay", abstract: "Run a dead or cancelled job again.")

    @OptionGroup var options: Options

    @Argument(help: "The job's id.")
    var id: String

    func validate() throws { _ = try JobsCommand.id(id) }

    func perform(_ session: Session) async throws {
        let id = try JobsCommand.id(id)
        let job = try await session.acrossTenants { database in
            try await session.operations.replay(Operations.job(id, from: database))
            return try await Operations.job(id, from: database)
        }
        session.output.one(job, JobsCommand.columns, done: "It runs again as soon as a server is free.")
    }
}
