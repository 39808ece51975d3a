import Core
import Tenants
import TestKit
import Testing

@Suite struct ModuleTests {
    @Test func `on the free plan the funnel is refused, naming the plans that have it`() async throws {
        try await withTenant(plan: "free") { acme in
            let refused = try await acme.get("deals")
            #expect(refused.status == .forbidden)
            #expect(refused.code == "module_not_enabled")
            #expect(refused["module"]?.text == "funnel")
            #expect(refused["plans"]?.items?.compactMap(\.text) == ["starter", "growth", "enterprise"])
            let turned = try await acme.put("workspace/modules/funnel", ["enabled": true])
            #expect(turned.code == "module_not_enabled")
        }
    }

    @Test func `what a module brings is in the workspace's language, whoever switches it on`() async throws {
        try await withTenant(plan: "starter") { acme in
            let renamed = try await acme.patch("workspace", ["language": "zh"])
            let on = try await acme.put("workspace/modules/funnel", ["enabled": true])
            let names = try await acme.get("pipelines").data.compactMap { $0["name"]?.text }
            #expect(renamed.status == .ok)
            #expect(on.status == .ok)
            #expect(names == ["标准销售流程"])
        }
    }

    @Test func `upgrade and switch open the routes at once, switch and downgrade close them, data stays`() async throws {
        try await withTenant(plan: "free") { acme in
            let plan = try await acme.put("workspace/plan", ["plan": "starter"])
            #expect(plan["plan"]?.text == "starter")
            let on = try await acme.put("workspace/modules/funnel", ["enabled": true])
            #expect(on["enabled"]?.flag == true)
            let stages = try await acme.get("stages")
            #expect(stages.status == .ok)
            #expect(!stages.data.isEmpty)
            _ = try await acme.put("workspace/modules/funnel", ["enabled": false])
            let off = try await acme.get("stages")
            #expect(off.code == "module_not_enabled")
            _ = try await acme.put("workspace/modules/funnel", ["enabled": true])
            let again = try await acme.get("stages")
            #expect(again.data.count == stages.data.count)
            _ = try await acme.put("workspace/plan", ["plan": "free"])
            let downgraded = try await acme.get("stages")
            #expect(downgraded.code == "module_not_enabled")
            _ = try await acme.put("workspace/plan", ["plan": "growth"])
            let upgraded = try await acme.get("stages")
            #expect(upgraded.data.count == stages.data.count)
        }
    }

    @Test func `another server hears of a switch within a second`() async throws {
        try await withTenant { acme in
            let elsewhere = Directory(database: acme.server.platform.database, types: [], logger: acme.server.platform.logger)
            let poller = Task { await elsewhere.run() }
            defer { poller.cancel() }
            let token = try #require(acme.client.token)
            let digest = try #require(SecretToken.digest(of: token))
            let before = try await elsewhere.member(digest)
            #expect(before?.workspace.modules.contains("funnel") == false)
            let took = try await quickest(of: 3) {
                _ = try await acme.put("workspace/modules/funnel", ["enabled": false])
                try await Task.sleep(for: .seconds(1))
                _ = try await elsewhere.member(digest)
            } measure: {
                _ = try await acme.put("workspace/modules/funnel", ["enabled": true])
                for _ in 0..<500 where elsewhere.cached(digest) != nil { try await Task.sleep(for: .milliseconds(20)) }
            }
            let after = try await elsewhere.member(digest)
            #expect(took < .seconds(1))
            #expect(after?.workspace.modules.contains("funnel") == true)
        }
    }

    @Test func `modules are listed with their state`() async throws {
        try await withTenant(plan: "free") { acme in
            let list = try await acme.get("workspace/modules")
            let funnel = list.data.first { $0["id"]?.text == "funnel" }
            let own = list.data.first { $0["id"]?.text == "tenants" }
            #expect(funnel?["entitled"]?.flag == false)
            #expect(funnel?["plans"]?.items?.isEmpty == false)
            #expect(own?["always_on"]?.flag == true)
            let off = try await acme.put("workspace/modules/tenants", ["enabled": false])
            let unknown = try await acme.put("workspace/modules/nothing", ["enabled": true])
            #expect(off.code == "module_always_on")
            #expect(unknown.status == .notFound)
        }
    }

    @Test func `a trial that is over falls back to the free plan`() async throws {
        try await withTenant { acme in
            _ = try await acme.put("workspace/modules/funnel", ["enabled": true])
            try await acme.write { tx in
                try await tx.query("update core.workspace set trial_ends_at = \(tx.now) where tenant_id = \(tx.tenant)")
                tx.announce()
            }
            acme.server.platform.directory.forget(tenant: acme.id)
            let me = try await acme.get("session")
            let refused = try await acme.get("deals")
            #expect(me["workspace"]?["plan"]?.text == "free")
            #expect(refused.code == "module_not_enabled")
        }
    }
}
