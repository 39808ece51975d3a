import ArgumentParser
import Core
import Tenants

/// `user invite`
struct UserInviteCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Invite somebody to a workspace.", discussion: "The link is mailed, and printed once.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    @Argument(help: "The e-mail of whoever is invited.")
    var email: String

    @Option(help: "Their name.")
    var name: String?

    @Option(help: "owner, admin, member, read_only or limited.")
    var role = Role.member

    func perform(_ session: Session) async throws {
        let url = try await session.operations.invite(email, name: name, role: role, to: slug)
        session.output.one(UserCommand.Link(email: email, url: url), UserCommand.link, done: "Invited as \(role.rawValue).")
    }
}
