import CCrypto
import NIOCore

/// A reply as it is kept for repeats of its request: some header fields and the body, in HTTP's own format.
package struct StoredReply {
    package let bytes: [UInt8]

    private static let names: [HTTPField.Name] = [.location, .eTag, .contentType]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    package init(_ response: Response) async throws {
        var buffer = ByteBuffer()
        for name in Self.names {
            guard let value = response.headers[name] else { continue }
            buffer.writeString("\(name.canonicalName): \(value)\r\n")
        }
        buffer.writeString("\r\n")
        buffer.writeImmutableBuffer(try await response.body.collected())
        bytes = Array(buffer.readableBytesView)
    }

    package func response(status: HTTPResponse.Status) -> Response {
        var headers: HTTPFields = [.idempotentReplayed: "true"]
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\r")), end > rest.startIndex {
            let line = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 2)...]
            guard let colon = line.firstIndex(of: ":"), let name = HTTPField.Name(String(line[..<colon])) else { continue }
            headers[name] = String(line[line.index(colon, offsetBy: 2)...])
        }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: rest.dropFirst(2))))
    }
}

extension ResponseBody {
    /// The whole body in memory.
    package func collected() async throws -> ByteBuffer {
        let collector = Collector()
        try await write(collector)
        return collector.bytes
    }

    private final class Collector: ResponseBodyWriter {
        var bytes = ByteBuffer()

        func write(_ buffer: ByteBuffer) async throws { bytes.writeImmutableBuffer(buffer) }

        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

/// Seals kept replies so that neither a dump of the database nor this server's secret alone can open them: it takes the caller's key too.
public struct ReplySeal: Sendable {
    private let secret: [UInt8]

    /// `secret` is 32 bytes.
    public init(secret: [UInt8]) { self.secret = secret }

    func digest(of key: String, tenant: ID, user: ID) -> Digest { Digest("find \(tenant) \(user) \(key)", key: secret) }

    package func seal(_ bytes: [UInt8], key: String, tenant: ID, user: ID) throws -> [UInt8] {
        try cipher(key, tenant, user).seal(bytes, context: Array("\(tenant)\(user)".utf8))
    }

    package func open(_ bytes: [UInt8], key: String, tenant: ID, user: ID) throws -> [UInt8] {
        try cipher(key, tenant, user).open(bytes, context: Array("\(tenant)\(user)".utf8))
    }

    private func cipher(_ key: String, _ tenant: ID, _ user: ID) -> AuthenticatedCipher {
        AuthenticatedCipher(key: Digest("seal \(tenant) \(user) \(key)", key: secret).bytes)
    }
}
