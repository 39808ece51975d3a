import Core
import NIOCore
import NIOHTTP1
import NIOPosix

/// Speaks HTTP/1.1 with the server over a real socket, a connection per request.
public struct TestClient: Sendable {
    public let port: Int
    /// Goes out as `Authorization: Bearer …`; nil is anybody.
    public var token: String?
    public var headers: HTTPFields = [.acceptLanguage: "en"]

    public init(port: Int, token: String? = nil) {
        self.port = port
        self.token = token
    }

    public func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestReply {
        try await send(.GET, path, nil, headers)
    }

    public func post(_ path: String, _ body: JSON? = nil, headers: HTTPFields = [:]) async throws -> TestReply {
        try await send(.POST, path, body, headers)
    }

    public func put(_ path: String, _ body: JSON? = nil, headers: HTTPFields = [:]) async throws -> TestReply {
        try await send(.PUT, path, body, headers)
    }

    /// With `version`, the version that the change is meant for goes out as `If-Match`.
    public func patch(_ path: String, _ body: JSON, etag: String? = "*", headers: HTTPFields = [:]) async throws -> TestReply {
        var headers = headers
        if let etag { headers[.ifMatch] = etag }
        return try await send(.PATCH, path, body, headers)
    }

    public func delete(_ path: String, headers: HTTPFields = [:]) async throws -> TestReply {
        try await send(.DELETE, path, nil, headers)
    }

    /// A request with a body of any type, or none.
    public func send(_ method: HTTPMethod, _ path: String, bytes: ByteBuffer?, type: String, headers: HTTPFields = [:]) async throws -> TestReply {
        try await exchange(head(method, path, headers, type: bytes == nil ? nil : type, length: bytes?.readableBytes), bytes)
    }

    private func send(_ method: HTTPMethod, _ path: String, _ body: JSON?, _ headers: HTTPFields) async throws -> TestReply {
        let type = method == .PATCH ? "application/merge-patch+json" : "application/json"
        return try await send(method, path, bytes: body.map { ByteBuffer(string: $0.serialized) }, type: type, headers: headers)
    }

    /// A path without a leading slash is below `/api/v1`.
    private func head(_ method: HTTPMethod, _ path: String, _ headers: HTTPFields, type: String?, length: Int?) -> HTTPRequestHead {
        var fields = HTTPHeaders((self.headers + headers).map { ($0.name.rawName, $0.value) })
        fields.replaceOrAdd(name: "host", value: "127.0.0.1:\(port)")
        fields.replaceOrAdd(name: "connection", value: "close")
        if let token { fields.replaceOrAdd(name: "authorization", value: "Bearer \(token)") }
        if let type { fields.replaceOrAdd(name: "content-type", value: type) }
        if length != nil || method != .GET { fields.replaceOrAdd(name: "content-length", value: "\(length ?? 0)") }
        return HTTPRequestHead(version: .http1_1, method: method, uri: path.hasPrefix("/") ? path : "/api/v1/\(path)", headers: fields)
    }

    private func exchange(_ head: HTTPRequestHead, _ body: ByteBuffer?) async throws -> TestReply {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(10))
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            // The server may have answered and closed before we know that all of it was written; the answer is there all the same.
            do {
                try await outbound.write(contentsOf: [.head(head)] + (body.map { [.body(.byteBuffer($0))] } ?? []) + [.end(nil)])
            } catch ChannelError.ioOnClosedChannel {}
            return try await Self.read(inbound)
        }
    }

    private static func read(_ inbound: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws -> TestReply {
        var status = HTTPResponse.Status.internalServerError
        var headers = HTTPFields()
        var body = ByteBuffer()
        for try await part in inbound {
            switch part {
            case .head(let head):
                status = HTTPResponse.Status(code: Int(head.status.code))
                for (name, value) in head.headers {
                    guard let name = HTTPField.Name(name) else { continue }
                    headers.append(HTTPField(name: name, value: value))
                }
            case .body(var bytes): body.writeBuffer(&bytes)
            case .end: return TestReply(status: status, headers: headers, body: body)
            }
        }
        throw ChannelError.eof
    }
}

private func + (left: HTTPFields, right: HTTPFields) -> HTTPFields {
    var fields = left
    for field in right { fields[field.name] = field.value }
    return fields
}
