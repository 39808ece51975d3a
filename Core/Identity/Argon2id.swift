import CArgon2

/// Argon2id (RFC 9106) in PHC strings: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
package struct Argon2id: Sendable, Hashable {
    package struct Failure: Error {
        package let code: Int32
    }

    package let memory: UInt32
    package let passes: UInt32
    package let lanes: UInt32

    /// OWASP's second profile: 19 MiB, two passes, one lane; about 40 ms a hash.
    package static let standard = Argon2id(memory: 19_456, passes: 2, lanes: 1)

    package init(memory: UInt32, passes: UInt32, lanes: UInt32) {
        self.memory = memory
        self.passes = passes
        self.lanes = lanes
    }

    private var prefix: String { "$argon2id$v=19$m=\(memory),t=\(passes),p=\(lanes)$" }

    /// The PHC string of `password` under `salt` (16 bytes), with a hash of 32 bytes.
    package func hash(_ password: [UInt8], salt: [UInt8]) throws -> String {
        let length = argon2_encodedlen(passes, memory, lanes, UInt32(salt.count), 32, Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let code = argon2id_hash_encoded(passes, memory, lanes, password, password.count, salt, salt.count, 32, &encoded, encoded.count)
        guard code == ARGON2_OK.rawValue else { throw Failure(code: code) }
        return encoded.withUnsafeBufferPointer { String(decoding: $0.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self) }
    }

    /// Whether `password` is the one of `phc`, whose own parameters are used; compared in constant time.
    static func verify(_ password: [UInt8], _ phc: String) throws -> Bool {
        let code = argon2id_verify(phc, password, password.count)
        guard code == ARGON2_OK.rawValue || code == ARGON2_VERIFY_MISMATCH.rawValue else { throw Failure(code: code) }
        return code == ARGON2_OK.rawValue
    }

    func isOutdated(_ phc: String) -> Bool { !phc.hasPrefix(prefix) }
}
