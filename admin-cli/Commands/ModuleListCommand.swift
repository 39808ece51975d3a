import ArgumentParser
import Tenants

/// `module list`
struct ModuleListCommand: SessionCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the modules and which of them a workspace has on.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    func perform(_ session: Session) async throws {
        session.output.list(try await session.operations.modules(of: slug), ModuleCommand.columns, empty: "No modules.")
    }
}
