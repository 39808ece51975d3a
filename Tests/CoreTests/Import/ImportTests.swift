import Core
import NIOCore
import Testing
import TestKit

/// From the file to the records, over HTTP.
@Suite struct ImportTests {
    static let customers = """
        Customer ID,客户名称,电子邮件,Tags,Annual revenue,Birthday
        c1,华为技术,info@huawei.example.com,"vip;key",1200.50,
        c2,Acme,not-an-address,,,
        c3,,nobody@example.com,,,
        c4,Li Wei,li@example.com,,,1990/5/7
        c5,Broken,row
        c6,"Open quote,x@example.com,,,
        c7,Last,last@example.com,,,

        """

    @Test func `good rows become records and bad ones come back with their reasons`() async throws {
        try await withTenant { acme in
            let file = try await acme.upload(Self.customers, type: "customers")
            let patched = try await acme.patch("imports/\(file.id)", ["options": ["currency": "CNY"]], etag: nil)
            let done = try await acme.runImport(file.id)
            let errors = try await acme.get("imports/\(file.id)/errors.csv")
            let list = try await acme.get("customers?sort=name&fields=name,email,tags,annual_revenue,birth_date,external_id")
            #expect(file.status == .created)
            #expect(file.columnFields == ["external_id", "name", "email", "tags", "annual_revenue", "birth_date"])
            // While a file streams in, a quote that is never closed still hides what follows.
            #expect(file["rows"] == 6)
            #expect(done["progress"] == ["done": 7, "total": 7])
            #expect(patched["options"]?["currency"] == "CNY")
            #expect(done["status"] == "done")
            #expect(done.outcome == ["created": 3, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 4])
            #expect(Set(list.data.compactMap { $0["name"]?.text }) == ["华为技术", "Last", "Li Wei"])
            let huawei = list.data.first { $0["name"] == "华为技术" }
            #expect(huawei?["annual_revenue"] == ["amount": 120_050, "currency": "CNY"])
            #expect(huawei?["tags"] == ["vip", "key"])
            #expect(list.data.first { $0["name"] == "Li Wei" }?["birth_date"] == "1990-05-07")
            let lines = errors.text.split(whereSeparator: \.isNewline)
            #expect(errors.headers[.contentType] == "text/csv; charset=utf-8")
            #expect(lines.count == 5)
            #expect(lines[1].hasPrefix("c2,Acme,not-an-address,,,,3,email: "))
            #expect(lines[2].hasPrefix("c3,,nobody@example.com,,,,4,name: "))
            #expect(lines[4].contains("Open quote"))
        }
    }

    @Test func `the same file again changes nothing, and another one changes what differs`() async throws {
        try await withTenant { acme in
            let text = "id,name,city\na,Acme,Beijing\nb,Bolt,Shanghai\nc,Cap,\n"
            let first = try await acme.importFile(text, type: "customers")
            let again = try await acme.importFile(text, type: "customers")
            let changed = try await acme.importFile("id,name,city\na,Acme,Tianjin\nb,Bolt,\nd,Dot,Wuhan\n", type: "customers")
            let cities = try await acme.get("customers?sort=name&fields=city").data.map { $0["city"] }
            let id = try await acme.get("customers?external_id=a").data.first?["id"]?.text ?? ""
            let history = try await acme.get("customers/\(id)/history").data
            #expect(first.outcome["created"] == 3)
            #expect(again.outcome == ["created": 0, "updated": 0, "unchanged": 3, "skipped": 0, "failed": 0])
            #expect(changed.outcome == ["created": 1, "updated": 1, "unchanged": 1, "skipped": 0, "failed": 0])
            #expect(cities == ["Tianjin", "Shanghai", nil, "Wuhan"] || cities == ["Tianjin", "Shanghai", .null, "Wuhan"])
            #expect(history.map { $0["action"] } == ["update", "create"])
            #expect(history.first?["changes"] == ["after": ["city": "Tianjin"], "before": ["city": "Beijing"]])
        }
    }

