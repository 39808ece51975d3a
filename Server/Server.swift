import Core
import Glibc
import InstalledModules
import Logging

/// guanxi-server: configuration → installation → installed modules → serve until told to stop.
@main
enum Server {
    static func main() async {
        do {
            try await run(Configuration.read())
            LogOutput.standardError.flush()
        } catch {
            LogOutput.standardError.flush()
            complain((error as? DatabaseError)?.debugDescription ?? "\(error)")
            exit(EXIT_FAILURE)
        }
    }

    private static func run(_ configuration: Configuration) async throws {
        let level = Logger.Level(rawValue: configuration.logLevel) ?? .info
        let logger = Logger(label: "guanxi") { JSONLogHandler(label: $0, level: level) }
        let installation = try await Installation.open(configuration)
        do {
            try await serve(installation, logger)
        } catch {
            try await installation.close()
            throw error
        }
        try await installation.close()
    }

    private static func serve(_ installation: Installation, _ logger: Logger) async throws {
        let loops = Loops(count: installation.configuration.loops)
        let platform = try await installation.platform(modules: InstalledModules.all, on: loops, logger: logger)
        try await installation.serve(platform, on: loops)
        try await platform.database.shutdown()
    }

    private static func complain(_ sentence: String) {
        let line = Array("guanxi-server: \(sentence)\n".utf8)
        write(STDERR_FILENO, line, line.count)
    }
}
