import Core
import NIOCore
import TestKit
import Testing

@Suite struct TransactionTests {
    private struct Refusal: Error {}

    @Test func `it is committed when its closure returns`() async throws {
        let database = try await TestCluster.shared.database
        let tenant = ID.new()
        let seen = try await database.transaction(tenant: tenant) { tx in
            try await tx.query(insertWorkspace(tenant))
            return try await tx.query("select core.tenant()").scalar(ID.self)
        }
        #expect(seen == tenant)
        try await expectWorkspaces(1, of: tenant, on: database)
    }

    @Test func `it is rolled back when its closure throws`() async throws {
        let database = try await TestCluster.shared.database
        let tenant = ID.new()
        await #expect(throws: Refusal.self) {
            try await database.transaction(tenant: tenant) { tx in
                try await tx.query(insertWorkspace(tenant))
                throw Refusal()
            }
        }
        try await expectWorkspaces(0, of: tenant, on: database)
    }

    @Test func `an error that the closure swallows still fails the commit`() async throws {
        let database = try await TestCluster.shared.database
        let tenant = ID.new()
        let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction(tenant: tenant) { tx in
                try await tx.query(insertWorkspace(tenant))
                do { try await tx.query("select 1 / \(0)") } catch {}
            }
        }
        #expect(error?.sqlstate == "22012")
        try await expectWorkspaces(0, of: tenant, on: database)
    }

    @Test func `what was enqueued goes out with the commit, and its error is the transaction's`() async throws {
        let database = try await TestCluster.shared.database
        let tenant = ID.new()
        try await database.transaction(tenant: tenant) { $0.enqueue(insertWorkspace(tenant)) }
        try await expectWorkspaces(1, of: tenant, on: database)
        let error = await #expect(throws: DatabaseError.self) {
            try await database.transaction(tenant: tenant) { tx in
                try await tx.query("select 1")
                tx.enqueue(insertWorkspace(tenant))
            }
        }
        #expect(error?.isUniqueViolation == true)
        #expect(error?.constraint == "workspace_pkey")
    }

    @Test func `results of what was enqueued are not mistaken for the caller's`() async throws {
        let database = try await TestCluster.shared.database
        try await database.transaction(tenant: nil) { tx in
            tx.enqueue("select 'enqueued'")
            let results = try await tx.batch(["select 1", "select 2"])
            #expect(try results.map { try $0.scalar(Int.self) } == [1, 2])
        }
    }

    @Test func `a commit that fails throws`() async throws {
        try await withScratch { scratch in
            try await scratch.run(
                asSuperuser: """
                    create table core.parent (id int primary key);
                    create table core.child (id int references core.parent deferrable initially deferred);
                    grant all on core.parent, core.child to guanxi_app
                    """)
            try await scratch.connected { database in
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.transaction(tenant: nil) { try await $0.query("insert into core.child values (1)") }
                }
                #expect(error?.isForeignKeyViolation == true)
                try await expect(0, from: "select count(*) from core.child", on: database)
            }
        }
    }

    @Test func `a cancelled transaction is stopped on the server and its connection serves the next`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.transactionConnections, $0.statementTimeout) = (1, .seconds(120)) }) { database in
                let first: Int? = try await database.transaction(tenant: nil) { try await $0.query("select pg_backend_pid()").scalar() }
                let tenant = ID.new()
                let task = Task {
                    try await database.transaction(tenant: tenant) { tx in
                        try await tx.query(insertWorkspace(tenant))
                        try await tx.query("select pg_sleep(100)")
                    }
                }
                try await eventually { database.statistics.queries >= 3 }
                let began = ContinuousClock.now
                task.cancel()
                await #expect(throws: CancellationError.self) { try await task.value }
                let second: Int? = try await database.transaction(tenant: nil) { try await $0.query("select pg_backend_pid()").scalar() }
                #expect(began.duration(to: .now) < .seconds(50))
                #expect(first == second)
                try await expectWorkspaces(0, of: tenant, on: database)
            }
        }
    }

    @Test func `two transactions on one connection wait for each other`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.transactionConnections = 1 }) { database in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<200 {
                        group.addTask {
                            let seen: Int? = try await database.transaction(tenant: .new()) { try await $0.query("select \(number)").scalar() }
                            #expect(seen == number)
                        }
                    }
                    try await group.waitForAll()
                }
                try await eventually { database.statistics.transactions == 0 }
            }
        }
    }

    @Test func `rows are copied out and in`() async throws {
        try await withScratch { scratch in
            try await scratch.run(asSuperuser: "create table core.probe (id int primary key, name text); grant all on core.probe to guanxi_app")
            try await scratch.connected { database in
                let lines = AsyncStream<ByteBuffer> { stream in
                    for number in 0..<200 { stream.yield(ByteBuffer(string: (0..<50).map { "\(number * 50 + $0)\t名\($0)\n" }.joined())) }
                    stream.finish()
                }
                let copied = try await database.transaction(tenant: nil) { try await $0.copyIn("copy core.probe from stdin", from: lines) }
                #expect(copied == 10_000)
                var bytes = 0
                let read = try await database.transaction(tenant: nil) { tx in
                    try await tx.copyOut("copy core.probe to stdout") { bytes += $0.readableBytes }
                }
                #expect(read == 10_000)
                #expect(bytes > 100_000)
            }
        }
    }

    /// The server's refusal may come before all data went out, or after.
    @Test(.timeLimit(.minutes(1)), arguments: [Duration.zero, .milliseconds(200)])
    func `a failing COPY copies nothing and leaves the connection in order`(pause: Duration) async throws {
        try await withScratch { scratch in
            try await scratch.run(asSuperuser: "create table core.probe (id int primary key); grant all on core.probe to guanxi_app")
            try await scratch.connected({ $0.transactionConnections = 1 }) { database in
                let (lines, source) = AsyncStream<ByteBuffer>.makeStream()
                source.yield(ByteBuffer(string: "1\nx\n"))
                let ending = Task {
                    try await Task.sleep(for: pause)
                    source.finish()
                }
                let error = await #expect(throws: DatabaseError.self) {
                    try await database.transaction(tenant: nil) { try await $0.copyIn("copy core.probe from stdin", from: lines) }
                }
                try await ending.value
                #expect(error?.sqlstate == "22P02")
                let count: Int? = try await database.transaction(tenant: nil) { try await $0.query("select count(*) from core.probe").scalar() }
                #expect(count == 0)
            }
        }
    }
}
