import ArgumentParser
import Tenants

/// `tenant past-due`
struct TenantPastDueCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "past-due", abstract: "Make a workspace read-only because its bill is overdue.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    func perform(_ session: Session) async throws {
        try await session.operations.markPastDue(slug)
        session.output.one(
            try await session.operations.find(slug), TenantCommand.columns, done: "Read-only. When it is paid: guanxi-admin tenant resume \(slug)")
    }
}
