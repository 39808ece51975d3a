import Core

/// Tests in parallel hash more passwords than the pool's queue holds: like any good client they come back when told to.
public func patiently(_ request: () async throws -> TestReply) async throws -> TestReply {
    for _ in 0..<100 {
        let reply = try await request()
        guard reply.status == .serviceUnavailable else { return reply }
        try await Task.sleep(for: .milliseconds(100))
    }
    return try await request()
}
