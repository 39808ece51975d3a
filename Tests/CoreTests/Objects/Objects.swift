import Core
import TestKit

/// What tests of a workspace's own objects say again and again.
extension TestTenant {
    /// A new object named `c_<name>`, its path `c_<name>s`.
    func object(_ name: String, _ more: JSONObject = [:]) async throws -> ID { try await create("objects", Self.object(name, more)).id }

    static func object(_ name: String, _ more: JSONObject = [:]) -> JSON {
        var body: JSONObject = ["name": .string("c_\(name)"), "title_en": .string(name)]
        for (key, value) in more { body[key] = value }
        return .object(body)
    }

    /// So many new objects at the same time.
    func objectsAtOnce(_ count: Int) async throws -> [TestReply] {
        var replies: [TestReply] = []
        try await withThrowingTaskGroup(of: TestReply.self) { group in
            for index in 1...count { group.addTask { try await post("objects", Self.object("number_\(index)")) } }
            while let reply = try await group.next() { replies.append(reply) }
        }
        return replies
    }

    /// The names of a list's records, in its order.
    func names(_ path: String) async throws -> [String] {
        let page = try await get(path)
        guard page.status == .ok else { throw TestReply.Missing(member: path, of: page.text) }
        return page.data.compactMap { $0["name"]?.text }
    }

    /// What metadata tells of a type; nil where there is none of that name.
    func described(_ type: String) async throws -> JSON? {
        try await get("metadata")["record_types"]?.items?.first { $0["name"]?.text == type }
    }

    /// Machines, with a field of every kind, those that lists can be filtered by in the index.
    func machines() async throws {
        _ = try await object("machine", ["icon": "factory", "title_zh": "机器"])
        for (name, kind, more) in Self.machineFields {
            var more = more
            if more["filterable"] == nil { more["filterable"] = true }
            let field = try await field(name, kind, more, of: "c_machine")
            for code in Self.machineChoices[name] ?? [] { _ = try await choice(code, of: field) }
        }
    }

    private static let machineChoices = ["colour": ["red", "green"], "sizes": ["s", "m", "l"]]
    private static let machineFields: [(name: String, kind: String, more: JSONObject)] = [
        ("text", "text", [:]), ("note", "long_text", ["filterable": false]), ("count", "integer", [:]), ("rate", "decimal", ["scale": 3]),
        ("share", "percent", ["scale": 1]), ("price", "money", [:]), ("flag", "boolean", [:]), ("day", "date", [:]), ("moment", "timestamp", [:]),
        ("boss", "reference", ["refers_to": "user"]), ("mail", "email", [:]), ("tel", "phone", [:]), ("site", "url", [:]),
        ("colour", "choice", [:]), ("sizes", "choices", [:]), ("buyer", "reference", ["refers_to": "customer"]),
        ("part_of", "reference", ["refers_to": "c_machine"]), ("serial", "text", ["unique": true]),
    ]

    /// Something in each field of a machine.
    func machine(_ name: String) -> JSONObject {
        [
            "name": .string(name), "c_text": "Größe \"XL\" 大号", "c_note": "one\ntwo", "c_count": 42, "c_rate": .number(12.125),
            "c_share": .number(7.5), "c_price": ["amount": 199900, "currency": "CNY"], "c_flag": false, "c_day": "2026-02-28",
            "c_moment": "2026-02-28T08:30:00Z", "c_boss": .string("\(owner)"), "c_mail": "li@example.com", "c_tel": "+8613800138000",
            "c_site": "https://example.com/a?b=c", "c_colour": "red", "c_sizes": ["m", "s"], "c_serial": .string("SN-\(name)"),
        ]
    }
}
