import ArgumentParser
import Core
import Tenants

/// `jobs …`: the background jobs of all workspaces.
struct JobsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "List background jobs, run dead ones again.",
        subcommands: [JobsListCommand.self, JobsShowCommand.self, JobsReplayCommand.self])

    static let columns: [Column<JobLine>] = [
        Column("id", title: "ID") { .string($0.id.description) },
        Column("workspace") { .optional($0.workspace) },
        Column("kind") { .string($0.kind) },
        Column("state") { .string($0.state) }.tinted(.status),
        Column("attempts", text: { "\($0.attempts)/\($0.maximumAttempts)" }) { .integer($0.attempts) },
        Column("maximum_attempts", isForPeople: false) { .integer($0.maximumAttempts) },
        Column("done") { .integer($0.done) },
        Column("total") { $0.total.map(JSON.integer) ?? .null },
        .time("created_at", title: "Created") { $0.createdAt },
        .time("finished_at", title: "Finished") { $0.finishedAt },
        Column("error") { .optional($0.error) },
    ]

    /// - Throws: `ValidationError` for text that is no id.
    static func id(_ text: String) throws -> ID {
        guard let id = ID(text) else { throw ValidationError("\(TextWidth.safe(text)) is not the id of a job.") }
        return id
    }
}
