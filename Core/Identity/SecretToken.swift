/// A secret of 256 random bits that is handed out once: a session, an invitation, a password reset. Only its digest is stored.
public struct SecretToken: Sendable {
    /// 43 characters of base64url: safe in URLs and cookies.
    public let text: String

    private static let length = 43

    public init() { text = Base64URL.text(of: randomBytes(32)) }

    public var digest: Digest { Digest(text) }

    /// The digest to look up for what a caller sent; nil when it can't be one of ours, which then costs no query.
    public static func digest(of sent: some StringProtocol) -> Digest? {
        guard sent.utf8.count == length, sent.utf8.allSatisfy(isDigit) else { return nil }
        return Digest(sent)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 32) &- 97 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
