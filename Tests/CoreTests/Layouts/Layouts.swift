import Core
import TestKit

/// What tests of layouts say again and again.
extension TestTenant {
    /// A new layout, for everybody or for a role.
    func layout(of type: String, role: ID? = nil, _ document: JSON) async throws -> TestReply {
        var body: JSONObject = ["record_type": .string(type), "document": .string(document.serialized)]
        if let role { body["role"] = .string("\(role)") }
        return try await post("layouts", .object(body))
    }

    /// The layout of a type as somebody, by default the owner, is told of it.
    func layout(of type: String = "customer", as reader: TestClient? = nil) async throws -> JSON? {
        let types = try await (reader ?? client).get("metadata")["record_types"]?.items ?? []
        return types.first { $0["name"]?.text == type }?["layout"]
    }

    /// The title of its first section.
    func title(as reader: TestClient) async throws -> String? {
        try await layout(as: reader)?["sections"]?.items?.first?["title_en"]?.text
    }

    /// Names of the fields of the first section.
    func fields(as reader: TestClient? = nil) async throws -> [String]? {
        try await layout(as: reader)?["sections"]?.items?.first?["fields"]?.items?.compactMap(\.text)
    }

    /// A new role of that place among the roles.
    func role(_ code: String, position: Int64, grants: JSON = [:]) async throws -> ID {
        let body: JSON = [
            "name_en": .string(code), "code": .string(code), "position": .integer(position), "grants": .string(grants.serialized),
        ]
        return try await create("roles", body).id
    }

    func assign(_ role: ID, to user: String) async throws -> TestReply {
        try await post("role_assignments", ["user": .string(user), "role": .string("\(role)")])
    }
}
