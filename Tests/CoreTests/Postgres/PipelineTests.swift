import Core
import TestKit
import Testing

/// Many callers on shared connections, each as if it were alone.
@Suite struct PipelineTests {
    @Test func `an error touches no neighbour on the same connection`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.sharedConnections = 1 }) { database in
                let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
                    for number in 0..<600 {
                        group.addTask {
                            do {
                                let sql: SQL = number % 5 == 0 ? "select 1 / (\(number) % 5)" : "select \(number)"
                                return try await database.query(sql, tenant: .new()).scalar(Int.self) == number
                            } catch let error as DatabaseError {
                                return number % 5 == 0 && error.sqlstate == "22012"
                            }
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                #expect(outcomes.count == 600)
                #expect(outcomes.allSatisfy { $0 })
                try await eventually { database.statistics.inFlight == 0 }
            }
        }
    }

    @Test func `each statement sees its own tenant`() async throws {
        let database = try await TestCluster.shared.database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<500 {
                let tenant = number % 3 == 0 ? nil : ID.new()
                group.addTask {
                    let seen: ID? = try await database.query("select core.tenant()", tenant: tenant).scalar()
                    #expect(seen == tenant)
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a batch is all or nothing, and says which statement failed`() async throws {
        let database = try await TestCluster.shared.database
        let tenant = ID.new()
        let failure = await #expect(throws: DatabaseError.self) {
            try await database.batch([insertWorkspace(tenant), "select 1", "select 1 / \(0)", "select 2"], tenant: tenant)
        }
        #expect(failure?.statementIndex == 2)
        try await expectWorkspaces(0, of: tenant, on: database)
        _ = try await database.batch([insertWorkspace(tenant), "select 1"], tenant: tenant)
        try await expectWorkspaces(1, of: tenant, on: database)
    }

    @Test func `a statement that cannot be prepared fails alone, first and second time`() async throws {
        let database = try await TestCluster.shared.database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    guard number % 2 == 0 else {
                        try await expect(number, from: "select \(number)", on: database)
                        return
                    }
                    let error = await #expect(throws: DatabaseError.self) { try await database.query("select nonsense", tenant: nil) }
                    #expect(error?.sqlstate == "42703")
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a statement is prepared again after its table has changed`() async throws {
        try await withScratch { scratch in
            try await scratch.run(
                asSuperuser: "create table core.probe (a int); grant select on core.probe to guanxi_app; insert into core.probe values (1)")
            try await scratch.connected { database in
                let statement = Statement("select * from core.probe")
                try await expectColumns(1, of: statement, on: database)
                try await scratch.run(asSuperuser: "alter table core.probe add column b text")
                try await expectColumns(2, of: statement, on: database)
            }
        }
    }

    /// Often enough for each connection to have its turn.
    private func expectColumns(_ count: Int, of statement: Statement, on database: Database) async throws {
        for _ in 0..<8 {
            let rows = try await database.query(SQL(statement: statement, binds: []), tenant: nil)
            #expect(rows.columns == count)
        }
    }

    @Test func `the statement cache is bounded on the server as well`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.statementCacheCapacity) = (1, 8) }) { database in
                for number in 0..<50 {
                    let sql = SQL(trusted: "select \(number)")
                    for _ in 0..<2 { try await expect(number, from: sql, on: database) }
                }
                let prepared: Int? = try await database.query("select count(*) from pg_prepared_statements", tenant: nil).scalar()
                #expect((8...16).contains(try #require(prepared)))
            }
        }
    }

    @Test func `a plan used with binds of another type is refused, and nothing is carried out`() async throws {
        let database = try await TestCluster.shared.database
        let statement = Statement("select $1")
        try await withScratch { scratch in
            try await scratch.connected({ $0.sharedConnections = 1 }) { database in
                try await expect(1, from: SQL(statement: statement, binds: [.integer(1)]), on: database)
                await #expect(throws: DatabaseError.self) {
                    try await database.query(SQL(statement: statement, binds: [.text("x")]), tenant: nil)
                }
            }
        }
        try await expect("x", from: SQL(statement: statement, binds: [.text("x")]), on: database)
    }

    /// Both directions are full at once: while the server waits for its answers to be read, what it has not read waits to be written.
    @Test(.timeLimit(.minutes(1)), arguments: [true, false])
    func `large statements and answers pass while others go on`(kernelPoll: Bool) async throws {
        let text = String(repeating: "数", count: 2_000_000)
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.usesKernelPoll) = (1, kernelPoll) }) { database in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 0..<8 {
                        group.addTask { try await expect(text, from: "select \(text)", on: database) }
                        group.addTask { try await expect(number, from: "select \(number)", on: database) }
                    }
                    try await group.waitForAll()
                }
            }
        }
    }
}
