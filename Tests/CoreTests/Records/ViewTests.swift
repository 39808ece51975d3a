import Core
import NIOCore
import TestKit
import Testing

/// Lists that people keep, for themselves or for everybody in the workspace.
@Suite struct ViewTests {
    private func view(_ name: String, shared: Bool = false) -> JSON {
        [
            "type": "customers", "name": .string(name), "shared": .boolean(shared), "layout": "board", "columns": ["name", "owner.name", "city"],
            "widths": ["name": 240], "filter": ["and": [["owner", "is", "me"], ["created_at", "after", "-30d"]]], "sort": "-updated_at,name",
            "group": "level",
        ]
    }

    private func attempts(on id: ID, by client: TestClient) async throws -> [TestReply] {
        [try await client.get("views/\(id)"), try await client.patch("views/\(id)", ["name": "Stolen"]), try await client.delete("views/\(id)")]
    }

    private func names(_ client: TestClient, _ query: String = "?type=customers") async throws -> [String] {
        try await client.get("views\(query)").data.compactMap { $0["name"]?.text }
    }

    @Test func `a view comes back as it was kept`() async throws {
        try await withTenant { acme in
            let made = try await acme.post("views", view("Mine"))
            try #require(made.status == .created, "\(made.text)")
            let read = try await acme.get("views/\(made.id)")
            let listed = try await acme.get("views?type=customers")
            let unchanged = try await acme.get("views/\(made.id)", headers: [.ifNoneMatch: made.headers[.eTag] ?? ""])
            for (name, value) in view("Mine").members ?? [:] { #expect(read[name] == value) }
            #expect(read["mine"] == true)
            #expect(read["owner"] == .string(acme.owner.description))
            #expect(read.version == 1)
            #expect(read.text == made.text)
            #expect(listed.data == [try read.json])
            #expect(made.headers[.location] == "/api/v1/views/\(try made.id)")
            #expect(unchanged.status == .notModified)
        }
    }

    @Test func `a view begins as a plain list of one's own`() async throws {
        try await withTenant { acme in
            let made = try await acme.post("views", ["type": "contacts", "name": " People "])
            #expect(made["name"] == "People")
            #expect(made["layout"] == "list")
            #expect(made["shared"] == false)
            #expect(made["columns"] == [])
            #expect(made["filter"] == .null)
            let ofCustomers = try await names(acme.client)
            let ofAll = try await names(acme.client, "")
            #expect(ofCustomers == [])
            #expect(ofAll == ["People"])
        }
    }

    @Test func `a change needs the version that was read, and its absence changes nothing`() async throws {
        try await withTenant { acme in
            let made = try await acme.post("views", view("Mine"))
            let id = try made.id
            let blind = try await acme.patch("views/\(id)", ["name": "New"], etag: nil)
            let changed = try await acme.patch("views/\(id)", ["name": "New", "filter": nil], etag: made.headers[.eTag])
            let late = try await acme.patch("views/\(id)", ["name": "Late"], etag: made.headers[.eTag])
            let same = try await acme.patch("views/\(id)", ["name": "New"], etag: changed.headers[.eTag])
            #expect(blind.status == .preconditionRequired)
            #expect(changed.status == .ok)
            #expect(changed.version == 2)
            #expect(changed["filter"] == .null)
            #expect(changed["sort"] == "-updated_at,name")
            #expect(late.status == .preconditionFailed)
            #expect(same.version == 2)
        }
    }

    @Test func `a private view is there for nobody else`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.member)
            let made = try await member.post("views", view("Private"))
            let id = try made.id
            for other in [acme.client, try await acme.user(.admin), try await acme.user(.member)] {
                let replies = try await attempts(on: id, by: other)
                let listed = try await names(other)
                #expect(replies.map(\.status.code) == [404, 404, 404])
                #expect(listed == [])
            }
            let mine = try await names(member)
            #expect(mine == ["Private"])
        }
    }

    @Test func `another workspace's shared view is there for nobody`() async throws {
        try await withTenant { acme in
            let id = try await acme.post("views", view("Shared", shared: true)).id
            try await withTenant { other in
                let replies = try await attempts(on: id, by: other.client)
                let listed = try await names(other.client, "")
                #expect(replies.map(\.status.code) == [404, 404, 404])
                #expect(listed == [])
            }
            let kept = try await acme.get("views/\(id)")
            #expect(kept["name"] == "Shared")
        }
    }

    @Test func `a shared view is seen by all, and changed by its owner and administrators`() async throws {
        try await withTenant { acme in
            let (author, member, reader) = (try await acme.user(.member), try await acme.user(.member), try await acme.user(.readOnly))
            let admin = try await acme.user(.admin)
            let id = try await author.post("views", view("Shared", shared: true)).id
            for other in [member, reader] {
                let seen = try await other.get("views/\(id)")
                let refused = try await other.patch("views/\(id)", ["name": "Stolen"])
                let deleted = try await other.delete("views/\(id)")
                #expect(seen["mine"] == false)
                #expect(refused.status == .forbidden)
                #expect(refused["permission"] == "core.views.manage")
                #expect(deleted.status == .forbidden)
            }
            let byAuthor = try await author.patch("views/\(id)", ["name": "Renamed"])
            let byAdmin = try await admin.patch("views/\(id)", ["name": "Renamed again"])
            let gone = try await admin.delete("views/\(id)")
            #expect(byAuthor.status == .ok)
            #expect(byAdmin["name"] == "Renamed again")
            #expect(byAdmin["owner"] == byAuthor["owner"])
            #expect(gone.status == .noContent)
        }
    }

    @Test func `who may only read keeps views but shares none`() async throws {
        try await withTenant { acme in
            let reader = try await acme.user(.readOnly)
            let shared = try await reader.post("views", view("Shared", shared: true))
            let mine = try await reader.post("views", view("Mine"))
            let published = try await reader.patch("views/\(mine.id)", ["shared": true])
            let renamed = try await reader.patch("views/\(mine.id)", ["name": "Renamed"])
            let deleted = try await reader.delete("views/\(mine.id)")
            #expect(shared.status == .forbidden)
            #expect(shared["permission"] == "core.views.share")
            #expect(published.status == .forbidden)
            #expect(renamed.status == .ok)
            #expect(deleted.status == .noContent)
        }
    }

    @Test(
        arguments: [
            ("name", "name", ""), ("name", "name", nil), ("type", "type", "nothings"), ("type", "type", nil), ("shared", "shared", "yes"),
            ("layout", "layout", "grid"), ("columns", "columns", "name"), ("columns", "columns.1", ["name", "nope"]),
            ("columns", "columns.0", ["name.city"]), ("columns", "columns.1", ["name", "name"]), ("columns", "columns.0", [1]),
            ("columns", "columns.0", ["owner.nope"]), ("widths", "widths.nope", ["nope": 100]), ("widths", "widths.name", ["name": 5]),
            ("widths", "widths", []), ("filter", "filter", 1), ("filter", "filter.and.0", ["and": [["nope", "is", 1]]]),
            ("filter", "filter.and.1", ["and": [["city", "is", "Rome"], ["level", "gt", "vip"]]]), ("sort", "sort", "nope"), ("sort", "sort", 1),
            ("group", "group", "name"), ("group", "group", 1), ("owner", "owner", "me"),
        ] as [(String, String, JSON)])
    func `what does not fit the type is told with its place`(member: String, place: String, value: JSON) async throws {
        try await withTenant { acme in
            var body = view("Mine").members ?? [:]
            body[member] = .some(value)
            let reply = try await acme.post("views", .object(body))
            #expect(reply.status == .unprocessableContent, "\(reply.text)")
            #expect(reply["errors"]?.items?.compactMap { $0["field"]?.text } == [place])
            let kept = try await names(acme.client, "")
            #expect(kept == [])
        }
    }

    @Test func `the type of a view stays`() async throws {
        try await withTenant { acme in
            let id = try await acme.post("views", view("Mine")).id
            let moved = try await acme.patch("views/\(id)", ["type": "contacts"])
            #expect(moved.status == .unprocessableContent)
            #expect(moved["errors"]?.items?.first?["field"] == "type")
        }
    }

    @Test func `a hundred views of a type, and not one more, however many are made at once`() async throws {
        try await withTenant { acme in
            let member = try await acme.user(.member)
            for index in 0..<98 { _ = try await member.post("views", view("View \(index)")) }
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<6 { group.addTask { try await member.post("views", view("Late \(index)")).status.code } }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            let over = try await member.post("views", view("Over"))
            let elsewhere = try await member.post("views", ["type": "contacts", "name": "Contacts"])
            let kept = try await names(member).count
            #expect(statuses.sorted() == [201, 201, 422, 422, 422, 422])
            #expect(over["errors"]?.items?.first?["field"] == "type")
            #expect(over["errors"]?.items?.first?["code"] == "too_many")
            #expect(elsewhere.status == .created)
            #expect(kept == 100)
        }
    }

    @Test func `a view of a module that is off is not there`() async throws {
        try await withTenant { acme in
            let funnel = try await acme.put("workspace/modules/funnel", ["enabled": true])
            let made = try await acme.post("views", ["type": "deals", "name": "Deals"])
            _ = try await acme.put("workspace/modules/funnel", ["enabled": false])
            let listed = try await names(acme.client, "")
            let ofType = try await names(acme.client, "?type=deals")
            let read = try await acme.get("views/\(made.id)")
            let another = try await acme.post("views", ["type": "deals", "name": "More"])
            let unknown = try await acme.get("views?type=nothings")
            #expect(funnel.status == .ok)
            #expect(listed == [])
            #expect(ofType == [])
            #expect(read.status == .notFound)
            #expect(another["errors"]?.items?.first?["field"] == "type")
            #expect(unknown.code == "invalid_query")
            _ = try await acme.put("workspace/modules/funnel", ["enabled": true])
            let back = try await names(acme.client, "")
            #expect(back == ["Deals"])
        }
    }

    @Test func `the journal tells what became of a view, and a key makes one view`() async throws {
        try await withTenant { acme in
            let key: HTTPFields = [HTTPField.Name("Idempotency-Key").unsafelyUnwrapped: "once"]
            let first = try await acme.post("views", view("Mine"), headers: key)
            let second = try await acme.post("views", view("Mine"), headers: key)
            let id = try first.id
            _ = try await acme.patch("views/\(id)", ["name": "New"])
            _ = try await acme.delete("views/\(id)")
            let rows = try await acme.query(
                "select action, payload from core.change where tenant_id = \(acme.id) and record_type = 'view' and record_id = \(id) order by id")
            let update = try JSON.parse(ByteBuffer(bytes: try rows[1][1] as [UInt8]))
            #expect(second.text == first.text)
            #expect(try rows.map { try $0[0] as String } == ["create", "update", "delete"])
            #expect(update["before"]?["name"] == "Mine")
            #expect(update["after"]?["name"] == "New")
        }
    }
}
