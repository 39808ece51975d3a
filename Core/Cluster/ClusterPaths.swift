import CLinux
import Glibc

/// Where an embedded cluster lives, and as whom it runs.
struct ClusterPaths: Sendable {
    /// Holds `data`, `log` and the files of `ClusterLocks`.
    let directory: String
    /// Holds the Unix socket.
    let socket: String
    let binaries: String
    /// `postgres` where we are root, else nil: ourselves.
    let user: String?

    var data: String { "\(directory)/data" }
    var log: String { "\(directory)/log" }

    /// `sun_path` has 108 bytes with its final zero.
    private static let longestSocketPath = 107

    init(directory: String) throws {
        let absolute = Self.absolute(directory)
        user = getuid() == 0 ? "postgres" : nil
        try Self.makeDirectories(absolute)
        self.directory = Self.isReachable(absolute) || user == nil ? absolute : "/var/lib/guanxi-\(Self.short(absolute))"
        let beside = "\(self.directory)/socket"
        socket = "\(beside)/.s.PGSQL.5432".utf8.count <= Self.longestSocketPath ? beside : "/tmp/guanxi-\(Self.short(absolute))"
        binaries = try Self.findBinaries()
    }

    /// Made if need be, owned by the user that PostgreSQL runs as, closed to all others.
    func prepare() throws {
        try Self.makeDirectories(directory)
        for path in [directory, socket] {
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw ClusterError("\(path): \(String(cString: strerror(errno)))") }
            try own(path)
            chmod(path, 0o700)
        }
    }

    private func own(_ path: String) throws {
        guard let user else { return }
        guard let entry = getpwnam(user) else { throw ClusterError("no user \(user): install postgresql") }
        guard chown(path, entry.pointee.pw_uid, entry.pointee.pw_gid) == 0 else { throw ClusterError("\(path): cannot be given to \(user)") }
    }

    func command(_ program: String, _ arguments: [String]) -> Command {
        Command(path: "\(binaries)/\(program)", arguments: arguments, user: user)
    }

    /// The newest PostgreSQL installed.
    private static func findBinaries() throws -> String {
        for version in (15...30).reversed() where access("/usr/lib/postgresql/\(version)/bin/initdb", X_OK) == 0 {
            return "/usr/lib/postgresql/\(version)/bin"
        }
        throw ClusterError("no PostgreSQL 15 or later below /usr/lib/postgresql: install it or set GUANXI_DATABASE_URL")
    }

    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        guard let current = getcwd(nil, 0) else { return path }
        defer { free(current) }
        return "\(String(cString: current))/\(path)"
    }

    private static func makeDirectories(_ directory: String) throws {
        var path = ""
        for part in directory.split(separator: "/") {
            path += "/\(part)"
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw ClusterError("\(path): \(String(cString: strerror(errno)))") }
        }
    }

    /// Whether another user can get to `directory`: below a root-only folder it cannot. Our own `var` is opened just so far.
    private static func isReachable(_ directory: String) -> Bool {
        var path = ""
        let parents = directory.split(separator: "/").dropLast()
        for (index, part) in parents.enumerated() {
            path += "/\(part)"
            let mode = clinux_mode(path)
            guard mode >= 0 else { return false }
            if mode & 0o001 == 0 {
                guard index == parents.count - 1, chmod(path, UInt32(mode & 0o777 | 0o011)) == 0 else { return false }
            }
        }
        return true
    }

    /// Eight digits that tell one directory from another.
    private static func short(_ path: String) -> String {
        Digest(path).bytes.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
