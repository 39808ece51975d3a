import ArgumentParser
import Core

/// `doctor`: is everything as it should be?
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Examine the installation: versions, settings, migrations, catalogue, secrets, disk.",
        discussion: "Changes nothing. Exit code 2 where something must be put right; warnings are what is fit for trying out only.")

    @OptionGroup var options: Options

    func run() async throws {
        try await Installation.use(Configuration.read()) { installation in
            let findings = try await installation.examine(on: Loops(count: 1))
            options.output.list(findings, Self.columns, empty: "Nothing was examined.")
            if findings.contains(where: { $0.verdict == .finding }) { throw ExitCode.findings }
        }
    }

    private static let columns: [Column<Finding>] = [
        Column("verdict") { .string($0.verdict.rawValue) }.tinted(.status),
        Column("subject") { .string($0.subject) },
        Column("detail") { .string($0.detail) },
    ]
}

extension ExitCode {
    /// The command did its work, and what it found must be looked into.
    fileprivate static let findings = ExitCode(2)
}
