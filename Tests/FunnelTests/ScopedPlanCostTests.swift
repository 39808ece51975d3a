import Core
import TestKit
import Testing

/// What lists cost somebody who sees a part of a million customers. Of the same suite as the other plans: all read one log.
extension ReadPlanCostTests {
    @Test(arguments: ScopedCallers.Caller.allCases.filter { $0 != .sparse20 })
    func `whoever sees a part of a million reads a page of it for three hundred`(caller: ScopedCallers.Caller) async throws {
        let client = try #require(try await ScopedCallers.shared().client(caller))
        try await expectPages(client, "customers?fields=name,city,c_score", within: 300, isFull: caller != .owningNone || caller.shares > 0)
        try await expectPages(client, "deals?fields=name", within: 300, isFull: false)
    }

    @Test func `whose teams have next to nothing pays for each of their users and teams`() async throws {
        let client = try #require(try await ScopedCallers.shared().client(.sparse20))
        try await expectPages(client, "customers?fields=name", within: 600 + 5 * ScopedCallers.Caller.sparse20.holders, isFull: true)
    }

    @Test(arguments: [(ScopedCallers.Caller.owning5000, "limit=200"), (.below1, "limit=200"), (.sparse20, "limit=50"), (.team, "limit=100")])
    func `a list of what somebody may see has each record once`(caller: ScopedCallers.Caller, options: String) async throws {
        let callers = try await ScopedCallers.shared()
        let client = try #require(callers.client(caller))
        var seen: [String] = []
        var cursor: String?
        repeat {
            let page = try await client.get("customers?fields=id&\(options)\(cursor.map { "&cursor=\($0)" } ?? "")")
            #expect(page.status == .ok)
            seen += page.data.compactMap { $0["id"]?.text }
            cursor = page["next_cursor"]?.text
        } while cursor != nil
        let count = try await callers.visible(to: caller)
        #expect(Int64(seen.count) == count && count > 50)
        #expect(seen == Set(seen).sorted(by: >))
    }

    /// Counted in the indexes of owners and teams up to ten thousand; what was shared is looked at.
    @Test(arguments: [
        (ScopedCallers.Caller.owning50, 300 as Int64), (.owning5000, 300), (.owning50000, 300), (.team, 2_500), (.below1, 2_500), (.below20, 4_000),
        (.below120, 15_000),
    ])
    func `a total of what somebody may see is counted in the indexes`(caller: ScopedCallers.Caller, budget: Int64) async throws {
        let callers = try await ScopedCallers.shared()
        let client = try #require(callers.client(caller))
        let reply = try await expect(client, "customers?limit=1&fields=id&count=true", within: budget)
        let count = try await callers.visible(to: caller)
        if count <= 10_000 { #expect(reply["estimated_total"]?.whole == count && reply["total_is_exact"] == true) }
    }

    /// By name and times: her scope is read in the indexes of owners and teams, or a window of the order is enough.
    @Test(arguments: ScopedCallers.Caller.allCases, ["sort=name", "sort=-name", "sort=-created_at", "sort=updated_at"])
    func `in the other orders of those indexes her own records are the bound`(caller: ScopedCallers.Caller, sort: String) async throws {
        let callers = try await ScopedCallers.shared()
        let client = try #require(callers.client(caller))
        let visible = try await callers.visible(to: caller)
        let budget = 600 + visible / 30 + 5 * caller.holders + 4 * Int64(caller.shares)
        try await expectPages(client, "customers?fields=name&\(sort)", within: budget, isFull: caller != .owningNone)
    }

    private func expectPages(_ client: TestClient, _ path: String, within budget: Int64, isFull: Bool) async throws {
        let first = try await expect(client, path, within: budget)
        guard isFull || first["next_cursor"]?.text != nil else { return }
        #expect(first.data.count == 50)
        let cursor = try #require(first["next_cursor"]?.text)
        try await expect(client, "\(path)&cursor=\(cursor)", within: budget)
    }

    /// Each request by itself: what all its statements together read, until PostgreSQL has settled on a plan.
    @discardableResult
    private func expect(_ client: TestClient, _ path: String, within budget: Int64) async throws -> TestReply {
        let log = try await FullDatabase.shared().log
        _ = try await client.get("customers?limit=1&fields=id&name=nobody")
        var replies: [TestReply] = []
        for _ in 0..<6 {
            let plans = try await log.plans { replies.append(try await client.get(path)) }.filter { !$0.statement.hasPrefix("explain") }
            let pages = plans.reduce(0) { $0 + $1.buffers }
            let told = plans.map(\.description).joined(separator: "\n")
            #expect(plans.allSatisfy { $0.faults == [] } && pages <= budget, "\(path): \(pages) pages\n\(told)")
        }
        let last = try #require(replies.last)
        #expect(last.status == .ok, "\(path): \(last.text)")
        return last
    }
}
