import Core

/// `session`: `POST` signs in, `GET` says who is, `DELETE` signs out.
enum SignIn {
    static func addRoutes(to routes: Routes) {
        routes.visitors.post("session", summary: ["en": "Sign in", "zh": "登录"], accepts: form, use: create)
            .replies(.created, .json(SessionReply.schema))
        routes.members.get("session", requires: .signedIn, summary: ["en": "Who am I", "zh": "当前登录信息"], use: read)
            .replies(.ok, .json(SessionReply.schema))
        routes.members.delete("session", requires: .signedIn, summary: ["en": "Sign out", "zh": "退出登录"], use: delete)
            .replies(.noContent).refusingIdempotencyKey().workingWhenPastDue()
    }

    private static let form = Form {
        Field.text("workspace", ["en": "Workspace", "zh": "工作区"], .required, maximum: 50)
        Field.email("email", ["en": "E-mail", "zh": "邮箱"], .required)
        Field.secret("password", ["en": "Password", "zh": "密码"], .required)
    }

    /// An unknown workspace, an unknown user, a disabled one and a wrong password take the same steps and get the same answer.
    private static func create(_ body: Values, context: VisitorContext) async throws -> Response {
        let identity = context.platform.identity
        let account = Account(workspace: body.text("workspace") ?? "", email: body.text("email") ?? "")
        let ticket = try await identity.throttle.guess(at: account.name, from: context.peer, device: context.cookie(DeviceCookies.cookie))
        let found = try await account.find(in: context.database)
        let password = body.text("password") ?? ""
        let verdict = try await NewPassword.verify(password, found?.sealed, for: found?.user ?? account.stranger, ticket, identity)
        guard let found, verdict != .wrong, found.isActive else {
            if let found { context.recordFailure(of: found) }
            throw Problem.signInFailed
        }
        try await identity.throttle.forgive(ticket)
        let renewed = verdict == .outdated ? try await NewPassword.seal(password, for: found.user, identity) : nil
        let replaced = context.cookie(Session.cookie).flatMap { Session.digest(of: $0) }
        let session = try await context.transaction(in: found.tenant, by: .user(found.user)) { tx in
            if let renewed { try await tx.query(PasswordRepository.store(renewed, of: found.user, tenant: found.tenant, at: tx.now)) }
            if let replaced { try await SessionRepository.endReplaced(replaced, of: found.user, tx) }
            return try await SessionRepository.open(for: found.user, tx, context)
        }
        if replaced != nil { context.platform.directory.forget(tenant: found.tenant) }
        return try await SessionReply.signedIn(.created, session, context, device: (account.workspace, account.email))
    }

    private static func read(_ context: MemberContext) async throws -> Response {
        try await SessionReply.current(context)
    }

    private static func delete(_ context: MemberContext) async throws -> Response {
        guard case .session(let session) = context.principal.credential else { throw Problem.notASession }
        _ = try await context.changingAccess { tx in
            _ = try await SessionRepository.end(session, of: context.principal.user, tx)
            return context.empty()
        }
        let headers: HTTPFields = [.setCookie: Session.clearCookie(isSecure: context.platform.identity.isSecure)]
        return context.empty(.noContent, headers: headers)
    }
}

extension Problem {
    static let signInFailed = Problem(
        .unauthorized, code: "sign_in_failed",
        detail: ["en": "Workspace, e-mail and password don't match.", "zh": "工作区、邮箱或密码不正确。"])

    static let notASession = Problem.conflict(
        code: "not_a_session",
        detail: ["en": "This is for signed-in people; an API key can't do it.", "zh": "此操作仅限登录用户，API 密钥无法执行。"])
}
