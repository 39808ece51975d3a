import ArgumentParser

/// `module enable`
struct ModuleEnableCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "enable", abstract: "Switch a module on for a workspace whose plan has it.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    @Argument(help: "The module's id, such as funnel.")
    var module: String

    func perform(_ session: Session) async throws { try await ModuleCommand.turn(module, on: true, for: slug, session) }
}
