import ArgumentParser
import Tenants

/// `user reset-password`
struct UserResetPasswordCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset-password", abstract: "Make a link by which a user sets a new password.",
        discussion: "The link is mailed, and printed once. The old password works until the link has been used.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    @Argument(help: "The user's e-mail.")
    var email: String

    func perform(_ session: Session) async throws {
        let url = try await session.operations.resetPassword(of: email, in: slug)
        session.output.one(UserCommand.Link(email: email, url: url), UserCommand.link, done: "The link works once.")
    }
}
