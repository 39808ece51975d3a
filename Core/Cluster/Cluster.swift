import Glibc

/// A private PostgreSQL of our own: made on first use, reached over a Unix socket only, stopped with the server, started again when it dies.
///
/// Several processes may use it at once, such as a server and a command beside it: the first starts it, the last stops it.
/// As root it runs as user `postgres`, in `/var/lib/guanxi-<digits>` where that user cannot reach the directory asked for.
public final class Cluster: Sendable {
    public enum Profile: Sendable {
        case production
        /// Faster, and not safe when the machine crashes.
        case test
    }

    /// libpq connection strings. `superuser` is for making roles and databases.
    public struct URLs: Sendable {
        public let app: String
        public let owner: String
        public let `operator`: String
        public let superuser: String
    }

    private let paths: ClusterPaths
    private let profile: Profile
    private let passwords: [String: String]
    private let locks: ClusterLocks
    private static let database = "guanxi"
    private static let superuser = "postgres"

    /// - Parameters:
    ///   - directory: such as `var/postgres`; made if need be.
    ///   - secrets: where the passwords of the roles are kept, such as `var/secrets`.
    public init(directory: String, secrets: String, profile: Profile = .production) throws {
        paths = try ClusterPaths(directory: directory)
        locks = ClusterLocks(directory: paths.directory)
        self.profile = profile
        let roles = [DatabaseRoles.owner, DatabaseRoles.app, DatabaseRoles.operator, Self.superuser]
        passwords = Dictionary(
            uniqueKeysWithValues: try roles.map { role in
                (role, try KeyRing(directory: secrets, name: "database-\(role)").newest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
            })
    }

    public var urls: URLs { urls(database: Self.database) }

    /// The same for another database of this cluster.
    public func urls(database: String) -> URLs {
        func url(_ role: String) -> String {
            "host='\(paths.socket)' port=5432 dbname=\(database) user=\(role) password=\(passwords[role] ?? "")"
        }
        return URLs(
            app: url(DatabaseRoles.app), owner: url(DatabaseRoles.owner), operator: url(DatabaseRoles.operator), superuser: url(Self.superuser))
    }

    /// Makes the cluster if there is none, starts it if it does not run, makes sure of roles and database.
    public func start() async throws {
        try await Thread.run(named: "cluster") { [self] in
            try paths.prepare()
            try locks.enter()
            try join()
        }
    }

    /// Ends this process's use. The last to do so stops the cluster.
    public func stop() async throws {
        try await Thread.run(named: "cluster") { try self.stopNow() }
    }

    /// Looks after the cluster until the task is cancelled: starts it again when the postmaster has died.
    public func watch() async throws {
        while !Task.isCancelled {
            do { try await Task.sleep(for: .milliseconds(300)) } catch { return }
            guard !isRunning else { continue }
            try locks.own()
            if locks.isOwner { try await Thread.run(named: "cluster") { try self.run() } }
        }
    }

    /// The postmaster's process, nil where none runs.
    public var postmaster: Int32? {
        guard let file = fopen("\(paths.data)/postmaster.pid", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 32)
        guard fgets(&line, 32, file) != nil else { return nil }
        let digits = line.prefix { $0 >= 48 && $0 <= 57 }.map { UInt8(bitPattern: $0) }
        return Int32(String(decoding: digits, as: UTF8.self)).flatMap { kill($0, 0) == 0 ? $0 : nil }
    }

    private var isRunning: Bool { postmaster != nil }
}

/// For tests: databases of their own, what PostgreSQL logged, and leaving nothing behind.
extension Cluster {
    package var log: String { paths.log }

    package func createDatabase(_ name: String, template: String) async throws {
        let url = urls(database: "postgres").superuser
        try await AdminSession.run(url) { try DatabaseRoles.createDatabase($0, named: name, template: template) }
    }

    package func dropDatabase(_ name: String) async throws {
        try await AdminSession.run(urls(database: "postgres").superuser) { session in
            _ = try session.query("drop database if exists \(identifier: name) with (force)")
        }
    }

