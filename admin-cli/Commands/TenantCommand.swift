import ArgumentParser
import Core
import Tenants

/// `tenant …`: the workspaces of this installation.
struct TenantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Found, list, suspend and resume workspaces.",
        subcommands: [
            TenantCreateCommand.self, TenantListCommand.self, TenantShowCommand.self, TenantPastDueCommand.self, TenantSuspendCommand.self,
            TenantResumeCommand.self,
        ])

    static let columns: [Column<WorkspaceSummary>] = [
        Column("slug") { .string($0.slug) },
        Column("name") { .string($0.name) },
        Column("status") { .string($0.status) }.tinted(.status),
        Column("plan") { .string($0.plan) },
        .time("trial_ends_at", title: "Trial ends") { $0.trialEndsAt },
        Column("users") { .integer($0.users) },
        Column("modules") { .array($0.modules.map(JSON.string)) },
        .time("created_at", title: "Created") { $0.createdAt },
        Column("id", title: "ID") { .string($0.id.description) },
    ]
}
