import Core
import NIOCore
import NIOHTTP1
import Testing
import TestKit

/// What the routes refuse, and to whom.
@Suite struct ImportRequestTests {
    @Test func `an import belongs to its workspace and to those who may write in bulk`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                let file = try await acme.upload("id,name\na,Acme\n", type: "customers")
                let foreign = try await other.get("imports/\(file.id)")
                let started = try await other.post("imports/\(file.id)/run")
                let reader = try await acme.user(.readOnly)
                let upload = try await reader.send(.POST, "imports?type=customers", bytes: ByteBuffer(string: "a\n"), type: "text/csv")
                let shown = try await reader.get("imports/\(file.id)")
                let list = try await acme.get("imports")
                #expect(foreign.status == .notFound)
                #expect(started.status == .notFound)
                #expect(upload.status == .forbidden)
                #expect(shown.status == .forbidden)
                #expect(list.data.count == 1)
            }
        }
    }

    @Test func `a type that is unknown, off or not to be imported is refused`() async throws {
        try await withTenant(plan: "free") { acme in
            let unknown = try await acme.upload("a\n", type: "rockets")
            let users = try await acme.upload("name\nA\n", type: "users")
            let off = try await acme.upload("name\nA\n", type: "deals")
            let empty = try await acme.upload("", type: "customers")
            #expect(unknown.code == "unknown_record_type")
            #expect(users.code == "unknown_record_type")
            #expect(off.code == "module_not_enabled")
            #expect(empty.code == "empty_file")
        }
    }

    @Test func `a mapping names columns and fields that there are, each field once`() async throws {
        try await withTenant { acme in
            let path = "imports/\(try await acme.upload("x,y\na,b\n", type: "customers").id)"
            let column = try await acme.patch(path, ["mapping": ["z": "name"]], etag: nil)
            let field = try await acme.patch(path, ["mapping": ["x": "colour"]], etag: nil)
            let twice = try await acme.patch(path, ["mapping": ["x": "name", "y": "name"]], etag: nil)
            let readOnly = try await acme.patch(path, ["mapping": ["x": "created_at"]], etag: nil)
            let option = try await acme.patch(path, ["options": ["currency": "XXX", "speed": 1]], etag: nil)
            let good = try await acme.patch(path, ["mapping": ["x": "name", "y": "annual_revenue_currency"]], etag: nil)
            #expect(column["errors"]?.items?.first?["code"] == "unknown_column")
            #expect(field["errors"]?.items?.first?["code"] == "unknown_field")
            #expect(twice["errors"]?.items?.first?["code"] == "duplicate")
            #expect(readOnly["errors"]?.items?.first?["code"] == "unknown_field")
            #expect(option["errors"]?.items?.count == 2)
            #expect(good.columnFields == ["name", "annual_revenue_currency"])
        }
    }

    @Test func `another delimiter or no header makes other columns`() async throws {
        try await withTenant { acme in
            let file = try await acme.upload("id;name\n1;Acme, Inc.\n", type: "customers")
            let bare = try await acme.patch("imports/\(file.id)", ["options": ["has_header": false]], etag: nil)
            let comma = try await acme.patch("imports/\(file.id)", ["options": ["delimiter": ","]], etag: nil)
            #expect(file["delimiter"] == ";")
            #expect(bare["rows"] == 2)
            #expect(bare["columns"]?.items?.compactMap { $0["name"]?.text } == ["column_1", "column_2"])
            #expect(comma["delimiter"] == ",")
        }
    }

    @Test func `a formula in a refused row is disarmed`() {
        var buffer = ByteBuffer()
        CSV.write(["=1+1", "=5", "-5", "+86 138", "@x", "a\"b,c", "-cmd", "-", "\tx", "\rx", "3-4", "+1+cmd|' /C calc'!A0"], to: &buffer)
        #expect(
            String(buffer: buffer)
                == "'=1+1,'=5,-5,+86 138,'@x,\"a\"\"b,c\",'-cmd,'-,'\tx,\"'\rx\",3-4,'+1+cmd|' /C calc'!A0\r\n")
    }
}

extension TestTenant {
    func upload(_ text: String, type: String) async throws -> TestReply { try await upload(bytes: Array(text.utf8), type: type) }

    func upload(bytes: [UInt8], type: String) async throws -> TestReply {
        try await client.send(.POST, "imports?type=\(type)&name=test.csv", bytes: ByteBuffer(bytes: bytes), type: "text/csv")
    }

    /// Starts an uploaded import and waits for its end.
    func runImport(_ id: ID) async throws -> TestReply {
        let started = try await post("imports/\(id)/run")
        guard started.status == .accepted else { return started }
        while true {
            let reply = try await get("imports/\(id)")
            guard let status = reply["status"]?.text, ["queued", "running"].contains(status) else { return reply }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    func importFile(_ text: String, type: String, options: JSON? = nil) async throws -> TestReply {
        let file = try await upload(text, type: type)
        if let options { _ = try await patch("imports/\(file.id)", ["options": options], etag: nil) }
        return try await runImport(file.id)
    }
}

extension TestReply {
    var outcome: [String: Int64] {
        var counts: [String: Int64] = [:]
        for (name, value) in self["outcome"]?.members ?? [:] { counts[name] = value.whole }
        return counts
    }

    /// The fields that the columns go to.
    var columnFields: [String?] { self["columns"]?.items?.map { $0["field"]?.text } ?? [] }
}
