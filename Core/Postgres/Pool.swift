import CLibpq
import NIOCore
import NIOPosix

/// The connections of one loop that are lent whole, for a transaction each. What comes back with a transaction open is rolled back
/// before it is lent again. Confined to its loop: hence `@unchecked Sendable`.
final class Pool: SlotOwner, @unchecked Sendable {
    private let configuration: DatabaseConfiguration
    private let counters: DatabaseCounters
    private let threads: NIOThreadPool
    private let loop: any EventLoop
    private var slots: [Slot] = []
    private var idle: [Slot] = []
    private var lent: [ObjectIdentifier: Slot] = [:]
    private var waiting = FairQueue<Ticket>()
    private var isClosing = false

    init(configuration: DatabaseConfiguration, counters: DatabaseCounters, threads: NIOThreadPool, loop: any EventLoop) {
        self.configuration = configuration
        self.counters = counters
        self.threads = threads
        self.loop = loop
    }

    func start(_ slots: [Slot]) { self.slots = slots }

    func acquire(_ ticket: Ticket) {
        guard !ticket.isFinished else { return }
        guard !isClosing else { return ticket.finish(.failure(DatabaseError.unavailable("shutting down"))) }
        if waiting.isEmpty, let slot = takeIdle(), let connection = slot.connection { return lend(connection, of: slot, to: ticket) }
        if waiting.count >= configuration.maximumWaiting {
            let full = Result<Connection, any Error>.failure(DatabaseError.unavailable("queue is full"))
            guard let other = waiting.makeRoom(for: ticket.tenant) else { return ticket.finish(full) }
            counters.waiting.add(-1)
            other.finish(full)
        }
        ticket.deadline = .now() + configuration.acquireTimeout
        waiting.append(ticket, of: ticket.tenant)
        counters.waiting.add(1)
        slots.first { $0.isVacant }?.fill()
    }

    func cancel(_ ticket: Ticket) {
        ticket.finish(.failure(CancellationError()))
        removeFinished()
    }

    /// Takes a connection back; `onUndone` is called when nothing is left of what was done on it. One that is not clean is made so first:
    /// what is in flight is cancelled, what is open rolled back, what is left in the session reset.
    func release(_ connection: Connection, onUndone: @escaping @Sendable () -> Void) {
        guard let slot = lent.removeValue(forKey: ObjectIdentifier(connection)) else { return onUndone() }
        counters.transactions.add(-1)
        guard !connection.isIdle else {
            putBack(slot)
            return onUndone()
        }
        if connection.copy != nil { connection.lose("a COPY was left unfinished") }
        clean(connection, of: slot, pause: .milliseconds(1), onUndone: onUndone)
    }

    func sweep(_ now: NIODeadline) -> Bool {
        for ticket in waiting.items where ticket.deadline < now { ticket.finish(.failure(DatabaseError.unavailable("no connection in time"))) }
        removeFinished()
        for slot in slots { slot.connection?.sweep(now) }
        return !waiting.isEmpty || isBusy
    }

    var isBusy: Bool { !lent.isEmpty || slots.contains { $0.connection?.inFlight.isEmpty == false } }

    func refuse() {
        isClosing = true
        for ticket in waiting.items { ticket.finish(.failure(DatabaseError.unavailable("shutting down"))) }
        removeFinished()
    }

    func close() {
        for slot in slots {
            slot.connection?.failInFlight("shutting down")
            slot.close()
        }
    }

    func slotIsReady(_ slot: Slot) { putBack(slot) }

    func slotProgressed(_: Slot) {}

    func slotWasLost(_ slot: Slot) { idle.removeAll { $0 === slot } }

    func slotFailed(_: Slot, _: any Error) {}

    private func takeIdle() -> Slot? {
        while let slot = idle.popLast() {
            if slot.connection?.isIdle == true { return slot }
        }
        return nil
    }

    private func lend(_ connection: Connection, of slot: Slot, to ticket: Ticket) {
        lent[ObjectIdentifier(connection)] = slot
        counters.transactions.add(1)
        ticket.finish(.success(connection))
    }

    private func putBack(_ slot: Slot) {
        guard let connection = slot.connection, connection.isIdle else { return }
        while let ticket = waiting.popFirst() {
            counters.waiting.add(-1)
            if !ticket.isFinished { return lend(connection, of: slot, to: ticket) }
        }
        idle.append(slot)
    }

    /// A request to cancel that overtakes its statement is lost, so it is repeated until the statement is over. Only then comes
    /// the rollback: one more request might hit it.
    private func clean(_ connection: Connection, of slot: Slot, pause: TimeAmount, onUndone: @escaping @Sendable () -> Void) {
        guard connection.isOpen else { return onUndone() }
        guard !connection.steps.isEmpty else { return rollBack(connection, of: slot, onUndone: onUndone) }
        threads.runIfActive(eventLoop: loop, connection.makeCancel()).whenComplete { _ in
            self.loop.scheduleTask(in: pause) {}.futureResult.whenComplete { _ in
                self.clean(connection, of: slot, pause: min(pause * 2, .milliseconds(200)), onUndone: onUndone)
            }
        }
    }

    /// Ends the transaction, and what it may have left in the session besides.
    private func rollBack(_ connection: Connection, of slot: Slot, onUndone: @escaping @Sendable () -> Void) {
        let units = [
            Unit(closing: .rollback) {
                if case .failure = $0 { connection.lose("rollback failed") }
                onUndone()
            },
            Unit(["reset all", "select pg_catalog.pg_advisory_unlock_all()"]) { outcome in
                if case .failure = outcome { return connection.lose("reset failed") }
                self.loop.execute { self.putBack(slot) }
            },
        ]
        for unit in units {
            unit.deadline = .now() + configuration.unitTimeout
            connection.send(unit)
        }
    }

    private func removeFinished() {
        let before = waiting.count
        waiting.removeAll { $0.isFinished }
        counters.waiting.add(waiting.count - before)
    }
}

/// A place in the queue for a connection. Confined to the loop of its pool once submitted.
final class Ticket: @unchecked Sendable {
    let tenant: ID?
    var deadline = NIODeadline.distantFuture
    private(set) var isFinished = false
    private var continuation: UnsafeContinuation<Connection, any Error>?

    init(tenant: ID?) { self.tenant = tenant }

    /// On the loop. A task may have been cancelled before it came to wait.
    func wait(_ continuation: UnsafeContinuation<Connection, any Error>) {
        guard !isFinished else { return continuation.resume(throwing: CancellationError()) }
        self.continuation = continuation
    }

    func finish(_ outcome: Result<Connection, any Error>) {
        guard !isFinished else { return }
        isFinished = true
        continuation?.resume(with: outcome)
        continuation = nil
    }
}

extension Connection {
    /// Asks the server to stop what this session does: a blocking call over a connection of its own, for a helper thread.
    fileprivate func makeCancel() -> @Sendable () -> Void {
        nonisolated(unsafe) let cancel = PQgetCancel(pointer)
        return {
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { _ = PQcancel(cancel, $0.baseAddress, 256) }
            PQfreeCancel(cancel)
        }
    }
}
