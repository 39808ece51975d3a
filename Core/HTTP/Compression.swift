import NIOCore

/// gzip (RFC 1952) for whoever accepts it, where it pays: texts of 1 KiB and more that are in memory as a whole.
enum Compression {
    private static let smallest = 1 << 10
    private static let largest = 4 << 20

    static func apply(to response: Response, for request: Request) async -> Response {
        guard let length = response.body.contentLength, length >= smallest, length <= largest, isText(response.headers) else { return response }
        var response = response
        response.headers[.vary] = "Accept-Encoding"
        guard ContentCoding.gzip.isAccepted(by: request.headers.value(.acceptEncoding)) else { return response }
        guard let bytes = await collect(response.body), let packed = Gzip.pack(bytes) else { return response }
        response.body = ResponseBody(byteBuffer: packed)
        response.headers[.contentLength] = "\(packed.readableBytes)"
        response.headers[.contentEncoding] = "gzip"
        // A strong tag names one sequence of bytes (RFC 9110, 8.8.3.3); `ETag` knows the suffix.
        if let tag = response.headers[.eTag], tag.hasSuffix("\"") { response.headers[.eTag] = "\(tag.dropLast())-gzip\"" }
        return response
    }

    private static func isText(_ headers: HTTPFields) -> Bool {
        guard headers.value(.contentEncoding) == nil, let type = headers.value(.contentType) else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("application/json") || type.hasPrefix("application/problem+json")
            || type.hasPrefix("application/openapi")
    }

    private static func collect(_ body: ResponseBody) async -> ByteBuffer? {
        do {
            return try await body.collected()
        } catch {
            return nil
        }
    }
}
