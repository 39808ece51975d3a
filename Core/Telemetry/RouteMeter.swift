import NIOCore
import Synchronization

/// How often a route was asked, with what outcome, and how long it took.
final class RouteMeter: Sendable {
    struct Counts {
        var byStatus: [Int: Int] = [:]
        /// One for each of `bounds`, and one for what took longer than all of them; not cumulative.
        var buckets = [Int](repeating: 0, count: RouteMeter.bounds.count + 1)
        var nanoseconds: Int64 = 0
    }

    /// Upper bounds in seconds.
    static let bounds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    private static let nanosecondBounds = bounds.map { Int64($0 * 1e9) }

    private let counts = Mutex(Counts())

    var snapshot: Counts { counts.withLock { $0 } }

    func count(status: Int, took: TimeAmount) {
        let bucket = Self.nanosecondBounds.firstIndex { took.nanoseconds <= $0 } ?? Self.bounds.count
        counts.withLock {
            $0.byStatus[status, default: 0] += 1
            $0.buckets[bucket] += 1
            $0.nanoseconds += took.nanoseconds
        }
    }
}
