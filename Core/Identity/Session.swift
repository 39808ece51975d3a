/// The cookie that keeps a member signed in.
public enum Session {
    public static let cookie = "gx_session"
    /// Seconds without a request after which a session ends.
    public static let longestRest = 12 * 3600
    /// Days after which it ends in any case.
    public static let longestDays = 30

    /// The value of `Set-Cookie` (RFC 6265) for a new session. `isSecure`: the public URL is https.
    public static func setCookie(_ token: SecretToken, isSecure: Bool) -> String {
        cookieText(token.text, seconds: longestDays * 86_400, isSecure)
    }

    public static func clearCookie(isSecure: Bool) -> String { cookieText("", seconds: 0, isSecure) }

    /// The digest to look up for a cookie's value; nil when it can't be one of ours, which then costs no query.
    public static func digest(of sent: some StringProtocol) -> Digest? { SecretToken.digest(of: sent) }

    private static func cookieText(_ value: String, seconds: Int, _ isSecure: Bool) -> String {
        "\(cookie)=\(value); Path=/; Max-Age=\(seconds); HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
