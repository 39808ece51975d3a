import ArgumentParser
import Core
import Tenants

/// `tenant create`
struct TenantCreateCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Found a workspace with its owner.",
        discussion: """
            The owner sets a password by the link that is printed once, or gets the one that --password-stdin reads. \
            Without --plan the workspace is on trial, as by sign-up.

            Example: guanxi-admin tenant create acme --company 'Acme 有限公司' --owner-name 王芳 --owner-email wang@acme.example
            """)

    @OptionGroup var options: Options

    @Argument(help: "The address of the workspace: lower-case letters, digits and hyphens.")
    var slug: String

    @Option(help: "The company's name.")
    var company: String

    @Option(help: "The owner's name.")
    var ownerName: String

    @Option(help: "The owner's e-mail, for signing in.")
    var ownerEmail: String

    @Option(help: "The language of the workspace: zh or en.")
    var language = Language.zh

    @Option(help: "The code of a plan, see: guanxi-admin plan list")
    var plan: String?

    @Flag(help: "Read the owner's password from standard input.")
    var passwordStdin = false

    func perform(_ session: Session) async throws {
        let password = passwordStdin ? try Secret.read(for: ownerEmail, context: [ownerEmail, ownerName, company, slug]) : nil
        let founded = try await session.operations.found(
            company: company, slug: slug, ownerName: ownerName, ownerEmail: ownerEmail, language: language, plan: plan)
        if let password { try await session.operations.setPassword(password, of: founded.owner, in: founded.tenant) }
        let workspace = try await session.operations.find(slug)
        session.output.one(workspace, TenantCommand.columns + [owner(founded), link(founded)], done: "Founded.")
    }

    private func owner(_ founded: Operations.Founded) -> Column<WorkspaceSummary> {
        Column("owner") { _ in .string(founded.owner.description) }
    }

    private func link(_ founded: Operations.Founded) -> Column<WorkspaceSummary> {
        Column("password_url", title: "Set password") { _ in passwordStdin ? .null : .string(founded.passwordURL) }
    }
}
