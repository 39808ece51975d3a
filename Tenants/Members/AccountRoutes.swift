import Core

/// `account`: one's own name, language, password and sessions.
enum AccountRoutes {
    static func addRoutes(to account: MemberRoutes) {
        account.get(requires: .signedIn, summary: ["en": "My account", "zh": "我的账户"], use: read).replies(.ok, .record(User.type))
        account.patch(requires: .signedIn, summary: ["en": "Change my account", "zh": "修改我的账户"], accepts: form, use: update)
            .replies(.ok, .record(User.type))
        account.put(
            "password", requires: .signedIn, summary: ["en": "Change my password", "zh": "修改我的密码"], accepts: passwordForm, use: changePassword
        )
        .replies(.noContent).refusingIdempotencyKey().workingWhenPastDue()
        account.get("sessions", requires: .signedIn, summary: ["en": "My sessions", "zh": "我的登录会话"], use: sessions)
            .replies(.ok, .json(sessionsSchema))
        account.delete("sessions", requires: .signedIn, summary: ["en": "End my other sessions", "zh": "结束其他登录会话"], use: endOthers)
            .replies(.noContent).workingWhenPastDue()
        account.delete("sessions/{id}", requires: .signedIn, summary: ["en": "End one of my sessions", "zh": "结束某个登录会话"], use: endOne)
            .replies(.noContent).workingWhenPastDue()
    }

    private static let form = Form {
        Field.text("name", ["en": "Name", "zh": "姓名"], .required, maximum: 100)
        Field.choice("language", ["en": "Language", "zh": "语言"], User.languages, .required)
    }

    private static let passwordForm = Form {
        Field.secret("current_password", ["en": "Current password", "zh": "当前密码"], .required)
        Field.secret("password", ["en": "New password", "zh": "新密码"], .required)
    }

    private static func read(_ context: MemberContext) async throws -> Response {
        try await context.transaction { tx in
            guard let user = try await tx.find(User.type, context.principal.user) else { throw Problem.notFound }
            return context.reply(user)
        }
    }

    private static func update(_ body: Values, context: MemberContext) async throws -> Response {
        try await context.changingAccess { tx in
            let user = try await tx.lock(User.type, context.principal.user)
            return context.reply(try await tx.update(user, body))
        }
    }

    /// Needs the current password; ends every other session and gives this one a new token.
    private static func changePassword(_ body: Values, context: MemberContext) async throws -> Response {
        let identity = context.platform.identity
        guard case .session(let session) = context.principal.credential else { throw Problem.notASession }
        let (tenant, user) = (context.tenant, context.principal.user)
        let summary = try await UserSummary.load(user, tenant: tenant, from: context.database)
        let account = Account(workspace: context.workspace.slug, email: summary.email)
        let ticket = try await identity.throttle.guess(at: account.name, from: context.peer, device: context.cookie(DeviceCookies.cookie))
        let sealed = try await context.database.query(PasswordRepository.find(of: user, tenant: tenant), tenant: tenant).scalar([UInt8].self)
        guard try await NewPassword.verify(body.text("current_password") ?? "", sealed, for: user, ticket, identity) != .wrong else {
            throw Problem.wrongPassword
        }
        try await identity.throttle.forgive(ticket)
        let password = body.text("password") ?? ""
        try NewPassword.check(password, context: [summary.email, summary.name, context.workspace.slug, context.workspace.name])
        let renewed = try await NewPassword.seal(password, for: user, identity)
        let opened = Handover<SessionRepository.Opened>()
        _ = try await context.changingAccess { tx in
            try await tx.query(PasswordRepository.store(renewed, of: user, tenant: tenant, at: tx.now))
            try await SessionRepository.endAll(of: user, tx)
            opened.put(try await SessionRepository.open(for: user, tx, context))
            tx.note(type: "security", id: user, action: "password_changed", payload: ["session": .string("\(session)")])
            return context.empty()
        }
        guard let opened = opened.take() else { throw Problem.notFound }
        return context.empty(.noContent, headers: [.setCookie: Session.setCookie(opened.token, isSecure: identity.isSecure)])
    }

    private static func sessions(_ context: MemberContext) async throws -> Response {
        let rows = try await context.database.query(
            """
            select id, network, agent, created_at, last_used_at, expires_at from core.session
            where tenant_id = \(context.tenant) and user_id = \(context.principal.user) and expires_at > \(Timestamp.now)
            order by last_used_at desc limit 1000
            """, tenant: context.tenant)
        return try context.list(rows) { json, row in
            let id: ID = try row[0]
            json.beginObject()
            json.key("id")
            json.id(id)
            json.key("is_current")
            json.boolean(context.principal.credential == .session(id))
            json.key("network")
            json.string(try row[1])
            json.key("agent")
            json.string(try row[2])
            json.key("created_at")
            json.timestamp(try row[3])
            json.key("last_used_at")
            json.timestamp(try row[4])
            json.key("expires_at")
            json.timestamp(try row[5])
            json.endObject()
        }
    }

    private static func endOne(_ context: MemberContext) async throws -> Response {
        try await context.changingAccess { tx in
            guard try await SessionRepository.end(context.id, of: context.principal.user, tx) else { throw Problem.notFound }
            return context.empty()
        }
    }

    private static func endOthers(_ context: MemberContext) async throws -> Response {
        guard case .session(let session) = context.principal.credential else { throw Problem.notASession }
        return try await context.changingAccess { tx in
            try await SessionRepository.endAll(of: context.principal.user, except: session, tx)
            return context.empty()
        }
    }

    private static let sessionsSchema = JSON.list(of: [
        "type": "object",
        "properties": [
            "id": ["type": "string", "format": "uuid"], "is_current": ["type": "boolean"], "network": ["type": "string"],
            "agent": ["type": "string"], "created_at": ["type": "string", "format": "date-time"],
            "last_used_at": ["type": "string", "format": "date-time"], "expires_at": ["type": "string", "format": "date-time"],
        ],
    ])
}

extension Problem {
    static let wrongPassword = Problem.validation([
        FieldError(field: "current_password", code: "wrong", message: ["en": "This is not your password.", "zh": "当前密码不正确。"])
    ])
}
