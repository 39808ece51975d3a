import ArgumentParser
import Core

/// `migrate`: brings the database to the state that the files in `migrations/` describe.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Run the migrations that have not run yet.",
        discussion: "A database of your own needs GUANXI_OWNER_DATABASE_URL. Each file runs once, in a transaction of its own.")

    @OptionGroup var options: Options

    @Flag(help: "Only say what would run.")
    var dryRun = false

    func run() async throws {
        try await Installation.use(Configuration.read()) { installation in
            let names = try await dryRun ? installation.pendingMigrations() : installation.migrate()
            options.output.list(names, columns, empty: "Nothing to do: the database is up to date.")
        }
    }

    private var columns: [Column<String>] {
        [
            Column("migration") { .string($0) },
            Column("state") { _ in .string(dryRun ? "pending" : "applied") }.tinted(.status),
        ]
    }
}