    @Test func `existing records can be left alone, and those in the bin come out of it`() async throws {
        try await withTenant { acme in
            _ = try await acme.importFile("id,name\na,Acme\nb,Bolt\n", type: "customers")
            let id = try await acme.get("customers?external_id=b").data.first?["id"]?.text ?? ""
            _ = try await acme.delete("customers/\(id)")
            let skipped = try await acme.importFile("id,name\na,Other\nc,Cap\n", type: "customers", options: ["existing": "skip"])
            let revived = try await acme.importFile("id,name\nb,Bolt\n", type: "customers")
            let names = try await acme.get("customers?sort=name").data.map { $0["name"]?.text }
            #expect(skipped.outcome == ["created": 1, "updated": 0, "unchanged": 0, "skipped": 1, "failed": 0])
            #expect(revived.outcome["updated"] == 1)
            #expect(names == ["Acme", "Bolt", "Cap"])
        }
    }

    @Test func `references are found by external id, id and e-mail, also among the rows of the same file`() async throws {
        try await withTenant { acme in
            let text = "id,name,parent,owner\nhq,Head,,owner@\(acme.slug).example.com\nbr,Branch,hq,\nlost,Lost,nowhere,\n"
            let customers = try await acme.importFile(text, type: "customers")
            let orders = try await acme.importFile(
                "order id,customer_id,order date,total,币种\no1,hq,19970101,29.33,USD\no2,br,1997-01-12,5,usd\no3,xx,19970101,1,USD\n", type: "orders")
            let branch = try await acme.get("customers?external_id=br&include=parent").data.first
            let head = try await acme.get("customers?external_id=hq").data.first
            let order = try await acme.get("orders?external_id=o1").data.first
            #expect(customers.outcome["created"] == 2)
            #expect(customers.outcome["failed"] == 1)
            #expect(branch?["parent"] == head?["id"])
            #expect(head?["owner"]?.text == acme.owner.description)
            #expect(orders.outcome == ["created": 2, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 1])
            #expect(order?["customer"] == head?["id"])
            #expect(order?["total"] == ["amount": 2933, "currency": "USD"])
            #expect(order?["ordered_on"] == "1997-01-01")
        }
    }

    @Test func `a row that meets a constraint fails alone`() async throws {
        try await withTenant { acme in
            _ = try await acme.importFile("id,name\nc,Acme\n", type: "customers")
            let rows = (1...40).map { "o\($0),c,\($0 == 17 ? "N3" : "N\($0)")\n" }
            let orders = try await acme.importFile("id,customer,number\n" + rows.joined(), type: "orders")
            let errors = try await acme.get("imports/\(orders.id)/errors.csv").text
            #expect(orders.outcome == ["created": 39, "updated": 0, "unchanged": 0, "skipped": 0, "failed": 1])
            #expect(errors.contains("o17,c,N3,18,number: "))
        }
    }

    @Test func `a record twice in a file is made once and then changed`() async throws {
        try await withTenant { acme in
            let done = try await acme.importFile("id,name\na,First\na,Second\na,Second\n", type: "customers")
            let list = try await acme.get("customers?fields=name")
            #expect(done.outcome == ["created": 1, "updated": 1, "unchanged": 1, "skipped": 0, "failed": 0])
            #expect(list.data.map { $0["name"] } == ["Second"])
        }
    }

    @Test func `a dry run counts and writes nothing, and the file can then be run`() async throws {
        try await withTenant { acme in
            let file = try await acme.upload("id,name\na,Acme\nb,\n", type: "customers")
            _ = try await acme.patch("imports/\(file.id)", ["options": ["dry_run": true]], etag: nil)
            let checked = try await acme.runImport(file.id)
            let none = try await acme.get("customers")
            _ = try await acme.patch("imports/\(file.id)", ["options": ["dry_run": false]], etag: nil)
            let done = try await acme.runImport(file.id)
            let again = try await acme.post("imports/\(file.id)/run")
            #expect(checked["status"] == "checked")
            #expect(checked.outcome["created"] == 1)
            #expect(checked.outcome["failed"] == 1)
            #expect(none.data.isEmpty)
            #expect(done["status"] == "done")
            #expect(done.outcome == checked.outcome)
            #expect(again.code == "import_already_started")
        }
    }

    @Test func `a Chinese file in GB18030 with its own mapping`() async throws {
        try await withTenant { acme in
            let file = try await acme.upload(bytes: EncodingTests.gb18030, type: "customers")
            let done = try await acme.runImport(file.id)
            let list = try await acme.get("customers?fields=name,external_id")
            #expect(file["encoding"] == "gb18030")
            #expect(file.columnFields == ["external_id", "name"])
            #expect(done.outcome["created"] == 1)
            #expect(list.data.first?["name"] == "华为")
        }
    }
}
