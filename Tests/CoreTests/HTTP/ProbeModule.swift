import Core
import NIOCore

/// Routes that do what tests need: fail, wait, answer much, count effects.
struct ProbeModule: Module {
    struct Unforeseen: Error, CustomStringConvertible {
        let description = "canary-5512 of select * from secrets"
    }

    let id = "probe"
    let title: Text = ["en": "Probe", "zh": "探针"]

    private static let form = Form {
        Field.text("name", ["en": "Name", "zh": "名称"], .required)
        Field.integer("count", ["en": "Count", "zh": "数量"])
    }

    func addRoutes(to routes: Routes) {
        let probe = routes.visitors.group("probe")
        let summary: Text = ["en": "Probe", "zh": "探针"]
        probe.get("failure", summary: summary) { _ in throw Unforeseen() }
        probe.get("long", summary: summary) { context in context.json { $0.string(String(repeating: "guanxi ", count: 2_000)) } }
        probe.get("huge", summary: summary) { context in context.json { $0.string(String(repeating: "x", count: 8 << 20)) } }
        probe.get("sleep", summary: summary) { context in
            try await Task.sleep(for: .seconds(60))
            return context.empty()
        }
        probe.get("things/{id}", summary: summary) { context in
            let id = try context.id
            let tag = ETag(id: id, version: 1)
            if let unchanged = context.notModified(tag) { return unchanged }
            return context.json(headers: [.eTag: tag.description]) { $0.id(id) }
        }
        probe.get("database/{sqlstate}", summary: summary) { context in
            let state = try context.parameter("sqlstate")
            _ = try await context.database.query(SQL(trusted: "do $$ begin raise exception using errcode = '\(state)'; end $$"), tenant: nil)
            return context.empty()
        }
        probe.post("echo", summary: summary, accepts: Self.form) { values, context in
            context.json { $0.string(values.text("name") ?? "") }
        }
        probe.post("upload", summary: summary) { context in
            var count: Int64 = 0
            for try await bytes in context.request.body { count += Int64(bytes.readableBytes) }
            return context.json { $0.integer(count) }
        }.acceptsBytes(["text/csv"], limit: 64 << 20)
        addMemberRoutes(to: routes.members.group("probe"))
    }

    private func addMemberRoutes(to probe: MemberRoutes) {
        probe.get("me", requires: .signedIn, summary: ["en": "Who am I?", "zh": "我是谁"]) { context in
            context.json { $0.id(context.principal.user) }
        }
        probe.post("effects", requires: .signedIn, summary: ["en": "Have an effect", "zh": "产生一次效果"], accepts: Self.form) { values, context in
            try await context.transaction { tx in
                let id = ID.new()
                tx.note(type: "probe", id: id, action: "effect")
                if values.text("name") == "fail" { throw Unforeseen() }
                return context.json(.created, headers: [.location: "/api/v1/probe/effects/\(id)"]) { $0.id(id) }
            }
        }
    }
}
