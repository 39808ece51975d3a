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
        let loops = Loops(count: configuration.loops)
        try await Installation.use(configuration) { installation in
            try await installation.usePlatform(modules: InstalledModules.all, on: loops, logger: logger) { platform in
                try await installation.serve(platform, on: loops)
            }
        }
    }

    private static func complain(_ sentence: String) {
        let line = Array("guanxi-server: \(sentence)\n".utf8)
        write(STDERR_FILENO, line, line.count)
    }
}
