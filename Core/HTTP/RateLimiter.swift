import NIOCore
import Synchronization

/// A token bucket for each tenant: the plan's requests a minute, with bursts of up to a quarter of them. In memory, for this process.
package final class RateLimiter: Sendable {
    /// Where a tenant stands after a request.
    package struct Standing: Sendable {
        let limit: Int
        let remaining: Int
        /// Seconds until the bucket is full again.
        let reset: Int
        package let isRefused: Bool
    }

    private struct Bucket {
        var tokens: Double
        var filled: NIODeadline
    }

    private let buckets = Mutex<[ID: Bucket]>([:])

    package init() {}

    /// Takes one request of `perMinute` from the tenant's bucket.
    package func take(_ tenant: ID, perMinute: Int64, now: NIODeadline = .now()) -> Standing {
        let capacity = max(1, Double(perMinute) / 4)
        let rate = Double(perMinute) / 60
        return buckets.withLock { buckets in
            var bucket = buckets[tenant] ?? Bucket(tokens: capacity, filled: now)
            let elapsed = Double((now - bucket.filled).nanoseconds) / 1e9
            bucket.tokens = min(capacity, bucket.tokens + elapsed * rate)
            bucket.filled = now
            let isRefused = bucket.tokens < 1
            if !isRefused { bucket.tokens -= 1 }
            buckets[tenant] = bucket
            return Standing(
                limit: Int(perMinute), remaining: Int(bucket.tokens), reset: Int(((capacity - bucket.tokens) / rate).rounded(.up)),
                isRefused: isRefused)
        }
    }
}
