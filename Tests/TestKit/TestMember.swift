import Core

/// Somebody in a workspace, signed in, with what makes up her access.
public struct TestMember: Sendable {
    public let id: ID
    public let client: TestClient

    public func get(_ path: String) async throws -> TestReply { try await client.get(path) }
    public func post(_ path: String, _ body: JSON? = nil) async throws -> TestReply { try await client.post(path, body) }
    public func patch(_ path: String, _ body: JSON) async throws -> TestReply { try await client.patch(path, body) }
    public func delete(_ path: String) async throws -> TestReply { try await client.delete(path) }
}

extension TestTenant {
    /// Somebody else with these assigned roles.
    public func member(_ base: Role = .limited, roles: [ID] = [], team: ID? = nil) async throws -> TestMember {
        try await members([(base, roles, team)])[0]
    }

    /// Many of them in one transaction.
    public func members(_ wanted: [(base: Role, roles: [ID], team: ID?)]) async throws -> [TestMember] {
        try await write { tx in
            let ids = try await tx.createMany(User.type, wanted.enumerated().map { values($0, $1.base, $1.team) })
            let assignments = zip(ids, wanted).flatMap { id, one in one.roles.map { ["user": .id(id), "role": .id($0)] as Values } }
            try await tx.createMany(RoleAssignment.type, assignments)
            var members: [TestMember] = []
            for id in ids { members.append(TestMember(id: id, client: try await Self.signIn(id, tx, server))) }
            return members
        }
    }

    private func values(_ index: Int, _ base: Role, _ team: ID?) -> Values {
        [
            "name": .text("Member \(index)"), "email": .text("\(ID.new())@\(slug).example.com"), "role": .text(base.rawValue),
            "team": team.map { .id($0) } ?? .null, "language": .text("en"), "status": .text("active"),
        ]
    }

    /// A role that gives this.
    public func role(_ code: String, _ grants: JSON) async throws -> ID {
        try await create("roles", ["code": .string(code), "name_en": .string(code), "grants": .string(grants.serialized)]).id
    }

    /// A role that gives this of one type.
    public func role(_ code: String, on type: String, _ entry: JSON) async throws -> ID {
        var types = JSONObject()
        types[type] = entry
        return try await role(code, ["types": .object(types)])
    }
}
