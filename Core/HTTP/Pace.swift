import NIOCore

/// How fast bytes move while somebody waits for them. Time in which nobody waited does not count.
package struct Pace {
    private var bytes = 0
    private var waited = TimeAmount.zero
    private var waitingSince: NIODeadline?

    package init() {}

    package mutating func startWaiting(_ now: NIODeadline = .now()) { waitingSince = waitingSince ?? now }

    package mutating func stopWaiting(_ now: NIODeadline = .now()) {
        if let waitingSince { waited = waited + (now - waitingSince) }
        waitingSince = nil
    }

    package mutating func moved(_ count: Int) { bytes += count }

    /// True where the average has stayed below `rate` bytes a second for longer than `grace`.
    package func isTooSlow(_ now: NIODeadline, rate: Int, grace: TimeAmount) -> Bool {
        let total = waited + (waitingSince.map { now - $0 } ?? .zero)
        return total > grace && Double(bytes) < Double(rate) * Double(total.nanoseconds) / 1e9
    }
}
