import Core
import NIOCore
import Testing

struct PaceTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    @Test func `time in which nobody waited does not count`() {
        var pace = Pace()
        pace.startWaiting(start)
        pace.stopWaiting(start + .seconds(1))
        #expect(!pace.isTooSlow(start + .hours(1), rate: 1_000, grace: .seconds(2)))
    }

    @Test func `a trickle is too slow once the grace is over`() {
        var pace = Pace()
        pace.startWaiting(start)
        pace.moved(5)
        #expect(!pace.isTooSlow(start + .seconds(2), rate: 1_000, grace: .seconds(2)))
        #expect(pace.isTooSlow(start + .seconds(3), rate: 1_000, grace: .seconds(2)))
    }

    @Test func `a body that keeps up may take as long as it needs`() {
        var pace = Pace()
        pace.startWaiting(start)
        pace.moved(100_000)
        #expect(!pace.isTooSlow(start + .seconds(100), rate: 1_000, grace: .seconds(2)))
    }
}

struct QueryTests {
    @Test func `values are decoded and keep their order`() throws {
        let query = try Query("name=%E5%85%B3%E7%B3%BB&empty&plus=a+b&name=second")
        #expect(query["name"] == "关系")
        #expect(query["empty"] == "")
        #expect(query["plus"] == "a b")
        #expect(query.map(\.name) == ["name", "empty", "plus", "name"])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "%ff=1", "a=%00", "a=%C0%AF"])
    func `a broken escape is refused`(_ text: String) {
        #expect(throws: Problem.self) { try Query(text[...]) }
    }

    @Test func `a hundred items are enough`() {
        #expect(throws: Problem.self) { try Query(String(repeating: "a=1&", count: 101)[...]) }
    }
}

struct AcceptLanguageTests {
    @Test(arguments: [
        ("zh-CN", Language.zh), ("zh", .zh), ("en-GB,en;q=0.9", .en), ("fr, zh;q=0.4, en;q=0.5", .en), ("de;q=1, zh-Hans;q=0.1", .zh),
    ])
    func `the heaviest language that we speak is taken`(_ header: String, _ expected: Language) {
        #expect(AcceptLanguage.preferred(header) == expected)
    }

    @Test(arguments: ["", "fr", "*", ";;;,,", "q=1"])
    func `none of ours is none`(_ header: String) {
        #expect(AcceptLanguage.preferred(header) == nil)
    }
}

struct ETagTests {
    private let tag = ETag("a", "1")

    @Test(arguments: ["\"a-1\"", "\"b-1\", \"a-1\"", "*", "\"a-1-gzip\"", "  \"a-1\"  "])
    func `a strong match is found in a list`(_ header: String) {
        #expect(tag.isListed(in: header, allowsWeak: false))
    }

    @Test(arguments: ["W/\"a-1\"", "a-1", "\"a-2\"", ""])
    func `what is weak or another is no strong match`(_ header: String) {
        #expect(!tag.isListed(in: header, allowsWeak: false))
    }

    @Test func `a weak tag does for reading`() {
        #expect(tag.isListed(in: "W/\"a-1\"", allowsWeak: true))
    }
}

struct CursorSealTests {
    private let seal = CursorSeal(key: [UInt8](repeating: 7, count: 32))
    private let tenant = ID.new()

    @Test func `a cursor opens where it was sealed`() throws {
        let cursor = seal.seal([1, 2, 3], tenant: tenant, scope: "deals sort=name")
        #expect(try seal.open(cursor, tenant: tenant, scope: "deals sort=name") == [1, 2, 3])
    }

    @Test func `a cursor of another list, tenant or server is refused`() {
        let cursor = seal.seal([1, 2, 3], tenant: tenant, scope: "deals")
        let stranger = CursorSeal(key: [UInt8](repeating: 8, count: 32))
        #expect(throws: Problem.self) { try seal.open(cursor, tenant: tenant, scope: "orders") }
        #expect(throws: Problem.self) { try seal.open(cursor, tenant: ID.new(), scope: "deals") }
        #expect(throws: Problem.self) { try stranger.open(cursor, tenant: tenant, scope: "deals") }
    }

