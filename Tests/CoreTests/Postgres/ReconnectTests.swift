import Core
import TestKit
import Testing

/// Connections that die.
@Suite struct ReconnectTests {
    private func kill(_ pid: Int?, _ scratch: ScratchDatabase) async throws {
        let isKilled: Bool? = try await scratch.ask("select pg_terminate_backend(\(Int32(try #require(pid)))::int4)")
        #expect(isKilled == true)
    }

    @Test(arguments: [true, false])
    func `a terminated connection is replaced by itself`(kernelPoll: Bool) async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.usesKernelPoll) = (1, kernelPoll) }) { database in
                for _ in 0..<3 {
                    let pid: Int? = try await database.query("select pg_backend_pid()", tenant: nil).scalar()
                    let losses = database.statistics.losses
                    try await kill(pid, scratch)
                    try await eventually { database.statistics.losses == losses + 1 }
                    let next: Int? = try await database.query("select pg_backend_pid()", tenant: nil).scalar()
                    #expect(next != pid)
                }
                #expect(database.statistics.losses == 3)
                #expect(database.statistics.connections == 1)
            }
        }
    }

    @Test func `what was in flight fails as unavailable, and what waited is served by the next connection`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.takeTurns() }) { database in
                let pid: Int? = try await database.query("select pg_backend_pid()", tenant: nil).scalar()
                let flying = Task { try await database.query("select pg_sleep(100)", tenant: nil) }
                try await eventually { database.statistics.inFlight == 1 }
                let waiting = Task { try await database.query("select 'served'", tenant: nil).scalar(String.self) }
                try await eventually { database.statistics.waiting == 1 }
                try await kill(pid, scratch)
                let error = await #expect(throws: DatabaseError.self) { try await flying.value }
                #expect(error?.isUnavailable == true)
                let served = try await waiting.value
                #expect(served == "served")
            }
        }
    }

    @Test func `a transaction whose connection dies is over and says so`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.transactionConnections = 1 }) { database in
                let tenant = ID.new()
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.transaction(tenant: tenant) { tx in
                        try await tx.query(insertWorkspace(tenant))
                        try await kill(try await tx.query("select pg_backend_pid()").scalar(), scratch)
                        try await tx.query("select 1")
                    }
                }
                #expect(error?.isUnavailable == true)
                try await expectWorkspaces(0, of: tenant, on: database)
                let next: Int? = try await database.transaction(tenant: nil) { try await $0.query("select 1").scalar() }
                #expect(next == 1)
            }
        }
    }

    @Test func `wrong credentials are reported at the start`() async throws {
        try await withScratch { scratch in
            await #expect(throws: DatabaseError.self) {
                try await withDatabase(DatabaseConfiguration(url: scratch.urls.app + " password=wrong")) { _ in }
            }
        }
    }
}
