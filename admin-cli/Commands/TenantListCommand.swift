import ArgumentParser
import Tenants

/// `tenant list`
struct TenantListCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List all workspaces, oldest first.",
        discussion: "With a database of your own it needs GUANXI_OPERATOR_DATABASE_URL.")

    @OptionGroup var options: Options

    func perform(_ session: Session) async throws {
        let workspaces = try await session.acrossTenants { try await Operations.list(from: $0) }
        session.output.list(workspaces, TenantCommand.columns, empty: "No workspaces yet. Found one: guanxi-admin tenant create")
    }
}
