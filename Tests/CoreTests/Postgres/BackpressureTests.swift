import Core
import NIOCore
import TestKit
import Testing

/// What happens when there is too little of the database: bounded waits, clear refusals, nothing lost.
@Suite struct BackpressureTests {
    @Test func `a full queue refuses at once`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.maximumInFlight, $0.maximumWaiting) = (1, 1, 2) }) { database in
                let outcomes = await withTaskGroup(of: String.self) { group in
                    for _ in 0..<6 {
                        group.addTask {
                            do {
                                _ = try await database.query("select pg_sleep(0.2)", tenant: nil)
                                return "served"
                            } catch {
                                return (error as? DatabaseError)?.isUnavailable == true ? "refused" : "\(error)"
                            }
                        }
                    }
                    return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
                }
                #expect(outcomes == ["served": 3, "refused": 3])
                #expect(database.statistics.waiting == 0)
            }
        }
    }

    /// Opening it may take longer than the deadline of the test.
    private func waitForFirstConnection(_ database: Database) async throws {
        for _ in 0..<50 {
            do {
                try await database.transaction(tenant: nil) { try await $0.query("select 1") }
                return
            } catch let error as DatabaseError {
                guard error.isUnavailable else { throw error }
            }
        }
    }

    @Test func `a wait for a connection ends with its deadline`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.transactionConnections, $0.acquireTimeout) = (1, .milliseconds(150)) }) { database in
                try await waitForFirstConnection(database)
                try await database.transaction(tenant: nil) { _ in
                    let began = ContinuousClock.now
                    let error = await #expect(throws: DatabaseError.self) {
                        try await database.transaction(tenant: nil) { try await $0.query("select 1") }
                    }
                    #expect(error?.isUnavailable == true)
                    #expect(error?.isOutcomeUnknown == false)
                    #expect(began.duration(to: .now) < .seconds(2))
                }
            }
        }
    }

    @Test func `a slow statement is ended by the server and is unavailability, not an error of ours`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.statementTimeout = .milliseconds(200) }) { database in
                let error = await #expect(throws: DatabaseError.self) { try await database.query("select pg_sleep(20)", tenant: nil) }
                #expect(error?.sqlstate == "57014")
                #expect(error?.isUnavailable == true)
                try await expect(1, from: "select 1", on: database)
            }
        }
    }

    /// A hundred statements of 50 ms on one connection. The twin: the same tenant's next request comes behind all of them.
    @Test(arguments: [false, true]) func `one tenant's burst costs another no more than a turn`(inTransactions: Bool) async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.maximumInFlight, $0.transactionConnections) = (1, 1, 1) }) { database in
                try await waitForFirstConnection(database)
                let query = { @Sendable (sql: SQL, tenant: ID) async throws -> Rows in
                    guard inTransactions else { return try await database.query(sql, tenant: tenant) }
                    return try await database.transaction(tenant: tenant) { try await $0.query(sql) }
                }
                let (acme, globex) = (ID.new(), ID.new())
                let burst = (0..<100).map { _ in Task { try await query("select pg_sleep(0.05)", acme) } }
                try await eventually { database.statistics.waiting > 90 }
                _ = try await query("select 1", globex)
                #expect(database.statistics.waiting > 20)
                _ = try await query("select 1", acme)
                #expect(database.statistics.waiting == 0)
                for task in burst { _ = try await task.value }
            }
        }
    }

    @Test func `a cancelled caller leaves the queue and its place is free`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.maximumInFlight, $0.maximumWaiting) = (1, 1, 1) }) { database in
                let holder = Task { try await database.query("select pg_sleep(1)", tenant: nil) }
                try await eventually { database.statistics.inFlight == 1 }
                let waiter = Task { try await database.query("select 1", tenant: nil) }
                try await eventually { database.statistics.waiting == 1 }
                waiter.cancel()
                await #expect(throws: CancellationError.self) { try await waiter.value }
                try await eventually { database.statistics.waiting == 0 }
                try await expect(2, from: "select 2", on: database)
                _ = try await holder.value
            }
        }
    }

    @Test func `a cancelled caller in flight does not hold up or confuse the next`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.sharedConnections = 1 }) { database in
                let task = Task { try await database.query("select pg_sleep(0.3), 'stale'", tenant: nil) }
                try await eventually { database.statistics.inFlight == 1 }
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                try await expect("fresh", from: "select 'fresh'", on: database)
            }
        }
    }

    @Test func `after shutdown every call is refused`() async throws {
        try await withScratch { scratch in
            try await scratch.connected { database in
                try await database.shutdown()
                let error = await #expect(throws: DatabaseError.self) { try await database.query("select 1", tenant: nil) }
                #expect(error?.isUnavailable == true)
                #expect(database.statistics.connections == 0)
            }
        }
    }
}
