import CLibpq
import NIOCore

/// A COPY under way on a lent connection, which is out of pipeline mode until it ends. Confined to the connection's loop.
/// Data is taken and given as fast as the other side allows, never faster: neither a slow reader nor a slow server makes memory grow.
final class Copy {
    private enum Phase {
        /// The server has not yet said what kind of COPY it is.
        case starting
        case giving
        case taking
        /// All data is through; the server's verdict is due.
        case ending
        case over
    }

    private unowned let connection: Connection
    private var phase = Phase.starting
    private var failure: DatabaseError?
    private var rows = 0
    /// COPY OUT: what has come and was not asked for yet.
    private var arrived = ByteBuffer()
    private var waiter: ((Result<Void, any Error>) -> Void)?

    /// How much of what arrives is kept before reading stops.
    private static let window = 256 * 1024

    init(connection: Connection) { self.connection = connection }

    var isPaused: Bool { arrived.readableBytes >= Self.window }

    /// Calls `body` once the server is ready to give or take data.
    func started(_ body: @escaping (Result<Void, any Error>) -> Void) { wait(body) }

    /// COPY OUT: the next bytes; nil at the end.
    func pull(_ body: @escaping (Result<ByteBuffer?, any Error>) -> Void) {
        guard arrived.readableBytes == 0, phase != .over else { return body(.success(takeArrived())) }
        wait { [unowned self] outcome in body(outcome.map { takeArrived() }) }
        connection.resumeReading()
    }

    /// COPY IN: gives bytes, and waits until the kernel has taken them.
    func push(_ bytes: ByteBuffer, _ body: @escaping (Result<Void, any Error>) -> Void) {
        guard phase == .giving else { return body(failure.map { .failure($0) } ?? .success(())) }
        let isTaken = bytes.withUnsafeReadableBytes { raw in
            PQputCopyData(connection.pointer, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count)) == 1
        }
        guard isTaken else { return body(.failure(DatabaseError.lost(connection.errorMessage, isOutcomeUnknown: false))) }
        wait(body)
        connection.flush()
        advance()
    }

    /// COPY IN: ends the data, with a reason to throw all of it away or none. Then the number of rows.
    func finish(_ reason: String?, _ body: @escaping (Result<Int, any Error>) -> Void) {
        if phase == .giving {
            guard PQputCopyEnd(connection.pointer, reason) == 1 else {
                return body(.failure(DatabaseError.lost(connection.errorMessage, isOutcomeUnknown: false)))
            }
            phase = .ending
        }
        guard phase != .over else { return body(outcome.map { self.rows }) }
        wait { [unowned self] outcome in body(outcome.map { self.rows }) }
        connection.flush()
        // A server that refused the data early has said all it will say: nothing more would come to wake us.
        advance()
    }

    /// Called whenever the socket was read or written.
    func advance() {
        if phase == .taking { takeData() }
        if phase == .starting || phase == .ending { takeResults() }
        switch phase {
        case .giving where PQflush(connection.pointer) == 0: wake(.success(()))
        case .taking where arrived.readableBytes > 0: wake(.success(()))
        case .over: wake(outcome)
        default: break
        }
    }

    func lose(_ reason: String) {
        phase = .over
        failure = .lost(reason, isOutcomeUnknown: false)
        wake(outcome)
    }

    private var outcome: Result<Void, any Error> { failure.map { .failure($0) } ?? .success(()) }

    private func wait(_ body: @escaping (Result<Void, any Error>) -> Void) { waiter = body }

    private func wake(_ outcome: Result<Void, any Error>) {
        let waiter = waiter
        self.waiter = nil
        waiter?(outcome)
    }

    private func takeArrived() -> ByteBuffer? {
        guard arrived.readableBytes > 0 else { return nil }
        defer { arrived = ByteBuffer() }
        return arrived
    }

    private func takeData() {
        while !isPaused {
            var row: UnsafeMutablePointer<CChar>?
            let count = PQgetCopyData(connection.pointer, &row, 1)
            guard count > 0, let row else {
                if count < 0 { phase = .ending }
                return
            }
            arrived.writeBytes(UnsafeRawBufferPointer(start: row, count: Int(count)))
            PQfreemem(row)
        }
    }

    private func takeResults() {
        while PQisBusy(connection.pointer) == 0 {
            guard let result = PQgetResult(connection.pointer) else { return end() }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COPY_IN:
                phase = .giving
                return
            case PGRES_COPY_OUT:
                phase = .taking
                return takeData()
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK: rows = Int(String(cString: PQcmdTuples(result))) ?? 0
            default: failure = failure ?? DatabaseError(result: result)
            }
        }
    }

    private func end() {
        phase = .over
        connection.endCopy()
    }
}

extension Connection {
    /// Leaves pipeline mode, for which nothing may be in flight, and sends the COPY.
    func startCopy(_ text: String) -> Copy? {
        guard isOpen, steps.isEmpty, copy == nil, PQexitPipelineMode(pointer) == 1, PQsendQuery(pointer, text) == 1 else { return nil }
        let started = Copy(connection: self)
        copy = started
        flush()
        return started
    }

    func endCopy() {
        copy = nil
        if PQenterPipelineMode(pointer) != 1 { lose(errorMessage) }
    }
}