    /// Ends it at once, whoever started it, and removes everything.
    package func discard() throws {
        if let postmaster {
            kill(postmaster, SIGQUIT)
            for _ in 0..<100 where kill(postmaster, 0) == 0 { usleep(20_000) }
        }
        locks.leave()
        try Command(path: "/bin/rm", arguments: ["-rf", paths.directory, paths.socket]).check()
    }
}

extension Cluster {
    /// Also for a handler at exit: blocks until PostgreSQL is down.
    package func stopNow() throws {
        defer { locks.leave() }
        guard locks.isLast(), isRunning else { return }
        try paths.command("pg_ctl", ["stop", "-D", paths.data, "-m", "fast", "-w", "-t", "60", "-s"]).check()
    }

    /// The owner makes everything ready; others wait until it is, and take over from an owner that left before.
    private func join() throws {
        for _ in 0..<600 {
            try locks.own()
            guard !locks.isOwner else { return try prepare() }
            if isReady { return }
            usleep(100_000)
        }
        throw ClusterError("PostgreSQL does not answer, see \(paths.log)")
    }

    private func prepare() throws {
        try initialize()
        try run()
        try prepareDatabase()
    }

    /// The server's role gets in: the database was prepared to its end.
    private var isReady: Bool {
        do {
            _ = try AdminSession(urls.app)
            return true
        } catch {
            return false
        }
    }

    /// Made beside its place and moved there, so that an interrupted initdb leaves nothing half-made.
    private func initialize() throws {
        guard access("\(paths.data)/PG_VERSION", F_OK) != 0 else { return }
        let draft = "\(paths.directory)/data.new"
        let passwordFile = "\(paths.directory)/password"
        try Command(path: "/bin/rm", arguments: ["-rf", draft]).check()
        try write(passwords[Self.superuser] ?? "", to: passwordFile)
        defer { unlink(passwordFile) }
        try paths.command(
            "initdb",
            [
                "-D", draft, "-U", Self.superuser, "--pwfile", passwordFile, "-A", "scram-sha-256", "-k", "-E", "UTF8", "--locale", "C.UTF-8",
            ] + (profile == .test ? ["--no-sync"] : [])
        ).check()
        guard rename(draft, paths.data) == 0 else { throw ClusterError("\(paths.data): \(String(cString: strerror(errno)))") }
    }

    /// After the postmaster was killed its orphans hold the shared memory for a moment, and a start fails until they are gone.
    private func run() throws {
        guard !isRunning else { return try waitUntilReady() }
        try write(ClusterSettings.text(socket: paths.socket, profile: profile), to: "\(paths.data)/guanxi.conf")
        try write(ClusterSettings.access, to: "\(paths.data)/pg_hba.conf")
        let start = paths.command(
            "pg_ctl",
            [
                "start", "-D", paths.data, "-l", paths.log, "-w", "-t", "60", "-s", "-o", "-c config_file=\(paths.data)/guanxi.conf",
            ])
        var failure = ""
        for _ in 0..<100 {
            let (status, output) = try start.run()
            if status == 0 { return }
            failure = output
            usleep(300_000)
        }
        throw ClusterError("PostgreSQL does not start, see \(paths.log): \(failure)")
    }

    private func waitUntilReady() throws {
        for _ in 0..<300 {
            if try paths.command("pg_isready", ["-h", paths.socket, "-q"]).run().status == 0 { return }
            usleep(100_000)
        }
        throw ClusterError("PostgreSQL runs but does not answer, see \(paths.log)")
    }

    private func prepareDatabase() throws {
        let session = try AdminSession(urls(database: "postgres").superuser)
        try DatabaseRoles.prepare(session, passwords: passwords)
        try DatabaseRoles.createDatabase(session, named: Self.database)
        try DatabaseRoles.closePublicSchema(try AdminSession(urls.superuser))
    }

    private func write(_ text: String, to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ClusterError("\(path): \(String(cString: strerror(errno)))") }
        defer { close(file) }
        let bytes = Array(text.utf8) + [10]
        guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw ClusterError("\(path): cannot be written") }
        if let user = paths.user, let entry = getpwnam(user) { fchown(file, entry.pointee.pw_uid, entry.pointee.pw_gid) }
    }
}
