import Core
import Testing
import TestKit

@Suite struct WritingTests {
    @Test func `a new record is read back as it was answered`() async throws {
        try await withTenant { acme in
            let made = try await acme.create(
                "customers", ["name": " 华为技术 ", "email": "Info@Huawei.example.com", "annual_revenue": ["amount": 5, "currency": "CNY"]])
            let read = try await acme.get("customers/\(made.id)")
            #expect(made["name"] == "华为技术")
            #expect(made["email"] == "info@huawei.example.com")
            #expect(made["version"] == 1)
            #expect(try made.json == read.json)
            #expect(made.headers[.eTag] == read.headers[.eTag])
            #expect(made.headers[.location] == "/api/v1/customers/\(try made.id)")
        }
    }

    @Test func `a change needs the version that it is meant for`() async throws {
        try await withTenant { acme in
            let made = try await acme.create("customers", ["name": "Acme"])
            let path = "customers/\(try made.id)"
            let blind = try await acme.patch(path, ["name": "A"], etag: nil)
            let first = try await acme.patch(path, ["name": "B"], etag: made.headers[.eTag])
            let late = try await acme.patch(path, ["name": "C"], etag: made.headers[.eTag])
            let read = try await acme.get(path)
            #expect(blind.status.code == 428)
            #expect(first.status == .ok)
            #expect(first["version"] == 2)
            #expect(late.status == .preconditionFailed)
            #expect(read["name"] == "B")
        }
    }

    @Test func `a change that changes nothing makes no version and no history`() async throws {
        try await withTenant { acme in
            let made = try await acme.create("customers", ["name": "Acme"])
            let same = try await acme.patch("customers/\(made.id)", ["name": "Acme"])
            let history = try await acme.get("customers/\(made.id)/history")
            #expect(same["version"] == 1)
            #expect(history.data.count == 1)
        }
    }

    @Test func `history tells every change, the newest first, with what it was before`() async throws {
        try await withTenant { acme in
            let made = try await acme.create("customers", ["name": "Acme"])
            let path = "customers/\(try made.id)"
            _ = try await acme.patch(path, ["name": "Acme Ltd", "phone": "010 6552 9988"])
            _ = try await acme.delete(path)
            _ = try await acme.post("\(path)/restoration")
            let history = try await acme.get("\(path)/history").data
            #expect(history.map { $0["action"] } == ["restore", "delete", "update", "create"])
            #expect(history[2]["changes"] == ["after": ["name": "Acme Ltd", "phone": "01065529988"], "before": ["name": "Acme", "phone": nil]])
            #expect(history[3]["changes"]?["after"]?["name"] == "Acme")
            #expect(history[3]["actor"]?["id"] == .string(acme.owner.description))
        }
    }

    @Test func `the bin takes a record out of sight and gives it back`() async throws {
        try await withTenant { acme in
            let path = "customers/\(try await acme.create("customers", ["name": "Acme"]).id)"
            let deleted = try await acme.delete(path)
            let gone = try await acme.get(path)
            let bin = try await acme.get("customers?deleted=true")
            let again = try await acme.delete(path)
            let restored = try await acme.post("\(path)/restoration")
            let twice = try await acme.post("\(path)/restoration")
            #expect(deleted.status == .noContent)
            #expect(gone.status == .notFound)
            #expect(bin.data.count == 1)
            #expect(again.status == .notFound)
            #expect(restored["name"] == "Acme")
            #expect(twice.status == .notFound)
        }
    }

