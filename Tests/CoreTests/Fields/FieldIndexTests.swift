import Core
import TestKit
import Testing

@Suite struct FieldIndexTests {
    /// Customers whose `c_grade` is that of their place; an empty text is no grade.
    private func customers(_ grades: [String], _ acme: TestTenant) async throws -> [ID] {
        var ids: [ID] = []
        for (index, grade) in grades.enumerated() {
            ids.append(try await acme.create("customers", ["name": .string("Number \(index)"), "c_grade": grade.isEmpty ? nil : .string(grade)]).id)
        }
        return ids
    }

    private func ask(_ acme: TestTenant, _ grade: String) async throws -> TestReply {
        try await acme.post("customers/query", ["filter": ["c_grade", "is", .string(grade)]])
    }

    /// As soon as the server has heard that the index is ready.
    private func found(_ acme: TestTenant, _ grade: String) async throws -> TestReply {
        for _ in 0..<100 {
            let reply = try await ask(acme, grade)
            guard reply.status == .badRequest else { return reply }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await ask(acme, grade)
    }

    @Test func `switched on, a field is filtered by as soon as what is there is indexed`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            let ids = try await customers(["Gold", "silver", "", "GOLD"], acme)
            let before = try await ask(acme, "gold")
            let switched = try await acme.patch("fields/\(field)", ["filterable": true])
            let meanwhile = try await ask(acme, "gold")
            let indexed = try await acme.indexed(field)
            let after = try await found(acme, "gold")
            let rows = try await acme.indexRows(field)
            #expect(before.status == .badRequest)
            #expect(switched["index_state"] == "building")
            #expect(meanwhile.status == .badRequest)
            #expect(indexed["index_state"] == "ready")
            #expect(indexed["indexed"] == 4)
            #expect(Set(after.data.compactMap { $0["id"]?.text }) == Set([ids[0], ids[3]].map(\.description)))
            #expect(rows == 3)
        }
    }

    @Test func `a new field is filtered by at once`() async throws {
        try await withTenant { acme in
            let field = try await acme.create("fields", TestTenant.field("grade", "text", ["filterable": true]))
            let ids = try await customers(["gold", "silver"], acme)
            let found = try await found(acme, "gold")
            #expect(field["index_state"] == "ready")
            #expect(found.data.map { $0["id"] } == [.string("\(ids[0])")])
        }
    }

    @Test func `what members write while the index is being built is in it once`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            let ids = try await customers(["gold", "silver", "bronze"], acme)
            _ = try await acme.patch("fields/\(field)", ["filterable": true])
            _ = try await acme.patch("customers/\(ids[1])", ["c_grade": "gold"])
            _ = try await acme.patch("customers/\(ids[2])", ["c_grade": nil])
            _ = try await acme.indexed(field)
            let found = try await found(acme, "gold")
            let rows = try await acme.indexRows(field)
            #expect(Set(found.data.compactMap { $0["id"]?.text }) == Set(ids.prefix(2).map(\.description)))
            #expect(rows == 2)
        }
    }

    @Test func `the rows of a field go when it is switched off, or into the bin, and come back with it`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text", ["filterable": true])
            _ = try await customers(["gold", "silver"], acme)
            _ = try await acme.patch("fields/\(field)", ["filterable": false])
            let afterOff = try await emptied(field, acme)
            _ = try await acme.patch("fields/\(field)", ["filterable": true])
            _ = try await acme.indexed(field)
            let afterOn = try await acme.indexRows(field)
            _ = try await acme.delete("fields/\(field)")
            let afterBin = try await emptied(field, acme)
            _ = try await acme.post("fields/\(field)/restoration")
            let restored = try await acme.indexed(field)
            let found = try await found(acme, "gold")
            #expect(afterOff == 0)
            #expect(afterOn == 2)
            #expect(afterBin == 0)
            #expect(restored["index_state"] == "ready")
            #expect(found.data.count == 1)
        }
    }

    private func emptied(_ field: ID, _ acme: TestTenant) async throws -> Int64? {
        for _ in 0..<400 {
            if try await acme.indexRows(field) == 0 { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await acme.indexRows(field)
    }

    @Test func `a field becomes unique where every value is`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            let ids = try await customers(["gold", "silver", "silver", ""], acme)
            _ = try await acme.delete("customers/\(ids[2])")
            _ = try await acme.patch("fields/\(field)", ["unique": true])
            let indexed = try await acme.indexed(field)
            let twice = try await acme.post("customers", ["name": "Another", "c_grade": "GOLD"])
            let refused = try await acme.post("customers/\(ids[2])/restoration")
            #expect(indexed["unique"] == true)
            #expect(indexed["filterable"] == true)
            #expect(indexed["index_state"] == "ready")
            #expect(twice.faults == ["c_grade duplicate"])
            #expect(refused.status == .conflict)
        }
    }

    @Test func `a field with values that occur twice is indexed and not unique`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            _ = try await customers(["gold", "silver", "Gold"], acme)
            _ = try await acme.patch("fields/\(field)", ["unique": true])
            let indexed = try await acme.indexed(field)
            let found = try await found(acme, "gold")
            let third = try await acme.post("customers", ["name": "Another", "c_grade": "gold"])
            #expect(indexed["index_state"] == "duplicates")
            #expect(indexed["unique"] == false)
            #expect(found.data.count == 2)
            #expect(third.status == .created)
        }
    }

    @Test func `an index of several batches misses nothing, also where duplicates lie far apart`() async throws {
        try await withTenant { acme in
            let type = try #require(acme.server.platform.registry.recordType("customer"))
            let field = try await acme.field("number", "integer")
            let values = (0..<2_300).map { index -> Values in ["name": .text("Number \(index)"), "c_number": .integer(Int64(index % 2_200))] }
            try await acme.write { tx in _ = try await tx.createMany(type, values) }
            _ = try await acme.patch("fields/\(field)", ["unique": true])
            let indexed = try await acme.indexed(field)
            let rows = try await acme.indexRows(field)
            let job = try await acme.get("jobs/\(indexed["index_job"]?.text ?? "")")
            #expect(indexed["index_state"] == "duplicates")
            #expect(indexed["indexed"] == 2_300)
            #expect(rows == 2_300)
            #expect(job["state"] == "done")
            #expect(job["total"] == 2_300)
        }
    }

    @Test func `what an import brings that began before the index did is in it`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            let rows = (0..<12_000).map { "Number \($0),gold" }.joined(separator: "\n")
            let file = try await acme.upload("name,c_grade\n\(rows)\n", type: "customers")
            _ = try await acme.post("imports/\(file.id)/run")
            while try await acme.get("imports/\(file.id)")["progress"]?["done"] == 0 { try await Task.sleep(for: .milliseconds(5)) }
            _ = try await acme.patch("fields/\(field)", ["filterable": true])
            _ = try await acme.indexed(field)
            let done = try await acme.imported(file.id)
            let indexed = try await acme.indexRows(field)
            #expect(done["status"] == "done")
            #expect(indexed == 12_000)
        }
    }

    @Test func `a job that another has superseded leaves the index alone`() async throws {
        try await withTenant { acme in
            let field = try await acme.field("grade", "text")
            _ = try await customers(["gold"], acme)
            let first = try await acme.patch("fields/\(field)", ["filterable": true])
            _ = try await acme.patch("fields/\(field)", ["filterable": false])
            let second = try await acme.patch("fields/\(field)", ["filterable": true])
            let indexed = try await acme.indexed(field)
            let rows = try await acme.indexRows(field)
            #expect(first["index_job"] != second["index_job"])
            #expect(indexed["index_state"] == "ready")
            #expect(rows == 1)
        }
    }
}
