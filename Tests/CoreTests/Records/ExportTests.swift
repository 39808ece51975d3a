import Core
import NIOCore
import NIOPosix
import TestKit
import Testing

/// Files of records: complete, harmless in a spreadsheet, and fit to be imported again.
@Suite struct ExportTests {
    /// The rows of a file without its mark, split at commas: for files without quotes.
    private func rows(_ reply: TestReply) -> [[String]] {
        let text = reply.text.drop { $0 == "\u{feff}" }
        return text.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    private static func customer(_ index: Int) -> Values {
        var values: Values = ["name": .text("Customer \(index)"), "city": .text(index % 2 == 0 ? "Rome" : "Oslo")]
        if index % 3 == 0 { values["annual_revenue"] = .money(Money(amount: Int64(index), currency: "CNY")) }
        return values
    }

    @Test(arguments: ["", "&sort=name", "&sort=-annual_revenue", "&sort=city,-name", "&city=Rome", "&filter=%5B%22city%22,%22is%22,%22Oslo%22%5D"])
    func `a file holds what the list shows, in its order, over many pages`(query: String) async throws {
        try await withCustomers(1_203, Self.customer) { acme in
            var listed: [String] = []
            var cursor: String?
            repeat {
                let page = try await acme.get("customers?limit=200\(query)" + (cursor.map { "&cursor=\($0)" } ?? ""))
                listed += page.data.compactMap { $0["name"]?.text }
                cursor = page["next_cursor"]?.text
            } while cursor != nil
            let file = try await acme.get("customers/export.csv?fields=name\(query)")
            try #require(file.status == .ok, "\(file.text)")
            #expect(rows(file).dropFirst().map { $0[0] } == listed)
            #expect(listed.count > 500)
        }
    }

    @Test func `people get titles, names and local times`() async throws {
        try await withTenant { acme in
            _ = try await acme.create(
                "customers",
                [
                    "name": "Acme", "level": "vip", "annual_revenue": ["amount": 129_950, "currency": "CNY"], "tags": ["a", "b"],
                    "last_contacted_at": "2026-11-21T20:30:00Z", "external_id": "K-1",
                ])
            let query = "customers/export.csv?fields=level,name,annual_revenue,owner,tags,last_contacted_at,external_id&utc_offset=%2B08:00"
            let english = try await acme.get(query)
            let chinese = try await acme.get(query, headers: [.acceptLanguage: "zh-CN"])
            #expect(english.body.getBytes(at: english.body.readerIndex, length: 3) == [0xef, 0xbb, 0xbf])
            #expect(rows(english)[0].prefix(4) == ["Level", "Name", "Annual revenue", "Annual revenue currency"])
            #expect(rows(english)[1] == ["VIP", "Acme", "1299.50", "CNY", "Test owner", "a; b", "2026-11-22 04:30:00", "K-1"])
            #expect(rows(chinese)[0].first == "客户级别")
            #expect(rows(chinese)[1].first == "VIP 客户")
            #expect(english.headers[.contentType] == "text/csv; charset=utf-8; header=present")
            #expect(english.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"customers-2") == true)
            #expect(chinese.headers[.contentDisposition]?.contains("filename*=UTF-8''%E5%AE%A2%E6%88%B7-2") == true)
        }
    }

    @Test func `programs get what the API says`() async throws {
        try await withTenant { acme in
            _ = try await acme.create("customers", ["name": "Acme", "level": "vip", "last_contacted_at": "2026-11-21T20:30:00Z"])
            let file = try await acme.get("customers/export.csv?fields=level,owner,last_contacted_at,annual_revenue&header=names&values=codes")
            let body: JSON = ["fields": ["level", "owner", "last_contacted_at", "annual_revenue"], "header": "names", "values": "codes"]
            let byPost = try await acme.post("customers/export.csv/query", body)
            #expect(rows(file)[0] == ["level", "owner", "last_contacted_at", "annual_revenue", "annual_revenue_currency"])
            #expect(rows(file)[1] == ["vip", acme.owner.description, "2026-11-21T20:30:00.000000Z", "", ""])
            #expect(byPost.text == file.text)
        }
    }

    @Test func `a formula in a record is only a text in the file`() async throws {
        try await withTenant { acme in
            _ = try await acme.create("customers", ["name": "=cmd|' /C calc'!A0", "city": "@SUM(1)", "phone": "+8613800138000"])
            let file = try await acme.get("customers/export.csv?fields=name,city,phone")
            #expect(rows(file)[1] == ["'=cmd|' /C calc'!A0", "'@SUM(1)", "+8613800138000"])
        }
    }

    @Test(arguments: ["header=titles", "header=names&values=codes"])
    func `a file is imported again without a change`(options: String) async throws {
        try await withTenant { acme in
            for index in 0..<3 {
                _ = try await acme.create(
                    "customers",
                    [
                        "name": .string("Customer, \"\(index)\""), "external_id": .string("K-\(index)"), "level": "vip", "tags": ["a", "b"],
                        "annual_revenue": ["amount": .integer(Int64(index) * 10 - 5), "currency": "JPY"], "email": "a@example.com",
                    ])
            }
            let file = try await acme.get("customers/export.csv?\(options)")
            let upload = try await acme.upload(bytes: Array(file.body.readableBytesView), type: "customers")
            let outcome = try await acme.runImport(upload.id)["outcome"]
            #expect(outcome?["unchanged"] == 3, "\(outcome?.serialized ?? "")")
            #expect(outcome?["failed"] == 0)
        }
    }

    @Test func `the journal tells who has taken what`() async throws {
        try await withTenant { acme in
            let reader = try await acme.user(.readOnly)
            _ = try await acme.create("customers", ["name": "Acme"])
            let file = try await reader.get("customers/export.csv?fields=name&city=Rome")
            let rows = try await acme.query(
                "select actor_kind, actor_id, payload from core.change where tenant_id = \(acme.id) and record_type = 'export'")
            let payload = try JSON.parse(ByteBuffer(bytes: try rows[0][2] as [UInt8]))
            #expect(file.status == .ok)
            #expect(rows.count == 1)
            #expect(try rows[0][0] as String == "user")
            #expect(try rows[0][1] as ID? != acme.owner)
            #expect(payload == ["type": "customer", "query": "customers&fields=name&city=Rome", "columns": ["name"]])
        }
    }

    @Test(arguments: [
        "fields=nope", "fields=owner.name", "header=x", "values=x", "utc_offset=8", "limit=5", "cursor=x", "include=owner", "sort=tags", "nope=1",
    ])
    func `a question that makes no sense is a problem, not a file`(query: String) async throws {
        try await withTenant { acme in
            let reply = try await acme.get("customers/export.csv?\(query)")
            let noted = try await acme.query("select 1 from core.change where tenant_id = \(acme.id) and record_type = 'export'")
            #expect(reply.status == .badRequest)
            #expect(reply.code == "invalid_query")
            #expect(reply["errors"]?.items?.first?["field"]?.text == String(query.prefix { $0 != "=" }))
            #expect(noted.isEmpty)
        }
    }

    @Test func `nobody exports another workspace's records`() async throws {
        try await withTenant { acme in
            _ = try await acme.create("customers", ["name": "Acme"])
            try await withTenant { other in
                let file = try await other.get("customers/export.csv?fields=name")
                #expect(rows(file).count == 1)
            }
        }
    }

    /// On a server of its own, so that every statement counted is one of the export: 20,000 records are 40 pages of 500.
    @Test func `a caller who hangs up ends the reading`() async throws {
        let scratch = try await TestCluster.shared.lasting()
        let server = try await TestServer.start(on: scratch)
        let acme = try await server.makeTenant(modules: [], plan: nil)
        try await scratch.run(
            asSuperuser: """
                insert into customers.customers
                (tenant_id, id, version, created_at, updated_at, name, kind, lifecycle, do_not_contact, description)
                select '\(acme.id)', gen_random_uuid(), 1, now(), now(), 'Customer ' || n, 'company', 'lead', false, repeat('x', 1000)
                from generate_series(1, 20000) as n
                """)
        let whole = try await statements(server) {
            _ = try await acme.get("customers/export.csv?fields=name,description")
        }
        let cut = try await statements(server) {
            let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .channelOption(ChannelOptions.socketOption(.so_rcvbuf), value: 65_536)
                .channelOption(.autoRead, value: false)
                .connect(host: "127.0.0.1", port: server.port).get()
            let credential = "Authorization: Bearer \(acme.client.token ?? "")"
            let head = "GET /api/v1/customers/export.csv?fields=name,description HTTP/1.1\r\nHost: a\r\n\(credential)\r\n\r\n"
            try await channel.writeAndFlush(ByteBuffer(string: head))
            try await Task.sleep(for: .milliseconds(200))
            try await channel.close()
            try await Task.sleep(for: .seconds(2))
        }
        #expect(whole >= 40)
        #expect(cut < 35)
    }

    private func statements(_ server: TestServer, _ body: () async throws -> Void) async throws -> Int {
        let before = server.platform.database.statistics.queries
        try await body()
        return server.platform.database.statistics.queries - before
    }
}
