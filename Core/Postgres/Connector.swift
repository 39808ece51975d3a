import CLibpq
import NIOCore
import NIOPosix

/// Opens connections on threads of its own, because name look-up and TLS in libpq block.
struct Connector: Sendable {
    let configuration: DatabaseConfiguration
    let threads: NIOThreadPool

    /// A session set up and in pipeline mode, on its way from a connector's thread to its loop.
    struct Opened: @unchecked Sendable {
        let pointer: OpaquePointer
        let pid: Int32
        /// Seconds by which the server's clock is ahead of ours.
        let clockOffset: Int64
    }

    func open(on loop: any EventLoop) -> EventLoopFuture<Opened> {
        threads.runIfActive(eventLoop: loop) { try connect() }
    }

    private func connect() throws -> Opened {
        guard let pointer = withParameters({ PQconnectdbParams($0, $1, 1) }) else { throw DatabaseError.unavailable("out of memory") }
        do {
            guard PQstatus(pointer) == CONNECTION_OK else { throw Self.failure(pointer) }
            PQsetNoticeProcessor(pointer, { _, _ in }, nil)  // notices would go to standard error
            let clockOffset = try prepare(pointer)
            guard PQsetnonblocking(pointer, 1) == 0, PQenterPipelineMode(pointer) == 1 else { throw Self.failure(pointer) }
            return Opened(pointer: pointer, pid: PQbackendPID(pointer), clockOffset: clockOffset)
        } catch {
            PQfinish(pointer)
            throw error
        }
    }

    /// The statements of every unit, and a look at the server's clock.
    private func prepare(_ pointer: OpaquePointer) throws -> Int64 {
        try check(PQprepare(pointer, "context", "select where pg_catalog.set_config('guanxi.context', $1, true) is null", 0, nil))
        try check(PQprepare(pointer, "begin", "begin", 0, nil))
        try check(PQprepare(pointer, "commit", "commit", 0, nil))
        try check(PQprepare(pointer, "rollback", "rollback", 0, nil))
        let result = PQexec(pointer, "select extract(epoch from pg_catalog.clock_timestamp())::bigint")
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_TUPLES_OK, let seconds = Int64(String(cString: PQgetvalue(result, 0, 0))) else {
            throw DatabaseError(connectionResult: result)
        }
        return seconds - Timestamp.now.unixMicroseconds / 1_000_000
    }

    private func check(_ result: OpaquePointer?) throws {
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw DatabaseError(connectionResult: result) }
    }

    private static func failure(_ pointer: OpaquePointer) -> DatabaseError {
        .lost(String(cString: PQerrorMessage(pointer)), isOutcomeUnknown: false)
    }

    /// The configuration as libpq's keywords and values. What the connection string itself says of TLS and hosts stays as it is.
    private func withParameters<Result>(_ body: (UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>) -> Result) -> Result {
        let parameters = [
            ("dbname", configuration.url), ("application_name", configuration.applicationName), ("client_encoding", "UTF8"),
            ("connect_timeout", "\(max(2, configuration.connectTimeout.nanoseconds / 1_000_000_000))"), ("options", options),
            ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"), ("tcp_user_timeout", "30000"),
        ]
        let keys = parameters.map { CString($0.0) }
        let values = parameters.map { CString($0.1) }
        return withExtendedLifetime((keys, values)) {
            body(keys.map { Optional($0.pointer) } + [nil], values.map { Optional($0.pointer) } + [nil])
        }
    }

    private var options: String {
        let milliseconds = { (time: TimeAmount) in "\(time.nanoseconds / 1_000_000)" }
        return [
            ("TimeZone", "UTC"), ("DateStyle", "ISO"), ("extra_float_digits", "1"), ("search_path", ""), ("jit", "off"),
            ("default_transaction_isolation", "read\\ committed"), ("statement_timeout", milliseconds(configuration.statementTimeout)),
            ("lock_timeout", milliseconds(configuration.lockTimeout)),
            ("idle_in_transaction_session_timeout", milliseconds(configuration.idleInTransactionTimeout)),
        ].map { "-c \($0)=\($1)" }.joined(separator: " ")
    }
}

/// A C string that lives as long as this does.
final class CString {
    let pointer: UnsafePointer<CChar>

    init(_ text: String) {
        pointer = text.withCString { source in
            let count = text.utf8.count + 1
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: count)
            copy.initialize(from: source, count: count)
            return UnsafePointer(copy)
        }
    }

    deinit { pointer.deallocate() }
}

extension DatabaseError {
    /// The error of a result that may be missing, as when memory or the connection gave out.
    init(connectionResult result: OpaquePointer?) {
        guard let result else {
            self = .lost("no result", isOutcomeUnknown: false)
            return
        }
        self.init(result: result)
    }
}
