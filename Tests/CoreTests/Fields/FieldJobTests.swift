import Core
import TestKit
import Testing

/// What happens to the jobs of fields on their way.
@Suite struct FieldJobTests {
    private func create(_ count: Int, _ acme: TestTenant) async throws {
        let type = try #require(acme.server.platform.registry.recordType("customer"))
        try await acme.write { tx in
            _ = try await tx.createMany(type, (0..<count).map { ["name": .text("N\($0)"), "c_value": .text("\($0)")] })
        }
    }

    private func until(_ seconds: Int = 60, _ condition: () async throws -> Bool) async throws -> Bool {
        let deadline = Timestamp.now.adding(seconds: seconds)
        while Timestamp.now < deadline {
            if try await condition() { return true }
            try await Task.sleep(for: .milliseconds(10))
        }
        return false
    }

    @Test func `a transaction that began before a field became filterable is in the index however late it ends`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text")
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            try await acme.write { tx in
                try await tx.query("select 1")
                let change = Task { try await acme.patch("fields/\(field)", ["filterable": true]) }
                try await tx.stay(until: "building", of: field)
                _ = try await change.value
                try await tx.create(type, ["name": .text("Late"), "c_value": .text("late")])
            }
            let indexed = try await acme.indexed(field)
            let rows = try await acme.indexRows(field)
            #expect(indexed["index_state"] == "ready")
            #expect(rows == 1)
        }
    }

    @Test func `an index whose job was cancelled is built when the job is run again`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text")
            try await create(3, acme)
            let job = try await acme.patch("fields/\(field)", ["filterable": true])["index_job"]?.text ?? ""
            let cancelled = try await acme.delete("jobs/\(job)")
            try await Task.sleep(for: .seconds(3))
            let meanwhile = try await acme.get("fields/\(field)")["index_state"]
            let again = try await acme.post("jobs/\(job)/replay")
            let indexed = try await acme.indexed(field)
            let rows = try await acme.indexRows(field)
            #expect(cancelled.status == .accepted)
            #expect(meanwhile == "building")
            #expect(again.status == .accepted)
            #expect(indexed["index_state"] == "ready")
            #expect(rows == 3)
        }
    }

    @Test func `an index whose job was cancelled and forgotten is built by switching off and on`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("value", "text")
            try await create(3, acme)
            let job = try await acme.patch("fields/\(field)", ["filterable": true])["index_job"]?.text ?? ""
            _ = try await acme.delete("jobs/\(job)")
            _ = try await acme.patch("fields/\(field)", ["filterable": false])
            _ = try await acme.patch("fields/\(field)", ["filterable": true])
            let indexed = try await acme.indexed(field)
            let rows = try await acme.indexRows(field)
            #expect(indexed["index_state"] == "ready")
            #expect(rows == 3)
        }
    }

    @Test func `jobs whose connections die in the middle go on where they were`() async throws {
        let scratch = try await TestCluster.shared.lasting()
        let server = try await TestServer.start(on: scratch)
        let acme = try await server.makeTenant(modules: [], plan: "enterprise")
        let field = try await acme.field("value", "text")
        try await create(12_000, acme)
        let job = try await acme.patch("fields/\(field)", ["filterable": true])["index_job"]?.text ?? ""
        let isUnderWay = try await die(in: scratch, when: "select f.indexed between 1000 and 11000 from core.field f where f.tenant_id = \(acme.id)")
        let isIndexed = try await patientlyReady(field, acme)
        let rows = try await acme.indexRows(field)
        let attempts = try await acme.get("jobs/\(job)")["attempts"]?.whole ?? 0

        let begun = try await acme.client.post("fields/\(field)/conversion", ["kind": "integer"], headers: [.ifMatch: "*"])
        let conversion = begun["conversion_job"]?.text.flatMap { ID($0) } ?? ID(hi: 0, lo: 0)
        let isConverting = try await die(in: scratch, when: "select j.done between 1000 and 11000 from core.job j where j.id = \(conversion)")
        let isConverted = try await patientlyReady(field, acme)
        let numbers: Int64? = try await acme.query(
            "select count(distinct v.int_value) from core.field_value v where v.tenant_id = \(acme.id) and v.field_id = \(field)"
        ).scalar()
        let changes: Int64? = try await acme.query(
            "select count(*) from core.change c where c.tenant_id = \(acme.id) and c.record_type = 'customer' and c.action = 'update'"
        ).scalar()
        #expect(isUnderWay && isIndexed)
        #expect(rows == 12_000)
        #expect(attempts >= 2)
        #expect(begun.status == .accepted, "\(begun.text)")
        #expect(isConverting && isConverted)
        #expect(numbers == 12_000)
        #expect(changes == 12_000)
    }

    private func die(in scratch: ScratchDatabase, when condition: SQL) async throws -> Bool {
        let isThere = try await until { try await scratch.ask(condition) == true }
        try await scratch.run(
            asSuperuser: "select pg_terminate_backend(pid) from pg_stat_activity where datname = '\(scratch.name)' and usename = 'guanxi_app'")
        return isThere
    }

    /// The server too has lost its connections.
    private func patientlyReady(_ field: ID, _ acme: TestTenant) async throws -> Bool {
        try await until { try await acme.get("fields/\(field)")["index_state"] == "ready" }
    }

    @Test func `an import asks for the definitions of fields only when there are others`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let registry = acme.server.platform.registry
            let first = try await acme.server.platform.directory.schema(of: acme.id)
            let second = try await acme.server.platform.directory.schema(of: acme.id)
            let shared = try await registry.schemas.schema(of: acme.id, version: first.version, from: acme.server.platform.database)
            #expect(first === second)
            #expect(first === shared)
        }
    }
}
