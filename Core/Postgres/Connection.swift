import CLibpq
import DequeModule
import Glibc
import NIOCore

/// One live session in pipeline mode, on one loop. Answers come in the order in which statements went out; `steps` says whose is next.
/// Confined to its loop: hence `@unchecked Sendable`.
final class Connection: Socket, @unchecked Sendable {
    /// What the server still owes an answer to.
    enum Step {
        /// Parse of a statement, for a unit's statement of that index.
        case prepare(PreparedStatement, Unit, index: Int)
        /// BEGIN, the tenant context, COMMIT, ROLLBACK.
        case control(Unit, Control)
        case statement(Unit, index: Int)
        /// Ends a unit.
        case sync(Unit)
        /// DEALLOCATE, and the Sync after statements that were prepared or deallocated ahead of a unit.
        case housekeeping
    }

    enum Control {
        case opening
        case commit
        case rollback
    }

    let pointer: OpaquePointer
    let fd: Int32
    let pid: Int32
    /// False for connections that serve one transaction at a time: there a failed Parse has no neighbours to hurt.
    let isShared: Bool
    let context: TenantContext
    let counters: DatabaseCounters
    var statements: StatementCache
    var steps = Deque<Step>()
    /// Units in flight, of which the last may still be going out.
    private(set) var inFlight = Deque<Unit>()
    /// A COPY under way; the session is out of pipeline mode until it ends.
    var copy: Copy?
    /// Told after answers came in, and after the connection was lost.
    var onProgress: (Connection) -> Void = { _ in }
    /// Takes a unit whose plans had gone stale: nothing of it was carried out. Only shared connections have it.
    var onStalePlan: ((Unit) -> Void)?
    private(set) var isOpen = true
    private let reactor: Reactor
    private var token: UInt64 = 0
    /// Set while what a COPY brings is not wanted yet: the socket is not read, so that the server waits.
    var isPaused = false
    private var arena = BindArena()

    init(_ opened: Connector.Opened, isShared: Bool, configuration: DatabaseConfiguration, reactor: Reactor, counters: DatabaseCounters) {
        pointer = opened.pointer
        pid = opened.pid
        fd = PQsocket(opened.pointer)
        context = TenantContext(key: configuration.contextKey, pid: opened.pid, clockOffset: opened.clockOffset)
        statements = StatementCache(capacity: configuration.statementCacheCapacity)
        self.isShared = isShared
        self.reactor = reactor
        self.counters = counters
        counters.connections.add(1)
        token = reactor.watch(self, fd: fd)
    }

    /// True where nothing is in flight and no transaction is open.
    var isIdle: Bool { isOpen && steps.isEmpty && copy == nil && PQtransactionStatus(pointer) == PQTRANS_IDLE }

    func send(_ unit: Unit) {
        guard copy == nil else { return unit.finish(.failure(DatabaseError.decoding("a COPY is under way"))) }
        if let refusal = refusal(of: unit) { return unit.finish(.failure(refusal)) }
        counters.inFlight.add(1)
        counters.queries.add(unit.statements.count)
        inFlight.append(unit)
        do {
            try write(unit)
            flush()
        } catch {
            lose("cannot send: \(error.debugDescription)")
        }
    }

    /// Gives the rest of what libpq holds to the kernel, now or when it takes it.
    func flush() {
        switch PQflush(pointer) {
        case 0: break
        case 1: reactor.awaitWritable(fd: fd, token: token)
        default: lose(errorMessage)
        }
    }

    /// Closes the session and fails what is in flight.
    func lose(_ reason: String) {
        guard isOpen else { return }
        close()
        counters.losses.add(1)
        let units = inFlight
        inFlight.removeAll()
        steps.removeAll()
        for unit in units { end(unit, with: .failure(unit.failure ?? .lost(reason, isOutcomeUnknown: true))) }
        copy?.lose(reason)
        copy = nil
        onProgress(self)
    }

    func close() {
        guard isOpen else { return }
        isOpen = false
        counters.connections.add(-1)
        reactor.unwatch(token)
        shutdown(fd, Int32(SHUT_RD))  // completes a poll that still holds the socket
        PQfinish(pointer)
    }

    func takeFirstInFlight() -> Unit? { inFlight.popFirst() }

    func end(_ unit: Unit, with outcome: Result<[Rows], any Error>) {
        counters.inFlight.add(-1)
        if case .failure = outcome { counters.errors.add(1) }
        unit.finish(outcome)
    }

    /// Reads on after a pause.
    func resumeReading() {
        guard isOpen, isPaused else { return }
        isPaused = false
        socketIsReady()
        if isOpen, !isPaused { reactor.resume(token, fd: fd) }
    }

    var errorMessage: String { String(cString: PQerrorMessage(pointer)) }

    func send(bind statement: PreparedStatement, _ binds: [Bind]) throws(DatabaseError) {
        arena.load(binds)
        let sent = PQsendQueryPrepared(pointer, statement.name, Int32(binds.count), arena.values, arena.lengths, arena.formats, 1)
        guard sent == 1 else { throw .lost(errorMessage, isOutcomeUnknown: false) }
    }

    /// Before anything is sent, because the other statements of the unit would be carried out.
    private func refusal(of unit: Unit) -> DatabaseError? {
        for (index, sql) in unit.statements.enumerated() where sql.statement != nil {
            guard let statement = statements.find(sql), !statement.accepts(sql.binds) else { continue }
            var error = DatabaseError.decoding("binds of other types than the statement was first used with")
            error.statementIndex = index
            return error
        }
        return nil
    }
}
