import Core
import TestKit
import Testing

@Suite struct PlanTests {
    @Test func `anybody reads the price list`() async throws {
        let plans = try await TestClient(port: TestServer.shared().port).get("plans")
        #expect(plans.data.map { $0["code"]?.text } == ["free", "starter", "growth", "enterprise"])
        #expect(plans.data[1]["month_price"]?["currency"]?.text == "CNY")
        #expect(plans.data[0]["limits"]?["seats"]?.whole == 3)
    }

    @Test func `owners and admins choose a plan that there is`() async throws {
        try await withTenant { acme in
            let unknown = try await acme.put("workspace/plan", ["plan": "platinum"])
            let member = try await acme.user(.member).put("workspace/plan", ["plan": "starter"])
            let chosen = try await acme.put("workspace/plan", ["plan": "enterprise"])
            let settings = try await acme.get("workspace")
            let journaled = try await acme.journaled("workspace", "plan_change")
            #expect(unknown.status == .unprocessableContent)
            #expect(member.status == .forbidden)
            #expect(chosen.status == .ok)
            #expect(settings["trial_ends_at"] == .null)
            #expect(journaled == 1)
        }
    }

    @Test func `settings are changed, checked and journaled`() async throws {
        try await withTenant { acme in
            let changed = try await acme.patch("workspace", ["name": "Acme 机器人", "time_zone": "Europe/Berlin", "currency": "EUR"])
            #expect(changed["name"]?.text == "Acme 机器人")
            let zone = try await acme.patch("workspace", ["time_zone": "Mars/Olympus"])
            let currency = try await acme.patch("workspace", ["currency": "eu1"])
            let slug = try await acme.patch("workspace", ["slug": "other"])
            #expect([zone.status, currency.status, slug.status] == [.unprocessableContent, .unprocessableContent, .unprocessableContent])
            let journaled = try await acme.journaled("workspace", "update")
            #expect(journaled == 1)
        }
    }
}
