import Core
import TestKit
import Testing

@Suite struct ShareTests {
    /// Two reps who see and change their own customers, and a customer of the first.
    private func withReps(
        _ entry: JSON = ["read": "own", "create": "all", "update": "own", "delete": "own"],
        _ body: (TestTenant, TestMember, TestMember, ID) async throws -> Void
    ) async throws {
        try await withTenant { acme in
            let role = try await acme.role("rep", on: "customer", entry)
            let team = try await acme.create("teams", ["name": "East"]).id
            let reps = try await acme.members([(.limited, [role], nil), (.limited, [role], team)])
            let customer = try await reps[0].post("customers", ["name": "Acme"])
            try await body(acme, reps[0], reps[1], customer.id)
        }
    }

    @Test func `a share lets somebody see one record, until it is taken back`() async throws {
        try await withReps { _, mine, other, customer in
            let before = try await other.get("customers/\(customer)")
            let made = try await mine.post("customers/\(customer)/shares", ["user": .string("\(other.id)"), "level": "read"])
            let seen = try await other.get("customers/\(customer)")
            let list = try await other.get("customers")
            let change = try await other.patch("customers/\(customer)", ["name": "Changed"])
            let binned = try await other.delete("customers/\(customer)")
            let shares = try await other.get("customers/\(customer)/shares")
            let gone = try await mine.delete("customers/\(customer)/shares/\(made.id)")
            let after = try await other.get("customers/\(customer)")
            #expect(before.status == .notFound)
            #expect(made.status == .created)
            #expect(seen["name"] == "Acme")
            #expect(list.data.count == 1)
            #expect([change.status, binned.status] == [.forbidden, .forbidden])
            #expect(shares.data.map { $0["level"] } == ["read"])
            #expect(shares.data.first?["name"]?.text == "Member 1")
            #expect(gone.status == .noContent)
            #expect(after.status == .notFound)
        }
    }

    @Test func `a share with a team is for all of its members, and a second one changes the first`() async throws {
        try await withReps { acme, mine, other, customer in
            let team = try #require(try await acme.get("users/\(other.id)")["team"]?.text)
            let made = try await mine.post("customers/\(customer)/shares", ["team": .string(team), "level": "read"])
            let refused = try await other.patch("customers/\(customer)", ["name": "Changed"])
            let raised = try await mine.post("customers/\(customer)/shares", ["team": .string(team), "level": "update"])
            let changed = try await other.patch("customers/\(customer)", ["name": "Changed"])
            #expect(refused.status == .forbidden)
            #expect(raised.status == .ok)
            #expect(try raised.id == made.id)
            #expect(changed["name"] == "Changed")
        }
    }

    @Test func `a share gives no action that no role gives`() async throws {
        try await withReps(["read": "own", "create": "all"]) { acme, _, other, customer in
            let made = try await acme.post("customers/\(customer)/shares", ["user": .string("\(other.id)"), "level": "update"])
            let seen = try await other.get("customers/\(customer)")
            let change = try await other.patch("customers/\(customer)", ["name": "Changed"])
            #expect(made.status == .created)
            #expect(seen.status == .ok)
            #expect(change.status == .forbidden)
        }
    }

    @Test func `only who may change a record shares it`() async throws {
        try await withReps { acme, mine, other, customer in
            let (body, path): (JSON, String) = (["user": .string("\(other.id)"), "level": "update"], "customers/\(customer)/shares")
            let unseen = try await other.post(path, body)
            _ = try await mine.post(path, ["user": .string("\(other.id)"), "level": "read"])
            let reader = try await other.post(path, body)
            let share = try #require(try await other.get(path).data.first?["id"]?.text)
            let revoked = try await other.delete("\(path)/\(share)")
            let readOnly = try await acme.user(.readOnly).post(path, body)
            #expect(unseen.status == .notFound)
            #expect([reader, revoked, readOnly].map(\.status) == [.forbidden, .forbidden, .forbidden])
        }
    }

    @Test func `a share names a user or a team, and nobody of another workspace`() async throws {
        try await withReps { acme, mine, other, customer in
            try await withTenant { stranger in
                let path = "customers/\(customer)/shares"
                let team = try await acme.create("teams", ["name": "West"]).id
                let nobody = try await mine.post(path, ["level": "read"])
                let both = try await mine.post(path, ["user": .string("\(other.id)"), "team": .string("\(team)"), "level": "read"])
                let level = try await mine.post(path, ["user": .string("\(other.id)"), "level": "own"])
                let foreign = try await mine.post(path, ["user": .string("\(stranger.owner)"), "level": "read"])
                #expect(nobody.faults == ["user required"])
                #expect(both.faults == ["user required"])
                #expect(level.faults == ["level unknown_choice"])
                #expect(foreign.faults == ["user unknown_reference"])
                let share = try await mine.post(path, ["user": .string("\(other.id)"), "level": "read"]).id
                let theirs = try await stranger.create("customers", ["name": "Theirs"]).id
                let replies = [
                    try await stranger.get(path), try await stranger.delete("\(path)/\(share)"),
                    try await stranger.delete("customers/\(theirs)/shares/\(share)"), try await stranger.get("record_shares/\(share)"),
                ]
                #expect(replies.allSatisfy { $0.status == .notFound })
            }
        }
    }

    @Test func `a share of one record is none of another, nor of another type`() async throws {
        try await withReps { acme, mine, other, customer in
            let second = try await mine.post("customers", ["name": "Second"]).id
            let share = try await mine.post("customers/\(customer)/shares", ["user": .string("\(other.id)"), "level": "read"]).id
            let wrong = try await mine.delete("customers/\(second)/shares/\(share)")
            let unshared = try await other.get("customers/\(second)")
            let contact = try await acme.create("contacts", ["name": "Li", "customer": .string("\(customer)")])
            let seen = try await other.get("contacts/\(contact.id)")
            #expect([wrong.status, unshared.status] == [.notFound, .notFound])
            #expect(seen.status == .forbidden)
        }
    }

    @Test func `shares are journaled`() async throws {
        try await withReps { acme, mine, other, customer in
            let share = try await mine.post("customers/\(customer)/shares", ["user": .string("\(other.id)"), "level": "read"]).id
            _ = try await mine.delete("customers/\(customer)/shares/\(share)")
            let history = try await acme.get("record_shares/\(share)/history")
            #expect(history.data.map { $0["action"]?.text } == ["delete", "create"])
            #expect(history.data.allSatisfy { $0["actor"]?["id"]?.text == "\(mine.id)" })
        }
    }

    @Test func `shares are not written by the generic routes`() async throws {
        try await withReps { acme, _, other, customer in
            let body: JSON = ["record_type": "customer", "record": .string("\(customer)"), "user": .string("\(other.id)"), "level": "update"]
            let made = try await acme.post("record_shares", body)
            let batch = try await acme.post("record_shares/batch", ["operations": [["action": "create", "values": body]]])
            let seen = try await other.get("record_shares")
            #expect([made.status, batch.status] == [.methodNotAllowed, .methodNotAllowed])
            #expect(seen.status == .ok, "how the workspace is set up is no secret")
        }
    }
}
