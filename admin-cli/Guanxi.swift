import ArgumentParser
import Glibc

/// The operator's command. A command is parsed here and runs in its own file; what it does is done by Core and Tenants.
@main
struct Guanxi: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guanxi-admin",
        abstract: "Operates a Guanxi installation: workspaces, plans, modules, users, jobs.",
        discussion: """
            The installation is the one that the GUANXI_… variables describe, as for guanxi-server: GUANXI_VAR (var) holds the private \
            database, GUANXI_DATABASE_URL names one of your own. A private database that is not running is started for the command.

            Every command prints a table, or JSON with --json. What is changed is journaled in the workspace as done by the operator.

            Exit codes: 0 done, 1 failed, 2 done but there are findings (doctor), 64 wrong usage, 130 interrupted.
            """,
        subcommands: [
            MigrateCommand.self, TenantCommand.self, PlanCommand.self, ModuleCommand.self, UserCommand.self, JobsCommand.self,
            RoutesCommand.self, DoctorCommand.self, DemoCommand.self,
        ])

    static func main() async {
        do {
            try await Interruption.heeded(by: Task { try await run(parsed()) })
        } catch let code as ExitCode {
            Glibc.exit(code.rawValue)
        } catch {
            if exitCode(for: error).isSuccess { exit(withError: error) }  // help was asked for
            Failure.report(error)
            Glibc.exit(Failure.exitCode(of: error))
        }
    }

    /// Ends the process where the arguments are wrong or only help was asked for.
    private static func parsed() async throws -> sending any ParsableCommand {
        do {
            return try await asyncParseAsRoot()
        } catch {
            guard exitCode(for: error) == .validationFailure, Failure.isJSON else { exit(withError: error) }
            throw Failure.Usage(message: message(for: error))
        }
    }

    private static func run(_ command: sending any ParsableCommand) async throws {
        var command = command
        guard var command = command as? any AsyncParsableCommand else { return try command.run() }
        try await command.run()
    }
}
