import Core
import NIOCore
import NIOHTTP1
import TestKit

/// A request that works: what a route is called with, and what has to be there before.
struct KeyedCall {
    let path: String
    var body: JSON?

    private static let key = HTTPField.Name("Idempotency-Key").unsafelyUnwrapped

    init(_ path: String, _ body: JSON? = nil) {
        self.path = path
        self.body = body
    }

    func send(_ route: Route, _ client: TestClient, key: String) async throws -> TestReply {
        var headers: HTTPFields = [Self.key: key]
        if route.requiresMatch { headers[.ifMatch] = "*" }
        let type = route.accepts.first ?? (route.method == .patch ? "application/merge-patch+json" : "application/json")
        return try await client.send(
            HTTPMethod(rawValue: route.method.rawValue), path, bytes: body.map { ByteBuffer(string: $0.serialized) }, type: type, headers: headers)
    }

    /// Nil for a route that nobody has said how to call.
    static func example(of route: Route, in acme: TestTenant) async throws -> KeyedCall? {
        let words = route.path.split(separator: "/").dropFirst(2).joined(separator: "/")
        if let example = examples["\(route.method.rawValue) \(words)"] { return try await example(acme) }
        let types = acme.server.platform.registry.recordTypes + [CustomObject.any]
        guard let type = types.first(where: { words.hasPrefix("\($0.plural)") }) else { return nil }
        return try await example(of: route.method, String(words.dropFirst(type.plural.count)), type, in: acme)
    }

    /// The routes that every type has.
    private static func example(of method: HTTPRequest.Method, _ path: String, _ type: RecordType, in acme: TestTenant) async throws -> KeyedCall? {
        let plural = try await acme.plural(of: type)
        switch (method, path) {
        case (.post, ""): return KeyedCall(plural, try await acme.sample(type))
        case (.post, "/batch"):
            return KeyedCall("\(plural)/batch", ["operations": [["action": "create", "values": try await acme.sample(type)]]])
        case (.patch, "/{id}"): return KeyedCall("\(plural)/\(try await acme.any(type))", ["external_id": "changed"])
        case (.delete, "/{id}"): return KeyedCall("\(plural)/\(try await acme.any(type))")
        case (.post, "/{id}/restoration"):
            let id = try await acme.any(type)
            _ = try await acme.delete("\(plural)/\(id)")
            return KeyedCall("\(plural)/\(id)/restoration")
        case (.post, "/{id}/shares"):
            return KeyedCall("\(plural)/\(try await acme.any(type))/shares", ["user": .string("\(acme.owner)"), "level": "read"])
        case (.delete, "/{id}/shares/{share}"):
            let shares = "\(plural)/\(try await acme.any(type))/shares"
            return KeyedCall("\(shares)/\(try await acme.create(shares, ["user": .string("\(acme.owner)"), "level": "read"]).id)")
        default: return nil
        }
    }

    /// By method and path below `/api/v1`: what is more than the generic routes of record types.
    private static let examples: [String: @Sendable (TestTenant) async throws -> KeyedCall] = [
        "PATCH account": { _ in KeyedCall("account", ["name": "Somebody else"]) },
        "DELETE account/sessions": { _ in KeyedCall("account/sessions") },
        "DELETE account/sessions/{id}": { KeyedCall("account/sessions/\(try await $0.session())") },
        "DELETE api-keys/{id}": { KeyedCall("api-keys/\(try await $0.create("api-keys", ["name": "Key", "role": "member"]).id)") },
        "POST configuration": { _ in KeyedCall("configuration", ["guanxi": 1, "objects": [["name": "c_travelled", "title_en": "Travelled"]]]) },
        "POST deals/{id}/closure": { KeyedCall("deals/\(try await $0.deal(isClosed: false))/closure", ["outcome": "won"]) },
        "DELETE deals/{id}/closure": { KeyedCall("deals/\(try await $0.deal(isClosed: true))/closure") },
        "PATCH imports/{id}": { KeyedCall("imports/\(try await $0.file(isQueued: false))", ["options": ["dry_run": false]]) },
        "POST fields/{id}/conversion": {
            let field: JSON = ["record_type": "customer", "name": "c_conversion", "title_en": "Sample", "kind": "text"]
            return KeyedCall("fields/\(try await $0.create("fields", field).id)/conversion", ["kind": "integer"])
        },
        "POST imports/{id}/run": { KeyedCall("imports/\(try await $0.file(isQueued: false))/run") },
        "DELETE imports/{id}/run": { KeyedCall("imports/\(try await $0.file(isQueued: true))/run") },
        "POST invitations": { _ in KeyedCall("invitations", ["email": "new@example.com", "role": "member"]) },
        "DELETE invitations/{id}": { KeyedCall("invitations/\(try await $0.invitation())") },
        "POST invitations/{id}/reminder": { KeyedCall("invitations/\(try await $0.invitation())/reminder") },
        "DELETE jobs/{id}": { KeyedCall("jobs/\(try await $0.job(isCancelled: false))") },
        "POST jobs/{id}/replay": { KeyedCall("jobs/\(try await $0.job(isCancelled: true))/replay") },
        "POST roles/ready-made": { _ in KeyedCall("roles/ready-made") },
        "PATCH users/{id}": { KeyedCall("users/\($0.owner)", ["name": "Somebody else"]) },
        "PUT users/{id}/role": { KeyedCall("users/\(try await $0.member())/role", ["role": "admin"]) },
        "POST users/{id}/deactivation": { KeyedCall("users/\(try await $0.member())/deactivation") },
        "DELETE users/{id}/deactivation": { KeyedCall("users/\(try await $0.member())/deactivation") },
        "POST views": { _ in KeyedCall("views", ["type": "contacts", "name": "People"]) },
        "PATCH views/{id}": { KeyedCall("views/\(try await $0.view())", ["name": "Somebody"]) },
        "DELETE views/{id}": { KeyedCall("views/\(try await $0.view())") },
        "PATCH workspace": { _ in KeyedCall("workspace", ["name": "Another name"]) },
        "PUT workspace/modules/{module}": { _ in KeyedCall("workspace/modules/funnel", ["enabled": false]) },
        "PUT workspace/plan": { _ in KeyedCall("workspace/plan", ["plan": "enterprise"]) },
    ]
}

