import Core
import TestKit
import Testing

/// The signed tenant context, from the side of somebody who can run any SQL as the application role.
@Suite struct TenantContextTests {
    private func tenant(under context: String) async throws -> ID? {
        let database = try await TestCluster.shared.database
        let results = try await database.batch(["select set_config('guanxi.context', \(context), true)", "select core.tenant()"], tenant: nil)
        return try results[1].scalar()
    }

    @Test func `without a context there is no tenant`() async throws {
        let tenant = try await tenant(under: "")
        #expect(tenant == nil)
    }

    @Test(arguments: [
        "x", "00000000-0000-0000-0000-000000000001", "01890000-0000-7000-8000-000000000000:9999999999:\(String(repeating: "0", count: 64))",
        "01890000-0000-7000-8000-000000000000:9999999999:", String(repeating: "é", count: 112), String(repeating: "0", count: 100_000),
    ])
    func `a forged context is an error`(context: String) async throws {
        let error = await #expect(throws: DatabaseError.self) { try await tenant(under: context) }
        #expect(error?.sqlstate == "28000")
    }

    @Test func `a true context is worth nothing for another tenant, time or connection`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ $0.sharedConnections = 1 }) { database in
                let read: SQL = "select current_setting('guanxi.context')"
                let victim = ID.new()
                let stolen = try await database.query(read, tenant: victim).scalar(String.self) ?? ""
                let mine = try await database.query(read, tenant: .new()).scalar(String.self) ?? ""
                let later = stolen.prefix(37) + "9999999999" + stolen.dropFirst(47)
                for context in [victim.description + mine.dropFirst(36), String(later)] {
                    let error = await #expect(throws: DatabaseError.self) { try await tenant(under: context) }
                    #expect(error?.sqlstate == "28000")
                }
                let elsewhere = await #expect(throws: DatabaseError.self) { try await tenant(under: stolen) }
                #expect(elsewhere?.sqlstate == "28000")
                let setting: SQL = "select set_config('guanxi.context', \(stolen), true)"
                let here = try await database.batch([setting, "select core.tenant()"], tenant: nil)
                #expect(try here[1].scalar() == victim)
            }
        }
    }

    @Test func `the key cannot be read`() async throws {
        let database = try await TestCluster.shared.database
        let error = await #expect(throws: DatabaseError.self) { try await database.query("select * from core.context_key", tenant: .new()) }
        #expect(error?.sqlstate == "42501")
    }

    @Test func `the context is gone with its statement`() async throws {
        try await withScratch { scratch in
            try await scratch.connected({ ($0.sharedConnections, $0.transactionConnections) = (1, 1) }) { database in
                let read: SQL = "select coalesce(current_setting('guanxi.context', true), '')"
                _ = try await database.query("select 1", tenant: .new())
                try await expect("", from: read, on: database)
                try await database.transaction(tenant: .new()) { try await $0.query("select 1") }
                let left: String? = try await database.transaction(tenant: nil) { try await $0.query(read).scalar() }
                #expect(left == "")
            }
        }
    }
}
