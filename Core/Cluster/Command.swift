import CLinux
import Glibc

/// Runs a program of PostgreSQL's and waits for it. Blocks: for threads of one's own.
struct Command {
    let path: String
    let arguments: [String]
    /// Run as this user, which takes root (initdb and postgres refuse to be root).
    var user: String?

    /// Returns the exit status and what was printed.
    func run() throws -> (status: Int32, output: String) {
        var ends: [Int32] = [0, 0]
        guard clinux_pipe(&ends) == 0 else { throw ClusterError("pipe: \(errno)") }
        defer { close(ends[0]) }
        let pid: pid_t
        do {
            defer { close(ends[1]) }
            pid = try spawn(output: ends[1])
        }
        let output = Self.readAll(ends[0])
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return (status & 0x7f == 0 ? (status >> 8) & 0xff : -1, output)
    }

    /// Fails unless the program ends well.
    @discardableResult
    func check() throws -> String {
        let (status, output) = try run()
        guard status == 0 else { throw ClusterError("\(path) ended with \(status): \(output)") }
        return output
    }

    private func spawn(output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        clinux_spawn_in(&actions, "/")
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own: an interrupt at the terminal is the server's to handle, which then stops the cluster.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK))
        let words = user.map { ["setpriv", "--reuid=\($0)", "--regid=\($0)", "--init-groups", path] + arguments } ?? [path] + arguments
        let cWords = words.map { CString($0) }
        let environment = ["PATH=/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C.UTF-8"].map { CString($0) }
        var pid = pid_t()
        let failure = withExtendedLifetime((cWords, environment)) {
            posix_spawnp(
                &pid, words[0], &actions, &attributes, cWords.map { UnsafeMutablePointer(mutating: $0.pointer) } + [nil],
                environment.map { UnsafeMutablePointer(mutating: $0.pointer) } + [nil])
        }
        guard failure == 0 else { throw ClusterError("\(words[0]): \(String(cString: strerror(failure)))") }
        return pid
    }

    private static func readAll(_ file: Int32) -> String {
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: output, as: UTF8.self) }
            output += chunk.prefix(count)
        }
    }
}

/// Why the embedded PostgreSQL does not run. Written for the operator.
public struct ClusterError: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}
