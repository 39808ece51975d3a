import ArgumentParser
import Tenants

/// `tenant show`
struct TenantShowCommand: SessionCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show one workspace.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    func perform(_ session: Session) async throws {
        session.output.one(try await session.operations.find(slug), TenantCommand.columns)
    }
}
