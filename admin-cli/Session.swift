import ArgumentParser
import Core
import InstalledModules
import Logging
import Tenants

/// What a command works with: the installation, opened for as long as the command runs.
struct Session {
    let installation: Installation
    let platform: Platform
    let output: Output
    private let loops: Loops

    var operations: Operations { Operations(platform: platform) }

    /// A private database that does not run is started, and stopped again, whatever `body` does.
    static func open(_ options: Options, _ body: (Session) async throws -> Void) async throws {
        let loops = Loops(count: 1)
        let logger = Logger(label: "guanxi-admin") { JSONLogHandler(label: $0, level: .error) }
        try await Installation.use(Configuration.read()) { installation in
            try await installation.usePlatform(modules: InstalledModules.all, on: loops, logger: logger) { platform in
                try await body(Session(installation: installation, platform: platform, output: options.output, loops: loops))
            }
        }
    }

    /// Runs `body` as the role that sees every workspace.
    func acrossTenants<Result>(_ body: (Database) async throws -> Result) async throws -> Result {
        try await installation.useOperatorDatabase(on: loops, body)
    }
}

/// A command that needs the installation.
protocol SessionCommand: AsyncParsableCommand {
    var options: Options { get }

    func perform(_ session: Session) async throws
}

extension SessionCommand {
    func run() async throws { try await Session.open(options) { try await perform($0) } }
}

extension Role: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
