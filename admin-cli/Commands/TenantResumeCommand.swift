import ArgumentParser
import Tenants

/// `tenant resume`
struct TenantResumeCommand: SessionCommand {
    static let configuration = CommandConfiguration(commandName: "resume", abstract: "Let everybody into a suspended workspace again.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    func perform(_ session: Session) async throws {
        try await session.operations.resume(slug)
        session.output.one(try await session.operations.find(slug), TenantCommand.columns, done: "Resumed.")
    }
}