    @Test func `every altered character is refused`() {
        let cursor = Array(seal.seal([1, 2, 3], tenant: tenant, scope: "deals").utf8)
        for index in cursor.indices {
            var altered = cursor
            altered[index] = altered[index] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            #expect(throws: Problem.self) { try seal.open(String(decoding: altered, as: UTF8.self), tenant: tenant, scope: "deals") }
        }
    }

    @Test(arguments: ["", "abc", "====", "é", String(repeating: "A", count: 3_000)])
    func `nonsense is refused`(_ cursor: String) {
        #expect(throws: Problem.self) { try seal.open(cursor, tenant: tenant, scope: "deals") }
    }
}

struct ReplySealTests {
    @Test func `it takes the secret and the caller's key to open a kept reply`() throws {
        let seal = ReplySeal(secret: [UInt8](repeating: 1, count: 32))
        let (tenant, user) = (ID.new(), ID.new())
        let box = try seal.seal(Array("a reply".utf8), key: "k1", tenant: tenant, user: user)
        #expect(try seal.open(box, key: "k1", tenant: tenant, user: user) == Array("a reply".utf8))
        #expect(throws: (any Error).self) { try seal.open(box, key: "k2", tenant: tenant, user: user) }
        #expect(throws: (any Error).self) { try seal.open(box, key: "k1", tenant: tenant, user: ID.new()) }
    }

    @Test func `a kept reply comes back with its header fields and body`() async throws {
        let reply = Response(
            status: .created, headers: [.location: "/a", .eTag: "\"1\"", .contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"a\":\r\n1}")))
        let back = StoredReply(bytes: try await StoredReply(reply).bytes).response(status: .created)
        #expect(back.headers[.location] == "/a")
        #expect(back.headers[.idempotentReplayed] == "true")
        let body = try await back.body.collected()
        #expect(String(buffer: body) == "{\"a\":\r\n1}")
    }
}

struct RateLimiterTests {
    @Test func `a burst is a quarter of a minute's requests, then they come back evenly`() {
        let limiter = RateLimiter()
        let (tenant, start) = (ID.new(), NIODeadline.uptimeNanoseconds(1_000_000_000))
        let burst = (0..<16).map { _ in limiter.take(tenant, perMinute: 60, now: start).isRefused }
        #expect(burst == [Bool](repeating: false, count: 15) + [true])
        #expect(!limiter.take(tenant, perMinute: 60, now: start + .seconds(1)).isRefused)
        #expect(limiter.take(tenant, perMinute: 60, now: start + .seconds(1)).isRefused)
        #expect(!limiter.take(ID.new(), perMinute: 60, now: start).isRefused)
    }
}

struct HTTPDateTests {
    @Test func `dates are those of RFC 9110`() {
        #expect(HTTPDate.text(Timestamp(unixSeconds: 784_111_777)) == "Sun, 06 Nov 1994 08:49:37 GMT")
        #expect(HTTPDate.text(Timestamp(unixSeconds: 951_782_400)) == "Tue, 29 Feb 2000 00:00:00 GMT")
    }
}

struct ConfigurationTests {
    @Test func `all mistakes are reported together`() {
        let environment = [
            "GUANXI_PORT": "eighty", "GUANXI_LOG_LEVEL": "loud", "GUANXI_PUBLIC_URL": "crm.example.com/", "GUANXI_DATABASE_URL": "mysql://x",
        ]
        let error = #expect(throws: ConfigurationError.self) { try Configuration.read(environment: environment) }
        #expect(error?.mistakes.count == 4)
    }

    @Test func `an empty environment is enough`() throws {
        let configuration = try Configuration.read(environment: [:])
        #expect(configuration.publicURL == "http://127.0.0.1:8080")
        #expect(configuration.loops >= 1)
    }

    @Test func `production asks for https`() {
        #expect(throws: ConfigurationError.self) { try Configuration.read(environment: ["GUANXI_PRODUCTION": "true"]) }
    }
}
