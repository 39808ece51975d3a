import CCrypto
import Synchronization

/// Where a sealed value stands. A value that was moved to another place does not open.
package struct SealedPlace: Sendable {
    let tenant: ID
    let table: String
    let column: String

    package init(tenant: ID, table: String, column: String) {
        self.tenant = tenant
        self.table = table
        self.column = column
    }
}

/// What did not open: altered, moved, or sealed with another key. Which of them nobody is told.
package struct NotOpened: Error {}

/// The key of one column of one tenant, derived once from a version of the tenant's key, and shared by all threads.
///
/// A sealed value, as the folder's README has it:
///
///     format 1 (1 byte) ‖ version of the tenant's key (2) ‖ commitment (16) ‖ nonce (24) ‖ ciphertext ‖ tag (16)
package final class ColumnKey: Sendable {
    private static let format: UInt8 = 1
    private static let commitmentLength = 16
    private static let headLength = 3 + commitmentLength
    /// How many bytes a sealed value is longer than what is in it.
    package static let overhead = headLength + ExtendedCipher.nonceLength + ExtendedCipher.tagLength

    package let version: UInt16
    private let place: SealedPlace
    /// Format, version and commitment: every value of the key begins with them.
    private let head: [UInt8]
    private let key: [UInt8]
    private let idle = Mutex<[Cipher]>([])

    /// - Parameters:
    ///   - tenantKey: 32 random bytes.
    ///   - version: that of the tenant's key, from 1.
    package init(tenantKey: [UInt8], version: UInt16, of place: SealedPlace) {
        self.version = version
        self.place = place
        let purpose = KeyDerivation.Purpose("enc", table: place.table, column: place.column, version: version)
        let derived = KeyDerivation.derive(ExtendedCipher.keyLength + Self.commitmentLength, from: tenantKey, for: purpose)
        key = Array(derived.prefix(ExtendedCipher.keyLength))
        var head = [Self.format]
        head.append(bigEndian: version)
        self.head = head + derived.suffix(Self.commitmentLength)
    }

    /// The value of `record`'s column, sealed.
    package func seal(_ plaintext: UnsafeRawBufferPointer, record: ID) -> [UInt8] {
        let cipher = take()
        defer { give(cipher) }
        var sealed = head
        sealed.reserveCapacity(plaintext.count + Self.overhead)
        let nonce = cipher.nonce()
        sealed.append(contentsOf: nonce)
        cipher.extended.seal(plaintext, nonce: nonce, context: context(record), into: &sealed)
        return sealed
    }

    /// What was sealed for this very place and record.
    /// - Throws: `NotOpened`.
    package func open(_ sealed: [UInt8], record: ID) throws(NotOpened) -> [UInt8] {
        guard sealed.count >= Self.overhead, sealed.starts(with: head) else { throw NotOpened() }
        let cipher = take()
        defer { give(cipher) }
        let body = sealed.dropFirst(Self.headLength)
        let nonce = body.prefix(ExtendedCipher.nonceLength)
        let opened = cipher.extended.open(body.dropFirst(ExtendedCipher.nonceLength), nonce: nonce, context: context(record))
        guard let opened else { throw NotOpened() }
        return opened
    }

    /// The version of the tenant's key that a value was sealed with; nil where it is no sealed value.
    package static func version(of sealed: [UInt8]) -> UInt16? {
        guard sealed.count >= overhead, sealed[0] == format else { return nil }
        return UInt16(sealed[1]) << 8 | UInt16(sealed[2])
    }

    /// What a value is bound to: each part behind its length.
    private func context(_ record: ID) -> [UInt8] {
        var context: [UInt8] = []
        context.reserveCapacity(80)
        context.append(part: place.tenant.octets)
        context.append(part: Array(place.table.utf8))
        context.append(part: Array(place.column.utf8))
        context.append(part: record.octets)
        context.append(bigEndian: version)
        return context
    }
}

/// OpenSSL's contexts are dear to make: they are kept when they were used.
extension ColumnKey {
    private static let maximumIdle = 16

    private func take() -> Cipher { idle.withLock { $0.popLast() } ?? Cipher(key: key) }

    private func give(_ cipher: Cipher) {
        idle.withLock { if $0.count < Self.maximumIdle { $0.append(cipher) } }
    }

    /// Used by one thread at a time, the one that took it: hence `@unchecked Sendable`.
    private final class Cipher: @unchecked Sendable {
        private static let nonces = 64
        let extended: ExtendedCipher
        private var random = [UInt8](repeating: 0, count: nonces * ExtendedCipher.nonceLength)
        private var used = nonces

        init(key: [UInt8]) { extended = ExtendedCipher(key: key) }

        /// Random bytes come by the hundred: asking for a few costs as much.
        func nonce() -> ArraySlice<UInt8> {
            if used == Self.nonces {
                precondition(RAND_bytes(&random, Int32(random.count)) == 1, "There are no random bytes.")
                used = 0
            }
            defer { used += 1 }
            return random[used * ExtendedCipher.nonceLength..<(used + 1) * ExtendedCipher.nonceLength]
        }
    }
}

extension ID {
    /// Big-endian, as UUIDs are written (RFC 9562, section 4).
    var octets: [UInt8] {
        var (hi, lo) = (hi.bigEndian, lo.bigEndian)
        return withUnsafeBytes(of: &hi) { Array($0) } + withUnsafeBytes(of: &lo) { Array($0) }
    }
}
