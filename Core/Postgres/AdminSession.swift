import CLibpq

/// A plain blocking session for what is done seldom and alone: migrations, roles, scratch databases. Never used for requests.
/// Made, used and closed on one thread, as `run` does it.
public final class AdminSession {
    private let pointer: OpaquePointer

    /// Opens a session on a thread of its own, runs `body` there and closes it.
    public static func run<Result: Sendable>(
        _ url: String, _ body: @escaping @Sendable (AdminSession) throws -> Result
    ) async throws -> Result {
        try await Thread.run(named: "postgres-admin") { try body(AdminSession(url)) }
    }

    init(_ url: String) throws {
        guard let pointer = PQconnectdb(url) else { throw DatabaseError.unavailable("out of memory") }
        self.pointer = pointer
        guard PQstatus(pointer) == CONNECTION_OK else { throw DatabaseError.lost(String(cString: PQerrorMessage(pointer)), isOutcomeUnknown: false) }
        PQsetNoticeProcessor(pointer, { _, _ in }, nil)
        try run(script: "set client_encoding = 'UTF8'; set timezone = 'UTC'; set search_path = ''")
    }

    deinit { PQfinish(pointer) }

    /// Statements without values, separated by semicolons, as they stand in a file.
    public func run(script: String) throws {
        let result = PQexec(pointer, script)
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return
        default: throw DatabaseError(connectionResult: result)
        }
    }

    @discardableResult
    public func query(_ sql: SQL) throws -> Rows {
        var arena = BindArena()
        arena.load(sql.binds)
        let result = PQexecParams(
            pointer, sql.text, Int32(sql.binds.count), sql.binds.map(\.type.oid), arena.values, arena.lengths, arena.formats, 1)
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK: return Rows(QueryResult(result))
        default:
            defer { PQclear(result) }
            throw DatabaseError(connectionResult: result)
        }
    }

    /// Runs `body` between BEGIN and COMMIT.
    public func transaction(_ body: () throws -> Void) throws {
        try run(script: "begin")
        do {
            try body()
            try run(script: "commit")
        } catch {
            PQclear(PQexec(pointer, "rollback"))
            throw error
        }
    }

    /// What is stored for a password, so that the password itself is never part of a statement.
    func verifier(of password: String, role: String) throws -> String {
        guard let verifier = PQencryptPasswordConn(pointer, password, role, "scram-sha-256") else {
            throw DatabaseError.unavailable(String(cString: PQerrorMessage(pointer)))
        }
        defer { PQfreemem(verifier) }
        return String(cString: verifier)
    }
}
