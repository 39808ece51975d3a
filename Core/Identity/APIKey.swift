import CZlib

/// A key for programs: `gx_<environment>_<id>_<secret><crc32>`. The checksum (CRC-32 of all before it, eight hexadecimal digits) lets
/// typing mistakes and random guesses be refused without a query, and lets secret scanners recognise a leaked key.
public struct APIKey: Sendable {
    public static let prefix = "gx_"

    /// Shown once, never stored.
    public let text: String
    /// The part that lists may show: `gx_live_0190…`.
    public let hint: String

    public init(id: ID, environment: String) {
        hint = "\(Self.prefix)\(environment)_\(id.description.filter { $0 != "-" })"
        let body = "\(hint)_\(SecretToken().text)"
        let sum = Array(body.utf8).withUnsafeBufferPointer(Self.checksum)
        let digits = (0..<8).map { hexadecimalCharacter(UInt8(sum >> (28 - 4 * $0) & 15)) }
        text = body + String(decoding: digits, as: UTF8.self)
    }

    public var digest: Digest { Digest(text) }

    /// The digest to look up for what a caller sent; nil when its form or checksum is wrong.
    public static func digest(of sent: some StringProtocol) -> Digest? {
        guard (60..<130).contains(sent.utf8.count), sent.hasPrefix(prefix) else { return nil }
        let isWhole = sent.utf8.withContiguousStorageIfAvailable(hasChecksum) ?? Array(sent.utf8).withUnsafeBufferPointer(hasChecksum)
        return isWhole ? Digest(sent) : nil
    }

    private static func hasChecksum(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let body = UnsafeBufferPointer(rebasing: bytes.dropLast(8))
        var stated: UInt32 = 0
        for byte in bytes.suffix(8) {
            guard let digit = hexadecimalDigit(byte) else { return false }
            stated = stated << 4 | UInt32(digit)
        }
        return stated == checksum(body)
    }

    private static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32(0, bytes.baseAddress, UInt32(bytes.count)))
    }
}
