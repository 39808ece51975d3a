import ArgumentParser
import Tenants

/// `plan set`
struct PlanSetCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Put a workspace on a plan; a trial ends.",
        discussion: "Modules that the plan does not have are refused from now on. Their data stays.")

    @OptionGroup var options: Options

    @Argument(help: "The workspace's slug, such as acme.")
    var slug: String

    @Argument(help: "The plan's code, see: guanxi-admin plan list")
    var plan: String

    func perform(_ session: Session) async throws {
        try await session.operations.setPlan(plan, of: slug)
        session.output.one(try await session.operations.find(slug), TenantCommand.columns, done: "The plan is \(plan) now.")
    }
}
