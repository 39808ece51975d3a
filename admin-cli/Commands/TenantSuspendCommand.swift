import ArgumentParser
import Tenants

/// `tenant suspend`
struct TenantSuspendCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "suspend", abstract: "Shut everybody out of a workspace. Its data stays.")

    @OptionGroup var options: Options
    @OptionGroup var consent: Consent

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    func perform(_ session: Session) async throws {
        let workspace = try await session.operations.find(slug)
        try consent.ask("Everybody in \(TextWidth.safe(workspace.name)) (\(workspace.users) users) will be shut out.", slug: slug)
        try await session.operations.suspend(slug)
        session.output.one(
            try await session.operations.find(slug), TenantCommand.columns, done: "Suspended. Resume it with: guanxi-admin tenant resume \(slug)")
    }
}
