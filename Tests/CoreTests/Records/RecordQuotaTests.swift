import Core
import NIOCore
import NIOHTTP1
import TestKit
import Testing

/// The free plan allows 1,000 records.
@Suite struct RecordQuotaTests {
    private static func customer(_ index: Int) -> Values { ["name": .text("Old \(index)"), "external_id": .text("old-\(index)")] }

    private func live(_ acme: TestTenant) async throws -> Int64? {
        try await acme.query("select count(*) from customers.customers c where c.tenant_id = \(acme.id) and c.deleted_at is null").scalar()
    }

    @Test func `the last record that fits is made, and the next one is refused with limit and plan`() async throws {
        try await withCustomers(999, plan: "free", Self.customer) { acme in
            let last = try await acme.post("customers", ["name": "Last"])
            let refused = try await acme.post("customers", ["name": "One too many"])
            let count = try await live(acme)
            #expect(last.status == .created)
            #expect(refused.status == .forbidden)
            #expect(refused.code == "quota_exceeded")
            #expect(refused["limit"] == "records")
            #expect(refused["maximum"] == 1000)
            #expect(refused["plan"] == "free")
            #expect(refused["plans"] == ["starter", "growth", "enterprise"])
            #expect(count == 1000)
        }
    }

    @Test func `what goes into the bin makes room, and comes out only where there is some`() async throws {
        try await withCustomers(999, plan: "free", Self.customer) { acme in
            let id = try await acme.create("customers", ["name": "Last"]).id
            _ = try await acme.delete("customers/\(id)")
            let other = try await acme.post("products", ["name": "Beans", "code": "B"])
            let refused = try await acme.post("customers/\(id)/restoration")
            #expect(other.status == .created)
            #expect(refused.code == "quota_exceeded")
        }
    }

    @Test func `a batch is done as far as it fits, also past an item that breaks`() async throws {
        try await withCustomers(998, plan: "free", Self.customer) { acme in
            let names = ["old-1", "new-1", "new-2", "new-3"]
            let operations = names.map { name -> JSON in ["action": "create", "values": ["name": "Item", "external_id": .string(name)]] }
            let batch = try await acme.post("customers/batch", ["operations": .array(operations)])
            let statuses = batch["results"]?.items?.map { $0["status"]?.whole }
            #expect(statuses == [409, 201, 201, 403])
        }
    }

    @Test func `a batch takes out of the bin what there is room for`() async throws {
        try await withCustomers(1000, plan: "free", Self.customer) { acme in
            let ids = try await acme.get("customers?limit=2").data.compactMap { $0["id"]?.text }
            for id in ids { _ = try await acme.delete("customers/\(id)") }
            _ = try await acme.create("customers", ["name": "Between"])
            let operations = ids.map { id -> JSON in ["action": "restore", "id": .string(id)] }
            let batch = try await acme.post("customers/batch", ["operations": .array(operations)])
            let count = try await live(acme)
            #expect(batch["results"]?.items?.map { $0["status"]?.whole } == [200, 403])
            #expect(batch["results"]?.items?.last?["code"] == "quota_exceeded")
            #expect(count == 1000)
        }
    }

    @Test func `an import goes on to its end, and the rows that don't fit come back with the reason`() async throws {
        try await withCustomers(990, plan: "free", Self.customer) { acme in
            let rows = (0..<30).map { "new-\($0),Customer \($0),Wuhan" } + ["old-1,Old 1,Wuhan", "new-3,,Wuhan"]
            let text = (["external_id,name,city"] + rows).joined(separator: "\n")
            let file = try await acme.client.send(.POST, "imports?type=customers", bytes: ByteBuffer(string: text), type: "text/csv")
            _ = try await acme.post("imports/\(file.id)/run")
            var done = try await acme.get("imports/\(file.id)")
            while done["status"] == "queued" || done["status"] == "running" {
                try await Task.sleep(for: .milliseconds(20))
                done = try await acme.get("imports/\(file.id)")
            }
            let errors = try await acme.get("imports/\(file.id)/errors.csv")
            let count = try await live(acme)
            #expect(done["status"] == "done")
            #expect(done["outcome"]?["created"] == 10)
            #expect(done["outcome"]?["failed"] == 20)
            #expect(done["progress"]?["done"] == 32)
            #expect(errors.text.split(whereSeparator: \.isNewline).filter { $0.contains("Your plan (free) allows 1000 records.") }.count == 20)
            #expect(count == 1000)
        }
    }

    @Test func `however many try at once, no more than fit are made`() async throws {
        try await withCustomers(995, plan: "free", Self.customer) { acme in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<20 {
                    group.addTask { try await patiently { try await acme.post("customers", ["name": .string("New \(number)")]) }.status.code }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let count = try await live(acme)
            #expect(statuses.count { $0 == 201 } == 5)
            #expect(statuses.count { $0 == 403 } == 15)
            #expect(count == 1000)
        }
    }

    /// The row is written for one in ten, and by the daily count; most records leave it alone.
    @Test func `far below the limit most records cost nothing`() async throws {
        try await withCustomers(1, plan: "free", Self.customer) { acme in
            _ = try await acme.create("customers", ["name": "First"])
            let version: SQL = "select u.xmin::text from core.record_usage u where u.tenant_id = \(acme.id)"
            var quiet = 0
            for number in 0..<12 {
                let before: String? = try await acme.query(version).scalar()
                _ = try await acme.create("customers", ["name": .string("New \(number)")])
                let after: String? = try await acme.query(version).scalar()
                if before != nil && before == after { quiet += 1 }
            }
            #expect(quiet >= 9)
        }
    }

    @Test func `once a day what is there is counted anew`() async throws {
        try await withCustomers(3, plan: "free", Self.customer) { acme in
            _ = try await acme.create("customers", ["name": "New"])
            _ = try await acme.query("update core.record_usage set records = 900 where tenant_id = \(acme.id)")
            try await acme.server.runHouseJob(RecordCountJob.type)
            let records: Int64? = try await acme.query("select records from core.record_usage where tenant_id = \(acme.id)").scalar()
            #expect(records == 4)
        }
    }
}