/// What examples are about.
extension TestTenant {
    /// A new record of the type, with nothing but what it must have.
    fileprivate func any(_ type: RecordType) async throws -> ID { try await create(plural(of: type), sample(type)).id }

    /// What the type's path begins with; for any own object, that of one that is there.
    func plural(of type: RecordType) async throws -> String {
        guard type === CustomObject.any else { return type.plural }
        if let plural = try await get("objects").data.first?["plural"]?.text { return plural }
        return try await create("objects", sample(ObjectDefinition.type))["plural"]?.text ?? ""
    }

    fileprivate func sample(_ type: RecordType) async throws -> JSON {
        if type === FieldDefinition.type {
            return ["record_type": "customer", "name": .string("c_sample_\(ID.new().description.suffix(8))"), "title_en": "Sample", "kind": "choice"]
        }
        if type === ObjectDefinition.type { return ["name": .string("c_sample_\(ID.new().description.suffix(8))"), "title_en": "Sample"] }
        if type === FieldChoice.type { return ["field": .string("\(try await any(FieldDefinition.type))"), "code": "sample", "title_en": "Sample"] }
        if type === RoleDefinition.type { return ["code": .string("sample_\(ID.new().description.suffix(8))"), "name_en": "Sample", "grants": "{}"] }
        if type === Layout.type {
            let document = #"{"sections": [{"title_en": "Sample", "fields": ["name"]}]}"#
            return ["record_type": "customer", "role": .string("\(try await any(RoleDefinition.type))"), "document": .string(document)]
        }
        if type === RoleAssignment.type { return ["user": .string("\(owner)"), "role": .string("\(try await any(RoleDefinition.type))")] }
        var values = JSONObject()
        for field in type.fields where field.isRequired && !field.isReadOnly {
            guard case .none = field.initial else { continue }
            values[field.name] = try await sample(field)
        }
        return .object(values)
    }

    private func sample(_ field: Field) async throws -> JSON {
        switch field.kind {
        case .text, .longText: .string("sample \(ID.new().description.suffix(8))")
        case .integer, .decimal: 1
        case .money: ["amount": 100, "currency": "CNY"]
        case .boolean: true
        case .date: "2026-11-22"
        case .timestamp: "2026-11-22T00:00:00Z"
        case .time: "09:30"
        case .address: ["city": "Berlin"]
        case .email: "sample@example.com"
        case .phone: "13800138000"
        case .url: "https://example.com"
        case .choice(let choices): .string(choices[0].code)
        case .reference(let reference): .string("\(try await any(reference.type()))")
        case .choices, .tags, .secret, .identifier: .null
        }
    }

    fileprivate func deal(isClosed: Bool) async throws -> ID {
        let customer = try await create("customers", ["name": "Acme"]).id
        let deal = try await create("deals", ["name": "Rocket", "customer": .string("\(customer)")]).id
        if isClosed { _ = try await post("deals/\(deal)/closure", ["outcome": "won"]) }
        return deal
    }

    fileprivate func view() async throws -> ID { try await create("views", ["type": "contacts", "name": "People"]).id }

    fileprivate func invitation() async throws -> ID { try await create("invitations", ["email": "new@example.com", "role": "member"]).id }

    fileprivate func member() async throws -> ID {
        _ = try await user(.member)
        let found: ID? = try await query("select id from core.user where tenant_id = \(id) and role = 'member'").scalar()
        return found ?? owner
    }

    fileprivate func session() async throws -> ID {
        let session = ID.new()
        try await write { tx in
            tx.enqueue(
                """
                insert into core.session (tenant_id, id, user_id, digest, network, agent, created_at, last_used_at, expires_at)
                values (\(tx.tenant), \(session), \(owner), '', '', '', \(tx.now), \(tx.now), \(tx.now.adding(days: 1)))
                """)
        }
        return session
    }

    /// Not due before tomorrow.
    fileprivate func job(isCancelled: Bool) async throws -> ID {
        let job = JobRequest(ImportJob.type, ids: ["import": ID.new()], at: .now.adding(days: 1))
        try await write { tx in
            tx.enqueue(job)
            if isCancelled { tx.enqueue("select core.cancel_job(\(job.id))") }
        }
        return job.id
    }

    fileprivate func file(isQueued: Bool) async throws -> ID {
        let file = try await client.send(.POST, "imports?type=customers", bytes: ByteBuffer(string: "name\nAcme\n"), type: "text/csv").id
        // A dry run, so that its job adds nothing to the journal while the test counts.
        _ = try await client.patch("imports/\(file)", ["options": ["dry_run": true]])
        guard isQueued else { return file }
        let job = JobRequest(ImportJob.type, ids: ["import": file], at: .now.adding(days: 1))
        try await write { tx in
            tx.enqueue(job)
            tx.enqueue("update core.import set status = 'queued', job_id = \(job.id) where tenant_id = \(tx.tenant) and id = \(file)")
        }
        return file
    }
}
