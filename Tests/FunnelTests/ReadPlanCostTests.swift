import Core
import Customers
import Funnel
import TestKit
import Testing

/// A29: what lists, filters and boards cost in a database of 1,100,000 records. Each request is sent until PostgreSQL has settled on a plan; every
/// plan of it is judged.
@Suite(.serialized, .timeLimit(.minutes(10))) struct ReadPlanCostTests {
    /// Pages for one page of 50 records.
    private static let budget: Int64 = 300

    private static func sorts(_ type: RecordType) -> [String] {
        let names = type.allFields.filter { $0.isIndexed && $0.kind.isSortable }.map(\.name)
        return [""] + names.flatMap { ["sort=\($0)", "sort=-\($0)"] }
    }

    @Test(arguments: sorts(Customer.type)) func `a list of customers in the order of any indexed field is a walk along its index`(query: String)
        async throws
    {
        try await expectCheapPages("customers?\(query)")
    }

    @Test(arguments: sorts(Deal.type)) func `a list of deals in the order of any indexed field is a walk along its index`(query: String) async throws
    {
        try await expectCheapPages("deals?\(query)")
    }

    /// The large one's records are beside the small one's in the same table.
    @Test(arguments: sorts(CustomObject.any) + ["deleted=true"])
    func `a list of a workspace's own object is a walk along an index by the object`(query: String) async throws {
        try await expectCheapPages("c_machines?\(query)")
        try await expectCheap("c_sites?\(query)&fields=name")
    }

    @Test(arguments: ["name[starts_with]=machine%200012", "external_id=M4000", "owner=me", "created_at[gte]=2024-10-01", "include=owner,team"])
    func `a filter on a declared field of an own object reads little more than it shows`(query: String) async throws {
        try await expectCheap("c_machines?\(query)")
        try await expectCheap("c_sites?\(query)")
    }

    @Test(arguments: [
        "lifecycle=lead", "level[in]=vip,key", "level[is_empty]=", "source=website", "industry[in]=retail,energy", "city=City%207",
        "province=Province%203",
        "email=c12n1199@example.com", "email[starts_with]=c12n", "phone=%2B862100000001", "external_id=C4000", "owner=me",
        "name=Customer%200007919", "name[starts_with]=customer%2000079", "name[in]=Customer%200007919,Customer%200015838",
        "annual_revenue[gte]=999900000", "annual_revenue[between]=1000,50000", "annual_revenue[gte]=1000", "last_contacted_at[gte]=2026-09-01",
        "next_follow_up_on=2026-03-01", "next_follow_up_on[between]=2026-03-01,2026-05-30&sort=next_follow_up_on",
        "created_at[gte]=2025-10-01", "updated_at[gte]=2025-10-01&sort=-updated_at", "include=owner,team,parent",
    ])
    func `a filter on an indexed field of customers reads little more than it shows`(query: String) async throws {
        try await expectCheap("customers?\(query)")
    }

    @Test(arguments: [
        "amount[gte]=90000000", "amount[between]=0,1000000&sort=-amount", "expected_close[lt]=2026-01-05", "expected_close=2026-05-05",
        "next_step_on=2026-05-05", "closed_at[gte]=2024-05-01&sort=-closed_at", "name[starts_with]=deal%200012",
        "include=customer,owner,stage,pipeline",
    ])
    func `a filter on an indexed field of deals reads little more than it shows`(query: String) async throws {
        try await expectCheap("deals?\(query)")
    }

    @Test(arguments: ["c_score", "-c_score", "c_badge", "-c_badge", "-c_visited", "c_seen"])
    func `a list in the order of a field of the workspace's own is a walk along the index of its values`(sort: String) async throws {
        try await expectCheapPages("customers?sort=\(sort)")
    }

    @Test(arguments: [
        "c_badge=badge%20000777", "c_badge[starts_with]=badge%2000077", "c_score=4711", "c_score[gte]=999990",
        "c_badge[is_not]=badge%20000777", "c_score[between]=100,200&sort=c_score",
        "c_score[gte]=500000&sort=c_score", "c_score[gte]=500000&sort=-c_score",
        "c_badge[starts_with]=badge%2005&sort=-c_badge", "c_visited=2026-05-05&sort=c_visited",
    ])
    func `a filter on a field of the workspace's own reads little more than it shows`(query: String) async throws {
        try await expectCheap("customers?\(query)&fields=name")
    }

    /// For a workspace that has few of a table's values PostgreSQL takes both for next to none, and any order of looking at them for as good.
    @Test func `of two fields of the workspace's own the filter leads, and a small one pays for its own records at most`() async throws {
        let full = try await FullDatabase.shared()
        let path = "customers?sort=c_score&c_badge=badge%20000777&fields=name"
        try await expectCheap(path, of: [full.large])
        try await expectCheap(path, of: [full.small], within: 2_500 * 8)
    }

    @Test func `a filter by a reference, one record and a board are cheap`() async throws {
        let large = try await FullDatabase.shared().large
        let deal = try #require(try await large.get("deals?limit=1").data.first)
        for name in ["customer", "stage", "pipeline", "owner", "team"] { try await expectCheap("deals?\(name)=\(try #require(deal[name]?.text))") }
        let (customer, pipeline) = (try #require(deal["customer"]?.text), try #require(deal["pipeline"]?.text))
        let board = "pipelines/\(pipeline)/board"
        for path in [
            "deals/\(try deal.id)", "customers/\(customer)", "customers/\(customer)/contacts", "customers/\(customer)/orders", board,
            "\(board)?owner=me",
        ] {
            try await expectCheap(path, of: [large])
        }
    }

    /// Each record that may match costs a look at the index of values, four pages deep: many match, or few of those that are met.
    @Test(arguments: ["c_score[is_empty]=", "c_visited=2026-05-05"])
    func `a filter on a field of the workspace's own that many match reads a part of the workspace`(query: String) async throws {
        let large = try await FullDatabase.shared().large
        try await expectCheap("customers?\(query)&fields=name", of: [large], within: 5 * Self.budget)
    }

    /// What matches comes in another order than the list's: PostgreSQL reads all that matches, or walks the list until it has met enough.
    @Test(arguments: [
        "customers?city[in]=City%207,City%208", "customers?next_follow_up_on[between]=2026-03-01,2026-03-03", "customers?parent[is_not_empty]=",
        "customers?lifecycle=lead&industry=retail&sort=-updated_at", "deals?amount[between]=0,1000000",
    ])
    func `a filter across the order of the list reads a part of the workspace`(path: String) async throws {
        try await expectCheap(path, within: 5 * Self.budget)
    }

    /// Conditions that no index answers: a large workspace pays for its own size, within the statement's time-out; nobody else's counts.
    @Test(arguments: [
        "name[contains]=00079", "city[starts_with]=city%2012", "website=https%3A%2F%2Fexample.com%2F1", "employees[gte]=4999", "tags[has]=t7",
        "level[is_not]=vip", "industry[not_in]=retail",
        "sort=employees", "sort=city,-annual_revenue", "name[contains]=nowhere",
    ])
    func `without an index a small workspace reads its own records only`(query: String) async throws {
        let small = try await FullDatabase.shared().small
        try await expectCheap("customers?\(query)", of: [small], within: 2_500 + Self.budget)
    }

    @Test func `the check sees an index that is missing`() async throws {
        let full = try await FullDatabase.shared()
        let (path, index) = ("customers?sort=annual_revenue", "customers.customers_annual_revenue_idx")
        let definition: String = try #require(try await full.scratch.ask("select pg_catalog.pg_get_indexdef(\(index)::regclass)"))
        try await full.scratch.run(asSuperuser: "drop index \(index)")
        let without = try await plans(path, full.large).plans
        try await full.scratch.run(asSuperuser: definition)
        #expect(without.contains { $0.buffers > Self.budget })
        try await expectCheap(path, of: [full.large])
    }

    /// `position` is not leakproof: row-level security keeps it out of any index.
    @Test func `the check sees an operator that no index answers`() async throws {
        let large = try await FullDatabase.shared().large
        let plans = try await plans("customers?name[contains]=nowhere", large).plans
        #expect(plans.contains { $0.buffers > Self.budget })
    }

    @Test(arguments: [
        (#"{"Node Type": "Seq Scan", "Relation Name": "customers", "Filter": "(tenant_id = $1)"}"#, "Seq Scan of customers"),
        (#"{"Node Type": "Index Scan", "Index Name": "probe", "Index Cond": "(city = $2)"}"#, "Index Scan of probe without the tenant"),
        (#"{"Node Type": "Bitmap Index Scan", "Index Name": "probe"}"#, "Bitmap Index Scan of probe without the tenant"),
        (#"{"Node Type": "Index Only Scan", "Index Name": "probe", "Index Cond": "(tenant_id = $1)"}"#, nil),
    ])
    func `the check sees a scan without the tenant`(node: String, fault: String?) throws {
        let json = try JSON.parse(#"{"Query Text": "select", "Plan": {"Node Type": "Limit", "Plans": [\#(node)]}}"#)
        let plan = try #require(QueryPlan(json))
        #expect(plan.faults == [fault].compactMap { $0 })
    }

    /// After five plans made for the values PostgreSQL considers one for any, which then serves all workspaces.
    private func plans(_ path: String, _ workspace: TestTenant, times: Int = 6) async throws -> (last: TestReply, plans: [QueryPlan]) {
        var replies: [TestReply] = []
        let plans = try await FullDatabase.shared().log.plans {
            for _ in 0..<times { replies.append(try await workspace.get(path)) }
        }
        let last = try #require(replies.last)
        #expect(last.status == .ok, "\(path): \(last.text)")
        return (last, plans)
    }

    @discardableResult
    private func expectCheap(
        _ path: String, of workspaces: [TestTenant]? = nil, within budget: Int64 = budget, times: Int = 6
    ) async throws -> [TestReply] {
        let full = try await FullDatabase.shared()
        var replies: [TestReply] = []
        for (index, workspace) in (workspaces ?? [full.large, full.small]).enumerated() {
            let times = index == 0 ? times : 1
            let (last, plans) = try await plans(path, workspace, times: times)
            replies.append(last)
            #expect(plans.count >= times, "\(path)")
            for plan in plans { #expect(plan.faults == [] && plan.buffers <= budget, "\(path): \(plan.buffers) pages\n\(plan)") }
        }
        return replies
    }

    private func expectCheapPages(_ path: String) async throws {
        let full = try await FullDatabase.shared()
        let path = "\(path)&fields=name"
        let first = try await expectCheap(path)
        for (workspace, reply, times) in [(full.large, first[0], 6), (full.small, first[1], 1)] {
            let cursor = try #require(reply["next_cursor"]?.text)
            let second = try await expectCheap("\(path)&cursor=\(cursor)", of: [workspace], times: times)
            #expect(second[0].data.count == 50)
        }
    }
}

extension JSON {
    fileprivate var id: String { get throws { try #require(self["id"]?.text) } }
}
