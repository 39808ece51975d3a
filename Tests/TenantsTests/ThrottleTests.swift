import Core
import TestKit
import Testing

@Suite struct ThrottleTests {
    @Test func `guesses at an account are slowed down whatever network they come from`() async throws {
        let throttle = try await TestServer.shared().platform.identity.throttle
        let account = "acme|\(ID.new())"
        var allowed = 0
        for network in 0..<30 {
            do {
                _ = try await throttle.guess(at: account, from: "10.0.0.\(network)", device: nil)
                allowed += 1
            } catch let problem as Problem {
                #expect(problem.status == .tooManyRequests)
                #expect(problem.headers[.retryAfter] != nil)
            }
        }
        #expect((5...7).contains(allowed))
    }

    @Test func `parallel guesses pass no more than the free ones`() async throws {
        let throttle = try await TestServer.shared().platform.identity.throttle
        let account = "acme|\(ID.new())"
        let allowed = await withTaskGroup(of: Int.self) { group in
            for number in 0..<50 {
                group.addTask {
                    do {
                        _ = try await throttle.guess(at: account, from: "10.1.0.\(number)", device: nil)
                        return 1
                    } catch { return 0 }
                }
            }
            return await group.reduce(0, +)
        }
        #expect((5...7).contains(allowed))
    }

    @Test func `a known device is counted apart, so strangers lock out nobody`() async throws {
        let identity = try await TestServer.shared().platform.identity
        let account = "acme|\(ID.new())"
        for _ in 0..<10 { _ = try? await identity.throttle.guess(at: account, from: "10.2.0.1", device: nil) }
        await #expect(throws: Problem.self) { try await identity.throttle.guess(at: account, from: "10.2.0.2", device: nil) }
        let cookie = identity.devices.setCookie(for: account).split(separator: ";")[0].dropFirst("gx_device=".count)
        _ = try await identity.throttle.guess(at: account, from: "10.2.0.3", device: cookie)
        await #expect(throws: Problem.self) {
            try await identity.throttle.guess(at: account, from: "10.2.0.4", device: "forged.\(cookie.suffix(43))")
        }
    }

    @Test func `a device's cookie is worth nothing for another account`() async throws {
        let devices = try await TestServer.shared().platform.identity.devices
        let cookie = devices.setCookie(for: "acme|a@b.cn").split(separator: ";")[0].dropFirst("gx_device=".count)
        #expect(devices.device(cookie, for: "acme|a@b.cn") != nil)
        #expect(devices.device(cookie, for: "acme|c@b.cn") == nil)
    }

    @Test func `at most forty guesses a day reach an account`() async throws {
        let database = try await TestServer.shared().platform.database
        let bucket = randomBytes(32)
        let morning = Timestamp.now
        var allowed = 0
        for minute in 0..<1439 {
            let rows = try await database.query(
                "select core.reserve_attempt(\(bucket), \(morning.adding(seconds: 60 * minute)), \(Int32(5)), \(Int32(40)), \(Int32(900)))",
                tenant: nil)
            if try rows.scalar(Int32.self) == 0 { allowed += 1 }
        }
        let tomorrow = try await database.query(
            "select core.reserve_attempt(\(bucket), \(morning.adding(days: 1)), \(Int32(5)), \(Int32(40)), \(Int32(900)))", tenant: nil)
        let wait = try tomorrow.scalar(Int32.self)
        #expect(allowed == 40)
        #expect(wait == 0)
    }

    @Test func `an IPv6 network is a /64`() {
        #expect(Network.of("2001:db8:1:2:3:4:5:6") == Network.of("2001:db8:1:2:ffff::1"))
        #expect(Network.of("2001:db8:1:2::1") != Network.of("2001:db8:1:3::1"))
        #expect(Network.of("10.0.0.1") != Network.of("10.0.0.2"))
    }
}
