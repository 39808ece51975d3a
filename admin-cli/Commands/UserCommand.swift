import ArgumentParser
import Core

/// `user …`: who works in a workspace.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "List and invite users, let one set a new password.",
        subcommands: [UserListCommand.self, UserInviteCommand.self, UserResetPasswordCommand.self])

    /// A link that is shown once.
    struct Link {
        let email: String
        let url: String
    }

    static let link: [Column<Link>] = [Column("email") { .string($0.email) }, Column("url", title: "Link") { .string($0.url) }]
}
