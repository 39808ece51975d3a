import Core
import NIOCore
import TestKit
import Testing

/// What every reply says, and in which form it comes.
struct ReplyTests {
    @Test func `browsers are told to be careful`() async throws {
        let reply = try await ProbeServer.shared().get("/livez")
        #expect(reply.headers[.xContentTypeOptions] == "nosniff")
        #expect(reply.headers[.cacheControl] == "no-store")
        #expect(reply.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
        #expect(reply.headers[.date]?.hasSuffix("GMT") == true)
        #expect(reply.headers[.server] == nil)
    }

    @Test func `request ids are ours alone`() async throws {
        let name = HTTPField.Name("X-Request-Id").unsafelyUnwrapped
        let reply = try await ProbeServer.shared().get("/livez", headers: [name: "chosen-by-caller"])
        #expect(reply.headers[name].flatMap { ID($0) } != nil)
    }

    @Test func `long replies are compressed for whoever asks`() async throws {
        let server = try await ProbeServer.shared()
        let plain = try await server.get("probe/long")
        let packed = try await server.get("probe/long", headers: [.acceptEncoding: "br, gzip"])
        let refused = try await server.get("probe/long", headers: [.acceptEncoding: "gzip;q=0"])
        #expect(plain.headers[.vary] == "Accept-Encoding")
        #expect(packed.headers[.contentEncoding] == "gzip")
        #expect(packed.body.readableBytes < plain.body.readableBytes / 10)
        #expect(packed.body.getBytes(at: packed.body.readerIndex, length: 2) == [0x1f, 0x8b])
        #expect(refused.headers[.contentEncoding] == nil)
        #expect(refused.text == plain.text)
    }

    @Test func `short replies are not`() async throws {
        let reply = try await ProbeServer.shared().get("/livez", headers: [.acceptEncoding: "gzip"])
        #expect(reply.headers[.contentEncoding] == nil)
    }

    @Test func `HEAD answers like GET without a body`() async throws {
        let server = try await ProbeServer.shared()
        let get = try await server.get("probe/long")
        let head = try await server.raw("HEAD /api/v1/probe/long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(head.text.hasPrefix("HTTP/1.1 200"))
        #expect(head.text.contains("Content-Length: \(get.body.readableBytes)\r\n"))
        #expect(head.text.hasSuffix("\r\n\r\n"))
    }

    @Test func `OPTIONS tells what a path allows`() async throws {
        let server = try await ProbeServer.shared()
        let reply = try await server.raw("OPTIONS /api/v1/probe/long HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(reply.text.hasPrefix("HTTP/1.1 204"))
        #expect(reply.text.contains("Allow: GET, HEAD, OPTIONS\r\n"))
    }

    @Test func `what the caller has is not sent again`() async throws {
        let server = try await ProbeServer.shared()
        let path = "probe/things/\(ID.new())"
        let first = try await server.get(path)
        let tag = first.headers[.eTag] ?? ""
        let second = try await server.get(path, headers: [.ifNoneMatch: tag])
        let third = try await server.get(path, headers: [.ifNoneMatch: "\"other\""])
        #expect(second.status == .notModified)
        #expect(second.body.readableBytes == 0)
        #expect(second.headers[.eTag] == tag)
        #expect(third.status == .ok)
    }

    @Test func `the access log names routes, not URLs`() async throws {
        let server = try await ProbeServer.shared()
        let id = ID.new()
        let reply = try await server.get("probe/things/\(id)?secret=canary-8841")
        let log = server.log.text
        let request = reply.headers[HTTPField.Name("X-Request-Id").unsafelyUnwrapped] ?? "none"
        let line = log.split(separator: "\n").first { $0.contains(request) }.map(String.init) ?? ""
        #expect(try JSON.parse(line)["route"] == "/api/v1/probe/things/{id}")
        #expect(!log.contains("canary-8841"))
        #expect(!log.contains(id.description))
    }

    @Test func `metrics count what happened`() async throws {
        let server = try await ProbeServer.shared()
        _ = try await server.get("probe/long")
        let text = try await server.get("/metrics").text
        #expect(text.contains("guanxi_http_requests_total{route=\"GET /api/v1/probe/long\",status=\"200\"}"))
        #expect(text.contains("# TYPE guanxi_http_request_duration_seconds histogram"))
        #expect(text.contains("process_resident_memory_bytes "))
    }

    @Test func `ready means that the database answers`() async throws {
        let reply = try await ProbeServer.shared().get("/readyz")
        #expect(reply.status == .ok)
    }
}
