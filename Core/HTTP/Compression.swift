import NIOCore

/// gzip (RFC 1952) for whoever accepts it, where it pays: texts of 1 KiB and more that are in memory as a whole.
enum Compression {
    private static let smallest = 1 << 10
    private static let largest = 4 << 20

    static func apply(to response: Response, for request: Request) async -> Response {
        guard let length = response.body.contentLength, length >= smallest, length <= largest, isText(response.headers) else { return response }
        var response = response
        response.headers[.vary] = "Accept-Encoding"
        guard accepts(request.headers[.acceptEncoding]), let bytes = await collect(response.body), let packed = Gzip.pack(bytes) else {
            return response
        }
        response.body = ResponseBody(byteBuffer: packed)
        response.headers[.contentLength] = "\(packed.readableBytes)"
        response.headers[.contentEncoding] = "gzip"
        // A strong tag names one sequence of bytes (RFC 9110, 8.8.3.3); `ETag` knows the suffix.
        if let tag = response.headers[.eTag], tag.hasSuffix("\"") { response.headers[.eTag] = "\(tag.dropLast())-gzip\"" }
        return response
    }

    private static func isText(_ headers: HTTPFields) -> Bool {
        guard headers[.contentEncoding] == nil, let type = headers[.contentType] else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
            || type.hasPrefix("application/openapi")
    }

    /// True unless gzip is left out or weighs nothing (RFC 9110, 12.5.3).
    private static func accepts(_ header: String?) -> Bool {
        guard let header else { return false }
        return header.split(separator: ",").contains { item in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
            return (parts.first == "gzip" || parts.first == "*")
                && !parts.dropFirst().contains { $0 == "q=0" || $0.hasPrefix("q=0.000") || $0 == "q=0.0" }
        }
    }

    private static func collect(_ body: ResponseBody) async -> ByteBuffer? {
        do {
            return try await body.collected()
        } catch {
            return nil
        }
    }
}
