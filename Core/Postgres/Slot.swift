import NIOCore

/// A place for one connection on a loop: opens it, and after a loss opens another, with growing and jittered pauses.
/// Confined to `loop`: hence `@unchecked Sendable`.
final class Slot: @unchecked Sendable {
    private(set) var connection: Connection?
    private weak var owner: (any SlotOwner)?
    private let loop: any EventLoop
    private let open: @Sendable () -> EventLoopFuture<Connection>
    private var isOpening = false
    private var isClosed = false
    private var failures = 0

    init(owner: any SlotOwner, loop: any EventLoop, open: @escaping @Sendable () -> EventLoopFuture<Connection>) {
        self.owner = owner
        self.loop = loop
        self.open = open
    }

    var isVacant: Bool { connection == nil && !isOpening && !isClosed }

    /// Starts to connect unless that is under way already.
    func fill() {
        guard isVacant else { return }
        isOpening = true
        open().whenComplete { self.take($0) }
    }

    func close() {
        isClosed = true
        connection?.close()
        connection = nil
    }

    private func take(_ outcome: Result<Connection, any Error>) {
        isOpening = false
        switch outcome {
        case .success(let opened):
            guard !isClosed else { return opened.close() }
            failures = 0
            connection = opened
            opened.onProgress = { [weak self] in self?.progress($0) }
            owner?.slotIsReady(self)
        case .failure(let error):
            guard !isClosed else { return }
            failures += 1
            refillLater()
            owner?.slotFailed(self, error)
        }
    }

    private func progress(_ moved: Connection) {
        guard moved === connection else { return }
        if moved.isOpen {
            owner?.slotProgressed(self)
            return
        }
        connection = nil
        if failures == 0 { fill() } else { refillLater() }
        owner?.slotWasLost(self)
    }

    /// 50 ms doubling up to 3 s, give or take half, so that servers that lost one database do not return in step.
    private func refillLater() {
        guard !isClosed else { return }
        isOpening = true
        let pause = min(3_000, 50 << min(failures - 1, 6))
        loop.scheduleTask(in: .milliseconds(Int64.random(in: Int64(pause / 2)...Int64(pause * 3 / 2)))) {
            self.isOpening = false
            self.fill()
        }
    }
}

/// What a slot tells the pipeline or pool it belongs to.
protocol SlotOwner: AnyObject {
    func slotIsReady(_ slot: Slot)
    func slotProgressed(_ slot: Slot)
    func slotWasLost(_ slot: Slot)
    func slotFailed(_ slot: Slot, _ error: any Error)
}
