import Core

/// `api-keys`: keys for programs, each bound to a role. The key itself is in the reply to its creation and nowhere else.
enum APIKeyRoutes {
    static func addRoutes(to keys: MemberRoutes) {
        let right = Requirement.permission(.manageKeys)
        keys.get(requires: right, summary: ["en": "List API keys", "zh": "列出 API 密钥"], use: list).replies(.ok, .json(listSchema))
        keys.post(requires: right, summary: ["en": "Create an API key", "zh": "新建 API 密钥"], accepts: form, use: create)
            .replies(.created, .json(createdSchema)).refusingIdempotencyKey()
        keys.delete("{id}", requires: right, summary: ["en": "Revoke an API key", "zh": "撤销 API 密钥"], use: revoke)
            .replies(.noContent).workingWhenPastDue()
    }

    private static let form = Form {
        Field.text("name", ["en": "Name", "zh": "名称"], .required)
        Field.choice("role", ["en": "Role", "zh": "角色"], Role.choices, .required)
        Field.timestamp("expires_at", ["en": "Expires", "zh": "到期时间"])
    }

    private static func list(_ context: MemberContext) async throws -> Response {
        let rows = try await context.database.query(
            """
            select \(IssuedKey.columns) from core.api_key where tenant_id = \(context.tenant) and revoked_at is null order by id desc limit 1000
            """, tenant: context.tenant)
        return context.list(try rows.map(IssuedKey.init(row:))) { $1.write(to: &$0, secret: nil) }
    }

    /// A key makes no keys: only somebody who is signed in does.
    private static func create(_ body: Values, context: MemberContext) async throws -> Response {
        guard case .session = context.principal.credential else { throw Problem.notASession }
        let role = body.text("role").flatMap(Role.init(rawValue:)) ?? .readOnly
        try context.principal.requireCover(of: role)
        let expiry = body.timestamp("expires_at")
        if let expiry, expiry <= .now { throw Problem.validation([expired]) }
        return try await context.transaction { tx in
            let (key, secret) = try await IssuedKey.make(
                body.text("name") ?? "", role, of: context.principal.user, expiresAt: expiry, environment: context.platform.identity.keyEnvironment,
                tx)
            return context.json(.created, headers: [.location: "/api/v1/api-keys/\(key.id)"]) { key.write(to: &$0, secret: secret) }
        }
    }

    private static func revoke(_ context: MemberContext) async throws -> Response {
        try await context.changingAccess { tx in
            let rows = try await tx.query(
                """
                update core.api_key set revoked_at = \(tx.now) where tenant_id = \(tx.tenant) and id = \(context.id) and revoked_at is null
                returning digest
                """)
            guard let row = rows.first else { throw Problem.notFound }
            try await tx.query("select core.forget_credential(\(row[0] as [UInt8]))")
            tx.note(type: "api_key", id: try context.id, action: "revoke")
            return context.empty()
        }
    }

    private static let expired = FieldError(
        field: "expires_at", code: "in_the_past", message: ["en": "This is in the past.", "zh": "到期时间不能早于当前时间。"])

    private static let properties: JSONObject = [
        "id": ["type": "string", "format": "uuid"], "name": ["type": "string"], "role": ["type": "string"], "hint": ["type": "string"],
        "created_at": ["type": "string", "format": "date-time"], "last_used_at": ["type": ["string", "null"], "format": "date-time"],
        "expires_at": ["type": ["string", "null"], "format": "date-time"],
    ]

    private static let listSchema = JSON.list(of: ["type": "object", "properties": .object(properties)])

    private static let createdSchema: JSON = {
        var properties = Self.properties
        properties["key"] = ["type": "string"]
        return ["type": "object", "properties": .object(properties)]
    }()
}