    @Test func `a reference leads to a live record of the same workspace or is refused`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                let foreign = try await other.create("customers", ["name": "Theirs"]).id
                let binned = try await acme.create("customers", ["name": "Old"]).id
                _ = try await acme.delete("customers/\(binned)")
                for target in [foreign, binned, ID.new()] {
                    let reply = try await acme.post("contacts", ["name": "Li", "customer": .string(target.description)])
                    #expect(reply.status.code == 422)
                    #expect(reply["errors"]?.items?.first?["field"] == "customer")
                    #expect(reply["errors"]?.items?.first?["code"] == "unknown_reference")
                }
            }
        }
    }

    @Test func `an external id is unique in its workspace and free in others`() async throws {
        try await withTenant { acme in
            try await withTenant { other in
                _ = try await acme.create("customers", ["name": "One", "external_id": "X1"])
                let second = try await acme.post("customers", ["name": "Two", "external_id": "X1"])
                let elsewhere = try await other.post("customers", ["name": "One", "external_id": "X1"])
                #expect(second.status == .conflict)
                #expect(second["errors"]?.items?.first?["field"] == "external_id")
                #expect(elsewhere.status == .created)
            }
        }
    }

    @Test func `a read-only member reads and writes nothing`() async throws {
        try await withTenant { acme in
            let path = "customers/\(try await acme.create("customers", ["name": "Acme"]).id)"
            let guest = try await acme.user(.readOnly)
            let read = try await guest.get(path)
            let refusals = [
                try await guest.post("customers", ["name": "X"]), try await guest.patch(path, ["name": "X"]), try await guest.delete(path),
                try await guest.post("customers/batch", ["operations": [["action": "delete", "id": "x"]]]),
            ]
            #expect(read.status == .ok)
            #expect(refusals.map(\.status.code) == [403, 403, 403, 403])
            #expect(refusals.allSatisfy { $0.code == "forbidden" })
        }
    }

    @Test func `a batch does what it can and says what it could not`() async throws {
        try await withTenant { acme in
            let made = try await acme.create("customers", ["name": "Acme", "external_id": "A"]).id
            let reply = try await acme.post(
                "customers/batch",
                [
                    "operations": [
                        ["action": "create", "values": ["name": "New", "external_id": "N"]],
                        ["action": "create", "values": ["name": "Twin", "external_id": "A"]],
                        ["action": "create", "values": ["email": "nobody"]],
                        ["action": "update", "id": .string(made.description), "version": 1, "values": ["name": "Acme 2"]],
                        ["action": "update", "id": .string(made.description), "version": 1, "values": ["name": "Late"]],
                        ["action": "delete", "id": .string(ID.new().description)],
                    ]
                ])
            let results = try #require(reply["results"]?.items)
            let list = try await acme.get("customers?sort=name")
            #expect(results.compactMap { $0["status"]?.whole } == [201, 409, 422, 200, 412, 404])
            #expect(results[2]["errors"]?.items?.count == 2)
            #expect(list.data.compactMap { $0["name"]?.text } == ["Acme 2", "New"])
        }
    }

    @Test func `a dry run of a batch tells all and writes nothing`() async throws {
        try await withTenant { acme in
            let reply = try await acme.post("customers/batch", ["dry_run": true, "operations": [["action": "create", "values": ["name": "New"]]]])
            let list = try await acme.get("customers")
            let changes: Int64? = try await acme.query("select count(*) from core.change where tenant_id = \(acme.id) and record_type = 'customer'")
                .scalar()
            #expect(reply["results"]?.items?.first?["status"] == 201)
            #expect(list.data.isEmpty)
            #expect(changes == 0)
        }
    }

    @Test func `a batch takes records out of the bin, each like a restoration of its own`() async throws {
        try await withTenant { acme in
            var paths: [String] = []
            for name in ["A", "B", "Live"] { paths.append("customers/\(try await acme.create("customers", ["name": .string(name)]).id)") }
            for path in paths.prefix(2) { _ = try await acme.delete(path) }
            let foreign = try await withTenant { other in
                let id = try await other.create("customers", ["name": "Theirs"]).id
                _ = try await other.delete("customers/\(id)")
                return id
            }
            let ids = paths.map { String($0.dropFirst("customers/".count)) }
            let restore = { (id: String) -> JSON in ["action": "restore", "id": .string(id)] }
            let operations: JSON = [
                ["action": "restore", "id": .string(ids[0]), "version": 2], ["action": "restore", "id": .string(ids[1]), "version": 1],
                restore(ids[2]), restore(foreign.description), restore(ID.new().description), restore(ids[0]), ["action": "restore"],
            ]
            let reply = try await acme.post("customers/batch", ["operations": operations])
            let results = try #require(reply["results"]?.items)
            let history = try await acme.get("\(paths[0])/history").data
            let list = try await acme.get("customers?sort=name")
            #expect(results.map { $0["status"]?.whole } == [200, 412, 404, 404, 404, 404, 422])
            #expect(results[0]["version"] == 3)
            #expect(results[3]["code"] == results[4]["code"])
            #expect(results[3]["detail"] == results[4]["detail"])
            #expect(history.map { $0["action"] } == ["restore", "delete", "create"])
            #expect(list.data.compactMap { $0["name"]?.text } == ["A", "Live"])
        }
    }

    @Test func `whoever may not put a record into the bin takes none out, and a dry run restores nothing`() async throws {
        try await withTenant { acme in
            let team = try await acme.create("teams", ["name": "North"]).id
            _ = try await acme.delete("teams/\(team)")
            let operations: JSON = [["action": "restore", "id": .string(team.description)]]
            let refused = try await acme.user(.member).post("teams/batch", ["operations": operations])
            let tried = try await acme.post("teams/batch", ["operations": operations, "dry_run": true])
            let still = try await acme.get("teams/\(team)")
            #expect(refused.status == .forbidden)
            #expect(tried["results"]?.items?.first?["status"] == 200)
            #expect(still.status == .notFound)
        }
    }

    @Test func `many records are written like one, journal included`() async throws {
        try await withTenant { acme in
            let people: [Values] = (0..<2500).map {
                ["name": .text("Person \($0)"), "external_id": .text("P\($0)"), "tags": .texts(["a\"b", "c\\d,{}"])]
            }
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            let first = try await acme.write { try await $0.upsertMany(type, people) }
            let second = try await acme.write { try await $0.upsertMany(type, people) }
            var changed = people
            changed[7]["name"] = .text("Somebody else")
            let third = try await acme.write { [changed] in try await $0.upsertMany(type, changed) }
            let counts = try await acme.query(
                """
                select count(*), count(*) filter (where action = 'update') from core.change
                where tenant_id = \(acme.id) and record_type = 'customer'
                """)
            let tags = try await acme.get("customers?limit=1")
            #expect(first.count { if case .created = $0 { true } else { false } } == 2500)
            #expect(second.count { if case .unchanged = $0 { true } else { false } } == 2500)
            #expect(third.count { if case .updated = $0 { true } else { false } } == 1)
            #expect(try counts[0][0] as Int64 == 2501)
            #expect(try counts[0][1] as Int64 == 1)
            #expect(tags.data.first?["tags"] == ["a\"b", "c\\d,{}"])
        }
    }
}
