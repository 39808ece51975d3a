import Core
import Glibc
import TestKit
import Testing

/// The embedded PostgreSQL, with clusters of their own.
@Suite struct ClusterTests {
    private func withCluster(_ directory: String, _ body: (Cluster) async throws -> Void) async throws {
        let cluster = try Cluster(directory: directory, secrets: "\(directory)/secrets", profile: .test)
        do {
            try await body(cluster)
            try cluster.discard()
        } catch {
            try cluster.discard()
            throw error
        }
    }

    private func select(_ cluster: Cluster) async throws -> Int? {
        try await AdminSession.run(cluster.urls.owner) { try $0.query("select 1").scalar() }
    }

    private func expectAnswer(of cluster: Cluster) async throws {
        let answer = try await select(cluster)
        #expect(answer == 1)
    }

    @Test func `it is made, stopped and started again with the same passwords`() async throws {
        try await withCluster("/tmp/guanxi-cluster-\(ID.new())") { cluster in
            try await cluster.start()
            try await expectAnswer(of: cluster)
            try await cluster.stop()
            #expect(cluster.postmaster == nil)
            try await cluster.start()
            try await expectAnswer(of: cluster)
        }
    }

    @Test func `it comes back after its postmaster was killed`() async throws {
        try await withCluster("/tmp/guanxi-cluster-\(ID.new())") { cluster in
            try await cluster.start()
            let watch = Task { try await cluster.watch() }
            let first = try #require(cluster.postmaster)
            kill(first, SIGKILL)
            var answer: Int?
            for _ in 0..<100 where answer == nil {
                try await Task.sleep(for: .milliseconds(100))
                answer = cluster.postmaster == first ? nil : try? await select(cluster)
            }
            #expect(answer == 1)
            watch.cancel()
            try await watch.value
        }
    }

    @Test func `the last to use it stops it, whoever started it`() async throws {
        let directory = "/tmp/guanxi-cluster-\(ID.new())"
        try await withCluster(directory) { first in
            try await first.start()
            let second = try Cluster(directory: directory, secrets: "\(directory)/secrets", profile: .test)
            try await second.start()
            try await first.stop()
            try await expectAnswer(of: second)
            try await second.stop()
            #expect(second.postmaster == nil)
        }
    }

    @Test func `a long path does not make its socket too long`() async throws {
        try await withCluster("/tmp/guanxi-cluster-\(ID.new())/\(String(repeating: "x", count: 90))") { cluster in
            try await cluster.start()
            try await expectAnswer(of: cluster)
        }
    }

    @Test func `the application role can create nothing`() async throws {
        let url = try await TestCluster.shared.urls.app
        for statement in ["create table core.loot (id int)", "create temporary table loot (id int)", "create schema loot"] {
            let error = await #expect(throws: DatabaseError.self) { try await AdminSession.run(url) { try $0.run(script: statement) } }
            #expect(error?.sqlstate == "42501")
        }
    }
}
