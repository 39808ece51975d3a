import ArgumentParser
import Tenants

/// `jobs show`
struct JobsShowCommand: SessionCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one job.")

    @OptionGroup var options: Options

    @Argument(help: "The job's id.")
    var id: String

    func validate() throws { _ = try JobsCommand.id(id) }

    func perform(_ session: Session) async throws {
        let job = try JobsCommand.id(id)
        session.output.one(try await session.acrossTenants { try await Operations.job(job, from: $0) }, JobsCommand.columns)
    }
}
