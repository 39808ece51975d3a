import Core
import NIOCore
import TestKit
import Testing

/// What happens when there is too little of the database: bounded waits, clear refusals, nothing lost.
@Suite struct BackpressureTests {
    @Test func `a full queue refuses at once`() async throws {
        try await withScratch { scratch in
            try await Door.shut(in: scratch) { door in
                try await scratch.connected({ $0.takeTurns(maximumWaiting: 2) }) { database in
                    let refused = Tally()
                    let calls = (0..<6).map { _ in
                        Task {
                            do {
                                return try await database.query(Door.pass, tenant: nil).count
                            } catch let error as DatabaseError where error.isUnavailable {
                                refused.add("refused")
                                return 0
                            }
                        }
                    }
                    try await eventually { refused.count == 3 }
                    #expect(database.statistics.inFlight == 1)
                    #expect(database.statistics.waiting == 2)
                    try await door.open()
                    var served = 0
                    for call in calls { served += try await call.value }
                    #expect(served == 3)
                    #expect(database.statistics.waiting == 0)
                }
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
            try await scratch.connected({ ($0.transactionConnections, $0.acquireTimeout) = (1, .milliseconds(500)) }) { database in
                try await waitForFirstConnection(database)
                try await database.transaction(tenant: nil) { _ in
                    let began = ContinuousClock.now
                    let error = await #expect(throws: DatabaseError.self) {
                        try await database.transaction(tenant: nil) { try await $0.query("select 1") }
                    }
                    #expect(error?.isUnavailable == true)
                    #expect(error?.isOutcomeUnknown == false)
                    #expect(began.duration(to: .now) < .seconds(20))
                }
            }
        }
    }

    @Test func `a slow statement is ended by the server and is unavailability, not an error of ours`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.statementTimeout = .seconds(2) }) { database in
                let error = await #expect(throws: DatabaseError.self) { try await database.query("select pg_sleep(20)", tenant: nil) }
                #expect(error?.sqlstate == "57014")
                #expect(error?.isUnavailable == true)
                try await expect(1, from: "select 1", on: database)
            }
        }
    }

    /// A hundred statements on one connection, which is busy until all of them wait. The twin: the same tenant's next request comes behind all of them.
    @Test(arguments: [false, true]) func `one tenant's burst costs another no more than a turn`(inTransactions: Bool) async throws {
        try await withScratch { scratch in
            try await scratch.run(asSuperuser: "create sequence core.turn; grant usage on core.turn to guanxi_app")
            try await Door.shut(in: scratch) { door in
                try await scratch.connected({ $0.takeTurns() }) { database in
                    let ask = { @Sendable (sql: SQL, tenant: ID) async throws -> Rows in
                        guard inTransactions else { return try await database.query(sql, tenant: tenant) }
                        return try await database.transaction(tenant: tenant) { try await $0.query(sql) }
                    }
                    let turn = { @Sendable (tenant: ID) in Task { try await ask("select nextval('core.turn')", tenant).scalar(Int.self) } }
                    let (acme, globex) = (ID.new(), ID.new())
                    let first = Task { try await ask(Door.pass, acme) }
                    try await eventually { database.statistics.inFlight + database.statistics.transactions > 0 }
                    let burst = (0..<100).map { _ in turn(acme) }
                    try await eventually { database.statistics.waiting == 100 }
                    let other = turn(globex)
                    try await eventually { database.statistics.waiting == 101 }
                    let next = turn(acme)
                    try await eventually { database.statistics.waiting == 102 }
                    try await door.open()
                    let (others, last) = (try await other.value, try await next.value)
                    #expect(others ?? 102 <= 2)
                    #expect(last == 102)
                    for call in burst { _ = try await call.value }
                    _ = try await first.value
                }
            }
        }
    }

    @Test func `a cancelled caller leaves the queue and its place is free`() async throws {
        try await withScratch { scratch in
            try await Door.shut(in: scratch) { door in
                try await scratch.connected({ $0.takeTurns(maximumWaiting: 1) }) { database in
                    let holder = Task { try await database.query(Door.pass, tenant: nil) }
                    try await eventually { database.statistics.inFlight == 1 }
                    let waiter = Task { try await database.query("select 1", tenant: nil) }
                    try await eventually { database.statistics.waiting == 1 }
                    waiter.cancel()
                    await #expect(throws: CancellationError.self) { try await waiter.value }
                    try await eventually { database.statistics.waiting == 0 }
                    let next = Task { try await database.query("select 2", tenant: nil).scalar(Int.self) }
                    try await eventually { database.statistics.waiting == 1 }
                    try await door.open()
                    let answer = try await next.value
                    #expect(answer == 2)
                    _ = try await holder.value
                }
            }
        }
    }

    @Test func `a cancelled caller in flight does not hold up or confuse the next`() async throws {
        try await withScratch { scratch in
            try await Door.shut(in: scratch) { door in
                try await scratch.connected({ $0.takeTurns() }) { database in
                    let task = Task { try await database.query("select pg_advisory_xact_lock_shared(7), 'stale'", tenant: nil) }
                    try await eventually { database.statistics.inFlight == 1 }
                    task.cancel()
                    await #expect(throws: CancellationError.self) { try await task.value }
                    try await door.open()
                    try await expect("fresh", from: "select 'fresh'", on: database)
                }
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
