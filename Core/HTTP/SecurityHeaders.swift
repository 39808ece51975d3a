/// What every reply says to browsers, caches and callers.
struct SecurityHeaders: Sendable {
    private let always: HTTPFields

    /// `isSecure`: people come by https, so browsers may be told to stay there.
    init(isSecure: Bool) {
        var fields: HTTPFields = [
            .xContentTypeOptions: "nosniff",
            .known("Referrer-Policy"): "no-referrer",
            .known("X-Frame-Options"): "DENY",
            .known("Cross-Origin-Opener-Policy"): "same-origin",
        ]
        if isSecure { fields[.strictTransportSecurity] = "max-age=63072000; includeSubDomains" }
        always = fields
    }

    private static let noStore = HTTPField(name: .cacheControl, value: "no-store")
    private static let policy = HTTPField(
        name: .contentSecurityPolicy, value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'")

    func add(to response: inout Response, of exchange: Exchange) {
        response.headers.append(contentsOf: always)
        if response.headers.value(.requestID) == nil { response.headers.append(HTTPField(name: .requestID, value: exchange.id.description)) }
        if response.headers.value(.cacheControl) == nil { response.headers.append(Self.noStore) }
        if response.headers.value(.contentSecurityPolicy) == nil { response.headers.append(Self.policy) }
        if let quota = exchange.quota { add(quota, to: &response.headers) }
    }

    /// draft-ietf-httpapi-ratelimit-headers.
    private func add(_ quota: RateLimiter.Standing, to headers: inout HTTPFields) {
        headers[.rateLimitPolicy] = "\"plan\";q=\(quota.limit);w=60"
        headers[.rateLimit] = "\"plan\";r=\(quota.remaining);t=\(quota.reset)"
    }
}
