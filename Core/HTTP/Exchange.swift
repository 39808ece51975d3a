import NIOCore
import Synchronization

/// One request on its way through the stack.
public final class Exchange: Sendable {
    private struct State {
        var body: ByteBuffer?
        var language: Language?
        var tenant: ID?
        var quota: RateLimiter.Standing?
        var hasUsedIdempotencyKey = false
    }

    /// The request's id: in the reply's `X-Request-Id`, in problems, in the log and in the journal.
    let id: ID
    let request: Request
    let platform: Platform
    let match: RouteTable.Match
    let channel: any Channel
    let started: NIODeadline
    private let state = Mutex(State())

    init(request: Request, platform: Platform, match: RouteTable.Match, channel: any Channel) {
        id = ID.new()
        self.request = request
        self.platform = platform
        self.match = match
        self.channel = channel
        started = .now()
    }

    var route: Route? { match.route }
    var tenant: ID? { state.withLock { $0.tenant } }

    /// The first of `Accept-Language` that we speak, else the principal's own, else English.
    var language: Language {
        AcceptLanguage.preferred(request.headers.value(.acceptLanguage)) ?? state.withLock { $0.language } ?? .en
    }

    /// Where the tenant stands in its rate limit, once counted.
    var quota: RateLimiter.Standing? {
        get { state.withLock { $0.quota } }
        set { state.withLock { $0.quota = newValue } }
    }

    var hasUsedIdempotencyKey: Bool {
        get { state.withLock { $0.hasUsedIdempotencyKey } }
        set { state.withLock { $0.hasUsedIdempotencyKey = newValue } }
    }

    var collectedBody: ByteBuffer? {
        get { state.withLock { $0.body } }
        set { state.withLock { $0.body = newValue } }
    }

    func admitted(_ principal: Principal) {
        state.withLock {
            $0.tenant = principal.tenant
            $0.language = principal.language
        }
    }

    /// The raw text of a parameter of the path; empty if the route has none of that name.
    func parameter(_ name: String) -> Substring { match.parameter(name) }

    /// The text after `?`.
    var queryText: Substring {
        guard let path = request.head.path, let mark = path.utf8.firstIndex(of: UInt8(ascii: "?")) else { return "" }
        return path[path.utf8.index(after: mark)...]
    }

    /// The address of the other end; behind a trusted proxy, the last address of `X-Forwarded-For` that is not one of ours.
    var peer: String {
        let direct = channel.remoteAddress?.ipAddress ?? "local"
        let trusted = platform.configuration.trustedProxies
        guard trusted.contains(direct), let forwarded = request.headers.value(.forwardedFor) else { return direct }
        let hops = forwarded.split(separator: ",").map { $0.filter { $0 != " " } }
        return hops.last { !trusted.contains($0) } ?? direct
    }
}

extension HTTPField.Name {
    /// A name known to be well-formed.
    static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name).unsafelyUnwrapped }

    static let forwardedFor = known("X-Forwarded-For")
    static let requestID = known("X-Request-Id")
    static let idempotencyKey = known("Idempotency-Key")
    package static let idempotentReplayed = known("Idempotent-Replayed")
    static let ownPages = known("X-Guanxi")
    static let fetchSite = known("Sec-Fetch-Site")
    static let rateLimit = known("RateLimit")
    static let rateLimitPolicy = known("RateLimit-Policy")
}

/// `Accept-Language` (RFC 9110, 12.5.4), as far as two languages need it.
package enum AcceptLanguage {
    package static func preferred(_ header: String?) -> Language? {
        guard let header else { return nil }
        var best: (language: Language, weight: Double)?
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";")
            guard let tag = parts.first?.filter({ $0 != " " }).lowercased(), let language = language(of: tag) else { continue }
            let weight = parts.dropFirst().first.flatMap { Double($0.filter { $0 != " " }.dropFirst(2)) } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }

    private static func language(of tag: String) -> Language? {
        Language.allCases.first { tag == $0.rawValue || tag.hasPrefix("\($0.rawValue)-") }
    }
}
