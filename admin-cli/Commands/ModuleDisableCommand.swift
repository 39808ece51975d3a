import ArgumentParser

/// `module disable`
struct ModuleDisableCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "disable", abstract: "Switch a module off for a workspace. Its data stays.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    @Argument(help: "The module's id, such as funnel.")
    var module: String

    func perform(_ session: Session) async throws { try await ModuleCommand.turn(module, on: false, for: slug, session) }
}
