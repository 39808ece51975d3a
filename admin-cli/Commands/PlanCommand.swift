import ArgumentParser

/// `plan …`: what workspaces subscribe to.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "List plans, put a workspace on one.", subcommands: [PlanListCommand.self, PlanSetCommand.self])
}
