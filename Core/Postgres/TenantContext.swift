import CCrypto

/// Signs tenant contexts for one connection: `tenant:hex(HMAC-SHA-256(key, tenant:pid:start))`, which `core.tenant()` verifies.
/// A context is worth nothing on any other connection, now or later.
struct TenantContext: ~Copyable {
    /// `uuid`, a colon, 64 hexadecimal digits.
    static let length = 36 + 1 + 64
    private static let places = 256

    private let key: [UInt8]
    /// `:pid:start`, the same for every tenant.
    private let suffix: [UInt8]
    // Direct-mapped by the last bits of the tenant's id, which are random in a UUIDv7.
    private let tenants: UnsafeMutablePointer<ID>
    private let contexts: UnsafeMutablePointer<UInt8>

    init(key: [UInt8], pid: Int32, start: String) {
        self.key = key
        suffix = Array(":\(pid):\(start)".utf8)
        tenants = .allocate(capacity: Self.places)
        tenants.initialize(repeating: ID(hi: 0, lo: 0), count: Self.places)
        contexts = .allocate(capacity: Self.places * Self.length)
        contexts.initialize(repeating: 0, count: Self.places * Self.length)
    }

    deinit {
        tenants.deallocate()
        contexts.deallocate()
    }

    /// `length` bytes, valid until the next call.
    borrowing func signed(_ tenant: ID) -> UnsafePointer<UInt8> {
        let place = Int(truncatingIfNeeded: tenant.lo) & (Self.places - 1)
        let context = contexts + place * Self.length
        if tenants[place] == tenant, context[0] != 0 { return UnsafePointer(context) }
        sign(tenant, into: context)
        tenants[place] = tenant
        return UnsafePointer(context)
    }

    private borrowing func sign(_ tenant: ID, into context: UnsafeMutablePointer<UInt8>) {
        tenant.write(to: context)
        context[36] = UInt8(ascii: ":")
        let message = Array(UnsafeBufferPointer(start: context, count: 36)) + suffix
        var digest = [UInt8](repeating: 0, count: 32)
        HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &digest, nil)
        for (index, byte) in digest.enumerated() {
            context[37 + 2 * index] = Self.digit(byte >> 4)
            context[38 + 2 * index] = Self.digit(byte & 15)
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + UInt8(ascii: "0") : value - 10 + UInt8(ascii: "a") }
}
