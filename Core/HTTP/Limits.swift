/// What a request may not exceed, whatever its route. Bodies have limits by route.
enum Limits {
    /// Bytes of the request target.
    static let url = 8 << 10
    /// Bytes of all header fields together, and of each one.
    static let headers = 16 << 10
    static let headerCount = 100
    static let jsonDepth = 32
    static let jsonItems = 1_000
    static let idempotencyKey = 255

    /// Refuses what is too long, and heads that two servers could read in two ways (RFC 9112, 6.3 and 3.2).
    static func check(_ head: HTTPRequest) throws(Problem) {
        guard let path = head.path, path.utf8.first == UInt8(ascii: "/") else { throw .malformedRequest }
        guard path.utf8.count <= url else { throw .addressTooLong }
        guard head.authority != nil else { throw .malformedRequest }
        guard head.headerFields[.transferEncoding] == nil || head.headerFields[.contentLength] == nil else { throw .malformedRequest }
    }
}
