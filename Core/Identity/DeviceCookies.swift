/// The cookie of a browser that has signed in to an account before (OWASP, "Device Cookies"). Its attempts are counted apart, so that
/// strangers who guess at an account can't lock out its owner. It proves nothing else: a password is still asked for.
public struct DeviceCookies: Sendable {
    public static let cookie = "gx_device"
    private static let longestDays = 400
    private let key: [UInt8]
    private let isSecure: Bool

    init(key: [UInt8], isSecure: Bool) {
        self.key = key
        self.isSecure = isSecure
    }

    /// The value of `Set-Cookie`: `nonce.tag`, the tag being the HMAC of nonce and account.
    public func setCookie(for account: String) -> String {
        let nonce = Base64URL.text(of: randomBytes(12))
        let value = "\(nonce).\(tag(nonce, account))"
        return "\(Self.cookie)=\(value); Path=/api/v1/session; Max-Age=\(Self.longestDays * 86_400); HttpOnly; SameSite=Strict"
            + (isSecure ? "; Secure" : "")
    }

    /// The device's own name if `sent` was made for this account; nil for any other.
    package func device(_ sent: some StringProtocol, for account: String) -> String? {
        let parts = sent.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, sent.utf8.count < 100 else { return nil }
        let expected = tag(String(parts[0]), account)
        return Digest(expected) == Digest(parts[1]) ? String(parts[0]) : nil
    }

    private func tag(_ nonce: String, _ account: String) -> String {
        Base64URL.text(of: Digest("device|\(nonce)|\(account)", key: key).bytes)
    }
}
