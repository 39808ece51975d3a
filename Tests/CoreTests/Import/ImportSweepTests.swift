import Core
import NIOCore
import NIOHTTP1
import TestKit
import Testing

@Suite struct ImportSweepTests {
    @Test func `what was left lying goes from every workspace, and what is in use stays`() async throws {
        try await withTenant { acme in
            try await withTenant { bolt in
                let old = try await upload(acme, days: 8)
                let broken = try await upload(bolt, days: 2, status: "uploading")
                let recent = try await upload(acme, days: 6)
                let underWay = try await upload(bolt, days: 0, status: "uploading")
                let done = try await upload(bolt, days: 30, status: "done")
                try await acme.server.runHouseJob(ImportSweepJob.type)
                let (left, leftOver) = (try await files(acme), try await files(bolt))
                let pieces = try await acme.query("select import_id from core.import_chunk where tenant_id = \(acme.id)").map { try $0[0] as ID }
                #expect(!left.contains(old) && !leftOver.contains(broken))
                #expect(left == [recent])
                #expect(leftOver == [underWay, done])
                #expect(pieces == [recent])
            }
        }
    }

    private func upload(_ tenant: TestTenant, days: Int, status: String = "uploaded") async throws -> ID {
        let file = try await tenant.client.send(.POST, "imports?type=customers", bytes: ByteBuffer(string: "name\nAcme\n"), type: "text/csv").id
        _ = try await tenant.query(
            """
            update core.import set status = \(status), created_at = created_at - make_interval(days => \(Int32(days)))
            where tenant_id = \(tenant.id) and id = \(file)
            """)
        return file
    }

    private func files(_ tenant: TestTenant) async throws -> [ID] {
        try await tenant.query("select id from core.import where tenant_id = \(tenant.id) order by id").map { try $0[0] }
    }
}
