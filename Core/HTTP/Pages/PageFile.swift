import NIOCore

/// One file of the web app with the ways in which it was compressed beforehand.
package struct PageFile: Sendable {
    let type: String
    private let plain: ByteBuffer
    private let packed: [ContentCoding: ByteBuffer]
    private let tag: ETag

    /// The name's ending tells the media type.
    package init(_ name: String, _ plain: ByteBuffer, packed: [ContentCoding: ByteBuffer] = [:]) {
        type = Self.types[name.split(separator: ".").last.map(String.init) ?? ""] ?? "application/octet-stream"
        self.plain = plain
        self.packed = packed
        tag = ETag(of: plain)
    }

    /// 200 with the smallest form that the caller takes, or 304 where it has the file. `headers` are those of either.
    func response(to request: Request, _ headers: HTTPFields) -> Response {
        var headers = headers
        let accepted = request.headers.value(.acceptEncoding)
        let coding = ContentCoding.allCases.first { packed[$0] != nil && $0.isAccepted(by: accepted) }
        if !packed.isEmpty { headers[.vary] = "Accept-Encoding" }
        headers[.eTag] = coding.map(tag.with) ?? tag.description
        if let known = request.headers.value(.ifNoneMatch), tag.isListed(in: known, allowsWeak: true) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = type
        headers[.contentEncoding] = coding?.rawValue
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: coding.flatMap { packed[$0] } ?? plain))
    }

    private static let types: [String: String] = [
        "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
        "css": "text/css; charset=utf-8", "txt": "text/plain; charset=utf-8", "json": "application/json", "map": "application/json",
        "webmanifest": "application/manifest+json", "svg": "image/svg+xml", "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2",
        "woff": "font/woff",
    ]
}
