import Core
import TestKit

/// What tests of custom fields say again and again.
extension TestTenant {
    /// A new field of customers, named `c_<name>`.
    func field(_ name: String, _ kind: String, _ more: JSONObject = [:], of type: String = "customer") async throws -> ID {
        try await create("fields", Self.field(name, kind, more, of: type)).id
    }

    static func field(_ name: String, _ kind: String, _ more: JSONObject = [:], of type: String = "customer") -> JSON {
        var body: JSONObject = ["record_type": .string(type), "name": .string("c_\(name)"), "title_en": .string(name), "kind": .string(kind)]
        for (key, value) in more { body[key] = value }
        return .object(body)
    }

    func choice(_ code: String, of field: ID, _ more: JSONObject = [:]) async throws -> ID {
        var body: JSONObject = ["field": .string("\(field)"), "code": .string(code), "title_en": .string(code)]
        for (key, value) in more { body[key] = value }
        return try await create("field_choices", .object(body)).id
    }

    /// So many new fields of customers at the same time.
    func fieldsAtOnce(_ count: Int) async throws -> [TestReply] {
        var replies: [TestReply] = []
        try await withThrowingTaskGroup(of: TestReply.self) { group in
            for index in 1...count {
                group.addTask { try await patiently { try await post("fields", Self.field("number_\(index)", "integer")) } }
            }
            while let reply = try await group.next() { replies.append(reply) }
        }
        return replies
    }

    /// The field as its index's job leaves it.
    func indexed(_ field: ID) async throws -> TestReply {
        for _ in 0..<600 {
            let reply = try await get("fields/\(field)")
            guard reply["index_state"] == "building" else { return reply }
            try await Task.sleep(for: .milliseconds(50))
        }
        return try await get("fields/\(field)")
    }

    /// The import when it has ended.
    func imported(_ file: ID) async throws -> TestReply {
        while true {
            let reply = try await get("imports/\(file)")
            guard ["queued", "running"].contains(reply["status"]?.text) else { return reply }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// What metadata tells of a field; nil where there is none of that name.
    func metadata(_ field: String, of type: String = "customer") async throws -> JSON? {
        let types = try await get("metadata")["record_types"]?.items ?? []
        let fields = types.first { $0["name"]?.text == type }?["fields"]?.items ?? []
        return fields.first { $0["name"]?.text == field }
    }

    /// The rows that the index has of a field.
    func indexRows(_ field: ID) async throws -> Int64? {
        try await query("select count(*) from core.field_value v where v.tenant_id = \(id) and v.field_id = \(field)").scalar()
    }
}

extension RecordTransaction {
    /// Stays open until others have brought the field into that state, and four seconds more, in which its job would be done. A transaction that asked
    /// nothing meanwhile would be ended by the database.
    func stay(until state: String, of field: ID) async throws {
        var beats = 0
        while beats < 8 {
            let now: String? = try await query("select f.index_state from core.field f where f.tenant_id = \(tenant) and f.id = \(field)").scalar()
            if now == state || beats > 0 { beats += 1 }
            try await Task.sleep(for: .milliseconds(500))
        }
    }
}

extension TestReply {
    /// `field code` of each error.
    var faults: [String] { (self["errors"]?.items ?? []).map { "\($0["field"]?.text ?? "") \($0["code"]?.text ?? "")" } }
}
