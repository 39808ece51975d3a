import NIOCore

/// `Idempotency-Key`: an effect and the reply to it happen once, however often the request is repeated within a day.
///
/// The key is stored in the effect's own transaction. What fails leaves no key behind, so that a retry is safe; what has been done
/// answers again with the same reply. While the first request is under way the others get 409.
enum Idempotency {
    static func perform(
        _ context: MemberContext, _ body: (RecordTransaction) async throws -> Response
    ) async throws -> Response {
        let announcement = Announcement()
        let reply = try await perform(context, announcement, body)
        if announcement.isMade { context.platform.directory.forget(tenant: context.tenant) }
        return reply
    }

    private static func perform(
        _ context: MemberContext, _ announcement: Announcement, _ body: (RecordTransaction) async throws -> Response
    ) async throws -> Response {
        guard let request = try await KeyedRequest(context) else {
            return try await context.database.transaction(tenant: context.tenant) {
                try await body(context.recordTransaction($0, announcement))
            }
        }
        do {
            return try await context.database.transaction(tenant: context.tenant) { transaction in
                if let earlier = try await request.reply(in: transaction) { return earlier }
                let reply = try await body(context.recordTransaction(transaction, announcement))
                try await request.remember(reply, in: transaction)
                return reply
            }
        } catch let error as DatabaseError where error.constraint == "idempotency_pkey" {
            throw Problem.requestInFlight
        }
    }

    /// A key that would not be honoured is refused, before anything happens: who sends one relies on it.
    static func refuseWhereUnsupported(_ exchange: Exchange) throws(Problem) {
        guard let route = exchange.route, route.isWrite, !route.honoursIdempotencyKey else { return }
        guard exchange.request.headers.value(.idempotencyKey) == nil else { throw .idempotencyKeyUnsupported }
    }

    /// True of a request whose key came to nothing although its route honours keys: its handler ran no transaction, which is a defect.
    static func wasIgnored(_ exchange: Exchange) -> Bool {
        guard let route = exchange.route, route.honoursIdempotencyKey, !exchange.hasUsedIdempotencyKey else { return false }
        return exchange.request.headers.value(.idempotencyKey) != nil
    }

    /// Removes what is older than a day.
    static func forget(tenant: ID, now: Timestamp) -> SQL {
        "delete from core.idempotency where tenant_id = \(tenant) and created_at < \(now.adding(days: -1))"
    }
}

extension MemberContext {
    fileprivate func recordTransaction(_ transaction: Transaction, _ announcement: Announcement) -> RecordTransaction {
        RecordTransaction(
            transaction, tenant: tenant, actor: principal.actor, language: workspace.language, requestID: requestID, quota: recordQuota,
            schema: workspace.schema, authority: principal.authority, announcement: announcement)
    }
}

/// A write that names an idempotency key.
private struct KeyedRequest {
    let tenant: ID
    let user: ID
    let key: String
    let keyDigest: Digest
    let requestDigest: Digest
    let seal: ReplySeal
    let now = Timestamp.now

    /// Nil where there is no key, or it means nothing. Errors: 400 for a malformed key.
    init?(_ context: MemberContext) async throws {
        let exchange = context.exchange
        guard exchange.route?.honoursIdempotencyKey == true, let header = context.request.headers.value(.idempotencyKey) else { return nil }
        exchange.hasUsedIdempotencyKey = true
        guard !header.isEmpty, header.utf8.count <= Limits.idempotencyKey, header.utf8.allSatisfy({ 0x21...0x7e ~= $0 }) else {
            throw Problem.malformedIdempotencyKey
        }
        tenant = context.tenant
        user = context.principal.user
        key = header
        seal = context.platform.replies
        keyDigest = seal.digest(of: header, tenant: tenant, user: user)
        requestDigest = Self.digest(of: context.request.head, body: try await context.body())
    }

    private static func digest(of head: HTTPRequest, body: ByteBuffer) -> Digest {
        var content = ByteBuffer(string: "\(head.method.rawValue) \(head.path ?? "")\n")
        content.writeImmutableBuffer(body)
        return content.withUnsafeReadableBytes { Digest($0) }
    }

    /// The reply of an earlier request with this key, or nil where this one is the first. Errors: 409 while another is under way,
    /// 422 where the key was used for something else.
    func reply(in transaction: Transaction) async throws -> Response? {
        let results = try await transaction.batch([
            "select pg_try_advisory_xact_lock(\(lockNumber))",
            """
            select request_digest, status, reply, created_at from core.idempotency
            where tenant_id = \(tenant) and user_id = \(user) and key_digest = \(keyDigest.bytes)
            """,
        ])
        guard let isAlone: Bool = try results[0].scalar(), isAlone else { throw Problem.requestInFlight }
        guard let row = results[1].first else { return nil }
        let created: Timestamp = try row[3]
        guard created > now.adding(days: -1) else {
            transaction.enqueue(Idempotency.forget(tenant: tenant, now: now))
            return nil
        }
        guard try row[0] == requestDigest.bytes else { throw Problem.idempotencyKeyReused }
        return try open(status: row[1], reply: row[2])
    }

    /// One key in 64 also sweeps out what the tenant's earlier ones have left.
    func remember(_ reply: Response, in transaction: Transaction) async throws {
        if keyDigest.bytes[0] & 63 == 0 { transaction.enqueue(Idempotency.forget(tenant: tenant, now: now)) }
        let sealed = try seal.seal(await StoredReply(reply).bytes, key: key, tenant: tenant, user: user)
        transaction.enqueue(
            """
            insert into core.idempotency (tenant_id, user_id, key_digest, request_digest, status, reply, created_at) values
            (\(tenant), \(user), \(keyDigest.bytes), \(requestDigest.bytes), \(Int32(reply.status.code)), \(sealed), \(now))
            """)
    }

    private func open(status: Int32, reply: [UInt8]) throws -> Response {
        let stored = StoredReply(bytes: try seal.open(reply, key: key, tenant: tenant, user: user))
        return stored.response(status: HTTPResponse.Status(code: Int(status)))
    }

    private var lockNumber: Int64 { keyDigest.bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) } }
}

extension Problem {
    static let malformedIdempotencyKey = Problem.badRequest(
        code: "malformed_idempotency_key",
        detail: ["en": "An Idempotency-Key has 1 to 255 visible ASCII characters.", "zh": "Idempotency-Key 须为 1 至 255 个可见 ASCII 字符。"])

    /// 400: this request can't be made to happen once by a key.
    static let idempotencyKeyUnsupported = Problem.badRequest(
        code: "idempotency_key_unsupported",
        detail: ["en": "This request takes no Idempotency-Key. Nothing was done.", "zh": "此请求不支持 Idempotency-Key，未执行任何操作。"],
        errors: [
            FieldError(
                field: "Idempotency-Key", code: "unsupported", message: ["en": "Send the request without this header.", "zh": "请去掉此请求头后重新发送。"])
        ])

    static let requestInFlight = Problem(
        .conflict, code: "request_in_flight",
        detail: ["en": "A request with this Idempotency-Key is under way.", "zh": "使用此 Idempotency-Key 的请求正在处理。"],
        headers: [.retryAfter: "1"], extensions: [("retryable", true)])

    static let idempotencyKeyReused = Problem(
        .unprocessableContent, code: "idempotency_key_reused",
        detail: ["en": "This Idempotency-Key was used for another request.", "zh": "此 Idempotency-Key 已用于其他请求。"])
}
