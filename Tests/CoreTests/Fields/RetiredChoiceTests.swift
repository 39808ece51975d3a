import Core
import TestKit
import Testing

@Suite struct RetiredChoiceTests {
    private func retire(_ choice: ID, _ acme: TestTenant) async throws {
        _ = try await acme.patch("field_choices/\(choice)", ["retired": true])
    }

    @Test func `a retired choice stays where it is and comes nowhere else`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("colour", "choice")
            let red = try await acme.choice("red", of: field)
            _ = try await acme.choice("green", of: field)
            let old = try await acme.create("customers", ["name": "Old", "c_colour": "red"]).id
            let other = try await acme.create("customers", ["name": "Other", "c_colour": "green"]).id
            try await retire(red, acme)
            let new = try await acme.post("customers", ["name": "New", "c_colour": "red"])
            let changed = try await acme.patch("customers/\(other)", ["c_colour": "red"])
            let renamed = try await acme.patch("customers/\(old)", ["name": "Older", "c_colour": "red"])
            let both = try await acme.post(
                "customers/batch", ["operations": [["action": "create", "values": ["name": "X", "c_colour": "red"]]]])
            #expect(new.faults == ["c_colour retired_choice"])
            #expect(changed.faults == ["c_colour retired_choice"])
            #expect(renamed.status == .ok)
            #expect(both["results"]?.items?.first?["status"] == 422)
        }
    }

    @Test func `of several choices the retired ones that are there may stay`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("sizes", "choices")
            let small = try await acme.choice("s", of: field)
            for code in ["m", "l"] { _ = try await acme.choice(code, of: field) }
            let old = try await acme.create("customers", ["name": "Old", "c_sizes": ["s"]]).id
            try await retire(small, acme)
            let more = try await acme.patch("customers/\(old)", ["c_sizes": ["s", "m"]])
            let less = try await acme.patch("customers/\(old)", ["c_sizes": ["m"]])
            let back = try await acme.patch("customers/\(old)", ["c_sizes": ["m", "s"]])
            #expect(more.status == .ok)
            #expect(less.status == .ok)
            #expect(back.faults == ["c_sizes retired_choice"])
        }
    }

    @Test func `an initial value that is retired is none, and a choice in the bin is as good as retired`() async throws {
        try await withTenant(plan: "enterprise") { acme in
            let field = try await acme.field("colour", "choice")
            let red = try await acme.choice("red", of: field)
            _ = try await acme.patch("fields/\(field)", ["initial": "\"red\""])
            let before = try await acme.create("customers", ["name": "A"])
            _ = try await acme.delete("field_choices/\(red)")
            let after = try await acme.create("customers", ["name": "B"])
            let refused = try await acme.post("customers", ["name": "C", "c_colour": "red"])
            #expect(before["c_colour"] == "red")
            #expect(after["c_colour"] == .null)
            #expect(refused.faults == ["c_colour retired_choice"])
        }
    }
}
