import Glibc
import UnixSignals

/// Ctrl-C ends a command in order: its transaction is rolled back and a database that it started is stopped. A second one ends it at once.
enum Interruption {
    /// What a shell says of a process that ended by SIGINT.
    static let exitCode: Int32 = 130

    /// - Throws: `CancellationError` after an interruption, else what `work` throws.
    static func heeded(by work: Task<Void, any Error>) async throws {
        let watch = Task {
            for await _ in await UnixSignalsSequence(trapping: .sigint, .sigterm) {
                guard !work.isCancelled else { exit(exitCode) }
                work.cancel()
            }
        }
        defer { watch.cancel() }
        try await work.value
    }
}
