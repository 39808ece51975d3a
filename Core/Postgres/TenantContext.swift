import CCrypto

/// Signs tenant contexts for one connection: `tenant:expiry:hex(HMAC-SHA-256(key, "tenant:expiry:" + pid))`, which `core.tenant()`
/// verifies. A context is worth nothing on any other connection, and nothing after a few minutes on its own.
struct TenantContext: ~Copyable {
    /// `uuid`, a colon, ten digits of seconds since 1970, a colon, 64 hexadecimal digits.
    static let length = 36 + 1 + 10 + 1 + 64
    /// Contexts signed in one period expire together, three to four periods after.
    private static let period: Int64 = 64
    private static let places = 256

    private struct Entry {
        var tenant: ID
        var period: Int64
    }

    private let key: [UInt8]
    private let pid: [UInt8]
    /// Seconds by which the server's clock is ahead of ours.
    private let clockOffset: Int64
    // Direct-mapped by the last bits of the tenant's id, which are random in a UUIDv7.
    private let entries: UnsafeMutablePointer<Entry>
    private let contexts: UnsafeMutablePointer<UInt8>

    init(key: [UInt8], pid: Int32, clockOffset: Int64) {
        self.key = key
        self.pid = Array("\(pid)".utf8)
        self.clockOffset = clockOffset
        entries = .allocate(capacity: Self.places)
        entries.initialize(repeating: Entry(tenant: ID(hi: 0, lo: 0), period: -1), count: Self.places)
        contexts = .allocate(capacity: Self.places * Self.length)
        contexts.initialize(repeating: 0, count: Self.places * Self.length)
    }

    deinit {
        entries.deallocate()
        contexts.deallocate()
    }

    /// `length` bytes, valid until the next call.
    borrowing func signed(_ tenant: ID, at now: Timestamp = .now) -> UnsafePointer<UInt8> {
        let place = Int(truncatingIfNeeded: tenant.lo) & (Self.places - 1)
        let context = contexts + place * Self.length
        let period = (now.unixMicroseconds / 1_000_000 + clockOffset) / Self.period
        if entries[place].tenant == tenant, entries[place].period == period { return UnsafePointer(context) }
        sign(tenant, expiry: (period + 4) * Self.period, into: context)
        entries[place] = Entry(tenant: tenant, period: period)
        return UnsafePointer(context)
    }

    private borrowing func sign(_ tenant: ID, expiry: Int64, into context: UnsafeMutablePointer<UInt8>) {
        tenant.write(to: context)
        for (offset, byte) in ":\(expiry):".utf8.enumerated() { context[36 + offset] = byte }
        let message = Array(UnsafeBufferPointer(start: context, count: 48)) + pid
        var digest = [UInt8](repeating: 0, count: 32)
        HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, nil)
        for (index, byte) in digest.enumerated() {
            context[48 + 2 * index] = Self.digit(byte >> 4)
            context[49 + 2 * index] = Self.digit(byte & 15)
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a") }
}
