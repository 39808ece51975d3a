import CCrypto

/// A SHA-256 digest (FIPS 180-4): what is stored and looked up in place of a secret.
public struct Digest: Hashable, Sendable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    public init(_ bytes: UnsafeRawBufferPointer) {
        words = Digest.filled { EVP_Digest(bytes.baseAddress, bytes.count, $0, nil, Algorithms.sha256, nil) }
    }

    /// Of the UTF-8 bytes of `text`; without a copy of them where they lie in one piece, as they nearly always do.
    public init(_ text: some StringProtocol) {
        let digest = text.utf8.withContiguousStorageIfAvailable { Digest(UnsafeRawBufferPointer($0)) }
        self = digest ?? Array(text.utf8).withUnsafeBytes { Digest($0) }
    }

    /// HMAC-SHA-256 (RFC 2104): a digest that only the holder of `key` can make.
    public init(message: [UInt8], key: [UInt8]) {
        words = Digest.filled { _ = HMAC(Algorithms.sha256, key, Int32(key.count), message, message.count, $0, nil) }
    }

    public init(_ text: String, key: [UInt8]) { self.init(message: Array(text.utf8), key: key) }

    public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

    public static func == (left: Digest, right: Digest) -> Bool {
        let first = left.words.0 ^ right.words.0 | left.words.1 ^ right.words.1
        let second = left.words.2 ^ right.words.2 | left.words.3 ^ right.words.3
        return first | second == 0
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }

    private static func filled(by fill: (UnsafeMutablePointer<UInt8>) -> Void) -> (UInt64, UInt64, UInt64, UInt64) {
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { target in
            fill(target.assumingMemoryBound(to: UInt8.self).baseAddress.unsafelyUnwrapped)
        }
        return words
    }
}

/// OpenSSL's algorithm objects, fetched once: an implicit fetch takes a lock at every call.
enum Algorithms {
    nonisolated(unsafe) static let sha256 = EVP_MD_fetch(nil, "SHA256", nil)
    nonisolated(unsafe) static let aes256GCM = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)
    nonisolated(unsafe) static let aes256ECB = EVP_CIPHER_fetch(nil, "AES-256-ECB", nil)
}

/// Bytes of the system's cryptographic generator.
public func randomBytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
}
