import ArgumentParser
import Core
import Tenants

/// `user list`
struct UserListCommand: SessionCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the users of a workspace.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    func perform(_ session: Session) async throws {
        session.output.list(try await session.operations.users(of: slug), Self.columns, empty: "No users.")
    }

    private static let columns: [Column<UserLine>] = [
        Column("name") { .string($0.name) },
        Column("email") { .string($0.email) },
        Column("role") { .string($0.role) },
        Column("roles", title: "Assigned roles") { .string($0.roles.joined(separator: ", ")) },
        Column("status") { .string($0.status) }.tinted(.status),
        .time("last_sign_in_at", title: "Last sign-in") { $0.lastSignInAt },
        Column("id", title: "ID") { .string($0.id.description) },
    ]
}
