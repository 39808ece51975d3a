import Core
import Synchronization
import TestKit
import Testing

@Suite struct DirectoryTests {
    @Test func `a warm credential needs no database`() async throws {
        try await withTenant { acme in
            let directory = acme.server.platform.directory
            let digest = try #require(acme.client.token.flatMap { SecretToken.digest(of: $0) })
            var (first, second): (Member?, Member?) = (nil, nil)
            // What was announced of the new workspace, or a feed that was not read in time, may come in between and make it forgotten.
            for _ in 0..<20 where second == nil || first !== second {
                first = try await directory.member(digest)
                second = directory.cached(digest)
            }
            #expect(first === second)
            #expect(second?.principal.tenant == acme.id)
        }
    }

    @Test func `what is forgotten while it is being read is not kept`() {
        let tenancy = Tenancy()
        let member = makeMember(tenancy)
        #expect(member.isFresh(at: .now))
        tenancy.isStale.store(true, ordering: .releasing)
        #expect(!member.isFresh(at: .now))
    }

    @Test func `use is noted once a minute`() {
        let member = makeMember(Tenancy())
        let start = Timestamp.now
        #expect(!member.use(at: start.adding(seconds: 30)))
        #expect(member.use(at: start.adding(seconds: 90)))
        #expect(!member.use(at: start.adding(seconds: 100)))
    }

    @Test func `the cache stays within its bounds and keeps what is asked for`() {
        var cache = MemberCache<Int>(capacity: 100)
        let kept = Digest("kept")
        cache.insert(0, for: kept)
        for number in 1...1000 {
            cache.insert(number, for: Digest("\(number)"))
            if number % 10 == 0 { #expect(cache.find(kept) == 0) }
        }
        let found = (1...1000).filter { cache.find(Digest("\($0)")) != nil }.count
        #expect(found <= 100)
        #expect(cache.find(Digest("1000")) == 1000)
    }

    private func makeMember(_ tenancy: Tenancy) -> Member {
        let plan = Plan(code: "free", name: ["en": "Free"], tier: .always, modules: [], limits: [:])
        let tenant = ID.new()
        return Member(
            principal: Principal(tenant: tenant, user: ID.new(), team: nil, role: .member, credential: .session(ID.new()), language: .en),
            workspace: Workspace(
                id: tenant, slug: "acme", name: "Acme", plan: plan, status: .active, modules: [], language: .en, metadataVersion: 1),
            freshUntil: Timestamp.now.adding(seconds: 600), longestRest: 3600, usedAt: .now, tenancy: tenancy)
    }
}
