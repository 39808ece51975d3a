import Core
import TestKit
import Testing

@Suite struct LayoutRoleTests {
    @Test func `somebody gets the layout of the first of her roles that has one, else the one for everybody`() async throws {
        try await withTenant { acme in
            let ann = try await acme.user(.member)
            let (second, first, third) = try await (
                acme.role("second", position: 20), acme.role("first", position: 10), acme.role("third", position: 30)
            )
            let user = try #require(try await ann.get("session")["user"]?["id"]?.text)
            for role in [third, second, first] { _ = try await acme.assign(role, to: user) }
            _ = try await acme.layout(of: "customer", ["sections": [["title_en": "Everybody"]]])
            let withNone = try await acme.title(as: ann)
            _ = try await acme.layout(of: "customer", role: third, ["sections": [["title_en": "Third"]]])
            let withOne = try await acme.title(as: ann)
            let made = try await acme.layout(of: "customer", role: second, ["sections": [["title_en": "Second"]]])
            let withTwo = try await acme.title(as: ann)
            let owners = try await acme.title(as: acme.client)
            let again = try await acme.layout(of: "customer", role: second, ["sections": []])
            #expect(withNone == "Everybody")
            #expect(withOne == "Third")
            #expect(made.status == .created)
            #expect(withTwo == "Second")
            #expect(owners == "Everybody")
            #expect(again.faults == ["record_type duplicate"])
        }
    }

    @Test func `nobody is told of fields that are hidden from her`() async throws {
        try await withTenant { acme in
            let ann = try await acme.user(.limited)
            let grants: JSON = ["types": ["customer": ["read": "all", "fields": ["phone": "none"]]]]
            let role = try await acme.role("seller", position: 1, grants: grants)
            let user = try #require(try await ann.get("session")["user"]?["id"]?.text)
            _ = try await acme.assign(role, to: user)
            let document: JSON = [
                "sections": [["title_en": "A", "fields": ["name", "phone"]]], "related": ["contacts"], "hidden_related": ["orders"],
            ]
            let made = try await acme.layout(of: "customer", document)
            let hers = try await acme.fields(as: ann)
            let owners = try await acme.fields()
            #expect(made.status == .created)
            #expect(hers == ["name"])
            #expect(owners == ["name", "phone"])
        }
    }

    @Test func `a layout is for a role of the workspace, and stays with it`() async throws {
        try await withTenant { acme in
            let role = try await acme.role("seller", position: 1)
            let made = try await acme.layout(of: "customer", role: role, ["sections": []])
            let moved = try await acme.patch("layouts/\(made.id)", ["role": .null])
            let strange = try await acme.layout(of: "customer", role: .new(), ["sections": []])
            #expect(moved.faults == ["role unchangeable"])
            #expect(strange.faults == ["role unknown_reference"])
        }
    }
}
