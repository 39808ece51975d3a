import DequeModule
import NIOCore

/// The shared connections of one loop: units of many requests travel on them one behind the other, each with its own Sync.
/// Confined to its loop: hence `@unchecked Sendable`.
final class Pipeline: SlotOwner, @unchecked Sendable {
    private let configuration: DatabaseConfiguration
    private let counters: DatabaseCounters
    private var slots: [Slot] = []
    private var waiting = FairQueue<Unit>()
    private let ready: EventLoopPromise<Void>
    private var isClosing = false

    init(configuration: DatabaseConfiguration, counters: DatabaseCounters, loop: any EventLoop) {
        self.configuration = configuration
        self.counters = counters
        ready = loop.makePromise()
    }

    /// Completes with the first connection, or fails with the first failure.
    func start(_ slots: [Slot]) -> EventLoopFuture<Void> {
        self.slots = slots
        for slot in slots { slot.fill() }
        if slots.isEmpty { ready.succeed() }
        return ready.futureResult
    }

    func submit(_ unit: Unit) {
        guard !isClosing else { return unit.finish(.failure(DatabaseError.unavailable("shutting down"))) }
        if waiting.isEmpty, let connection = freest { return send(unit, on: connection) }
        if waiting.count >= configuration.maximumWaiting {
            let full = Result<[Rows], any Error>.failure(DatabaseError.unavailable("queue is full"))
            guard let other = waiting.makeRoom(for: unit.tenant) else { return unit.finish(full) }
            counters.waiting.add(-1)
            other.finish(full)
        }
        unit.deadline = .now() + configuration.acquireTimeout
        waiting.append(unit, of: unit.tenant)
        counters.waiting.add(1)
    }

    /// The caller gives up: a unit that waits leaves the queue, one in flight runs out unheard.
    func cancel(_ unit: Unit) {
        unit.finish(.failure(CancellationError()))
        removeFinished()
    }

    /// Fails what is overdue. Returns false when there is nothing left to look after.
    func sweep(_ now: NIODeadline) -> Bool {
        for unit in waiting.items where unit.deadline < now { unit.finish(.failure(DatabaseError.unavailable("no connection in time"))) }
        removeFinished()
        for slot in slots { slot.connection?.sweep(now) }
        return !waiting.isEmpty || isBusy
    }

    var isBusy: Bool { slots.contains { $0.connection?.inFlight.isEmpty == false } }

    func refuse() {
        isClosing = true
        for unit in waiting.items { unit.finish(.failure(DatabaseError.unavailable("shutting down"))) }
        removeFinished()
    }

    func close() {
        for slot in slots {
            slot.connection?.failInFlight("shutting down")
            slot.close()
        }
    }

    func slotIsReady(_ slot: Slot) {
        slot.connection?.onStalePlan = { [weak self, weak slot] unit in
            if let connection = slot?.connection { self?.send(unit, on: connection) } else { self?.submit(unit) }
        }
        ready.succeed()
        slotProgressed(slot)
    }

    func slotProgressed(_ slot: Slot) {
        while !waiting.isEmpty, let connection = slot.connection, connection.inFlight.count < configuration.maximumInFlight {
            guard let unit = waiting.popFirst() else { return }
            counters.waiting.add(-1)
            send(unit, on: connection)
        }
    }

    func slotWasLost(_: Slot) {}

    func slotFailed(_: Slot, _ error: any Error) { ready.fail(error) }

    private func send(_ unit: Unit, on connection: Connection) {
        guard !unit.isFinished else { return }
        unit.deadline = .now() + configuration.unitTimeout
        connection.send(unit)
    }

    /// The open connection with the least in flight, if it has room.
    private var freest: Connection? {
        var best: Connection?
        for slot in slots {
            guard let connection = slot.connection, connection.isOpen else { continue }
            if connection.inFlight.count < best?.inFlight.count ?? configuration.maximumInFlight { best = connection }
        }
        return best
    }

    private func removeFinished() {
        let before = waiting.count
        waiting.removeAll { $0.isFinished }
        counters.waiting.add(waiting.count - before)
    }
}

extension Connection {
    /// Fails units that are overdue; where even the first of them is, the session is stuck and given up.
    func sweep(_ now: NIODeadline) {
        for unit in inFlight where unit.deadline < now {
            unit.finish(.failure(DatabaseError(.unavailable, sqlstate: "57014", isOutcomeUnknown: true, message: "no answer in time")))
        }
        if let first = inFlight.first, first.deadline + .seconds(3) < now { lose("no answer from the server") }
    }

    func failInFlight(_ reason: String) {
        for unit in inFlight { unit.finish(.failure(DatabaseError.lost(reason, isOutcomeUnknown: true))) }
    }
}
