import Core
import TestKit
import Testing

/// Conditions whose meaning depends on a currency, or on who asks.
@Suite struct ConditionTests {
    private func withAmounts(_ body: (TestTenant) async throws -> Void) async throws {
        try await withTenant { acme in
            for (name, amount, currency) in [("Small", 1_000, "CNY"), ("Large", 5_000, "CNY"), ("Yen", 1_000, "JPY"), ("Much yen", 5_000, "JPY")] {
                let revenue: JSON = ["amount": .integer(Int64(amount)), "currency": .string(currency)]
                _ = try await acme.create("customers", ["name": .string(name), "annual_revenue": revenue])
            }
            _ = try await acme.create("customers", ["name": "Unknown"])
            try await body(acme)
        }
    }

    private func names(_ acme: TestTenant, _ filter: JSON) async throws -> Set<String> {
        let reply = try await acme.post("customers/query", ["filter": filter, "fields": ["name"]])
        try #require(reply.status == .ok, "\(reply.text)")
        return Set(reply.data.compactMap { $0["name"]?.text })
    }

    private static let everything: Set<String> = ["Small", "Large", "Yen", "Much yen", "Unknown"]
    private static let thousand: JSON = ["amount": 1_000, "currency": "CNY"]
    private static let fiveThousand: JSON = ["amount": 5_000, "currency": "CNY"]

    private static let comparisons: [(String, JSON, Set<String>)] = [
        ("is", thousand, ["Small"]), ("is_not", thousand, everything.subtracting(["Small"])), ("gt", thousand, ["Large"]),
        ("gte", thousand, ["Small", "Large"]), ("lt", fiveThousand, ["Small"]), ("lte", fiveThousand, ["Small", "Large"]),
        ("between", [thousand, fiveThousand], ["Small", "Large"]), ("in", [thousand, fiveThousand], ["Small", "Large"]),
        ("not_in", [thousand, fiveThousand], ["Yen", "Much yen", "Unknown"]),
    ]

    @Test(arguments: comparisons)
    func `an amount with a currency is compared with amounts in that currency`(comparison: String, value: JSON, expected: Set<String>) async throws {
        try await withAmounts { acme in
            let found = try await names(acme, ["annual_revenue", .string(comparison), value])
            let others = try await names(acme, ["not": ["annual_revenue", .string(comparison), value]])
            #expect(found == expected)
            #expect(others == Self.everything.subtracting(expected))
        }
    }

    @Test func `an amount without a currency is compared by its minor units with all`() async throws {
        try await withAmounts { acme in
            let exact = try await names(acme, ["annual_revenue", "is", 1_000])
            let large = try await names(acme, ["annual_revenue", "gt", 1_000])
            #expect(exact == ["Small", "Yen"])
            #expect(large == ["Large", "Much yen"])
        }
    }

    @Test func `the query form takes the currency behind the amount`() async throws {
        try await withAmounts { acme in
            let large = try await acme.get("customers?annual_revenue[gt]=1000CNY")
            let both = try await acme.get("customers?annual_revenue[in]=1000JPY,5000JPY&sort=annual_revenue")
            let unknown = try await acme.get("customers?annual_revenue=1000XYZ")
            #expect(large.data.compactMap { $0["name"]?.text } == ["Large"])
            #expect(both.data.compactMap { $0["name"]?.text } == ["Yen", "Much yen"])
            #expect(unknown.status == .badRequest)
            #expect(unknown["errors"]?.items?.first?["code"] == "unknown_currency")
        }
    }

    @Test func `my_team is the team of whoever asks`() async throws {
        try await withTenant { acme in
            let (north, south) = (try await acme.create("teams", ["name": "North"]).id, try await acme.create("teams", ["name": "South"]).id)
            for (name, team) in [("Polar", north), ("Tropical", south)] {
                _ = try await acme.create("customers", ["name": .string(name), "team": .string(team.description)])
            }
            _ = try await acme.create("customers", ["name": "Nobody's"])
            let seen = { (team: String?) async throws -> [[String]] in
                let changed = try await acme.patch("users/\(acme.owner)", ["team": team.map { .string($0) } ?? .null])
                try #require(changed["team"] == (team.map { .string($0) } ?? .null), "\(changed.text)")
                let queries = ["team=my_team", "team[in]=my_team,\(south)", "team[is_not]=my_team", "owner.team=my_team"]
                var seen: [[String]] = []
                for query in queries { seen.append(try await acme.get("customers?\(query)&sort=name").data.compactMap { $0["name"]?.text }) }
                return seen
            }
            let (inNorth, inSouth, inNone) = (try await seen(north.description), try await seen(south.description), try await seen(nil))
            let everyone = ["Nobody's", "Polar", "Tropical"]
            #expect(inNorth == [["Polar"], ["Polar", "Tropical"], ["Nobody's", "Tropical"], everyone])
            #expect(inSouth == [["Tropical"], ["Tropical"], ["Nobody's", "Polar"], everyone])
            #expect(inNone == [[], ["Tropical"], everyone, []])
        }
    }

    @Test func `my_team means nothing where no team is meant`() async throws {
        try await withTenant { acme in
            for query in ["owner=my_team", "parent=my_team", "id=my_team"] {
                let reply = try await acme.get("customers?\(query)")
                #expect(reply.status == .badRequest)
                #expect(reply["errors"]?.items?.first?["code"] == "invalid_id")
            }
        }
    }
}
