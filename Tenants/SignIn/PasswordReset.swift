import Core

/// `POST password-resets` mails a link; `POST password-resets/{token}/completion` sets a new password with it, once.
enum PasswordReset {
    /// Hours for which a link works.
    static let hours = 2

    static func addRoutes(to visitors: VisitorRoutes) {
        visitors.post("password-resets", summary: ["en": "Ask for a new password", "zh": "申请重设密码"], accepts: form, use: request)
            .replies(.accepted)
        visitors.get("password-resets/{token}", summary: ["en": "Check a reset link", "zh": "检查重设密码链接"], use: check)
            .replies(.ok, .json(["type": "object", "properties": ["workspace": ["type": "string"], "email": ["type": "string"]]]))
        visitors.post(
            "password-resets/{token}/completion", summary: ["en": "Set a new password", "zh": "设置新密码"], accepts: completionForm, use: complete
        )
        .replies(.noContent)
    }

    private static let form = Form {
        Field.text("workspace", ["en": "Workspace", "zh": "工作区"], .required, maximum: 50)
        Field.email("email", ["en": "E-mail", "zh": "邮箱"], .required)
    }

    private static let completionForm = Form { Field.secret("password", ["en": "New password", "zh": "新密码"], .required) }

    /// Answers before anything is looked up, so that neither the answer nor its time tells who exists.
    private static func request(_ body: Values, context: VisitorContext) async throws -> Response {
        try await context.platform.identity.throttle.allow("password_reset", from: context.peer)
        let account = Account(workspace: body.text("workspace") ?? "", email: body.text("email") ?? "")
        context.afterwards("password reset not mailed") { try await mailLink(to: account, context) }
        return context.empty(.accepted)
    }

    private static func mailLink(to account: Account, _ context: VisitorContext) async throws {
        let identity = context.platform.identity
        guard try await identity.throttle.allowsMail("password_reset", to: account.name) else { return }
        guard let found = try await account.find(in: context.database), found.isActive else { return }
        let token = try await context.transaction(in: found.tenant, by: .system) { tx in try await PasswordResetLink.make(for: found.user, tx) }
        let url = PasswordResetLink.url(token, identity)
        try identity.mailbox.send(PasswordResetMail.text(to: account.email, name: found.name, url: url, found.language))
    }

    private static func check(_ context: VisitorContext) async throws -> Response {
        let link = try await PasswordResetLink.open(context.parameter("token"), context.database)
        return context.json { json in
            json.beginObject()
            json.key("workspace")
            json.string(link.workspace)
            json.key("email")
            json.string(link.email)
            json.endObject()
        }
    }

    private static func complete(_ body: Values, context: VisitorContext) async throws -> Response {
        let identity = context.platform.identity
        let link = try await PasswordResetLink.open(context.parameter("token"), context.database)
        let password = body.text("password") ?? ""
        try NewPassword.check(password, context: [link.email, link.name, link.workspace])
        let sealed = try await NewPassword.seal(password, for: link.user, identity)
        try await context.transaction(in: link.tenant, by: .user(link.user)) { tx in
            try await link.use(tx)
            try await tx.query(PasswordRepository.store(sealed, of: link.user, tenant: link.tenant, at: tx.now))
            try await SessionRepository.endAll(of: link.user, tx)
            tx.note(type: "security", id: link.user, action: "password_reset", payload: .null)
        }
        context.platform.directory.forget(tenant: link.tenant)
        let account = Account(workspace: link.workspace, email: link.email)
        return context.empty(.noContent, headers: [.setCookie: identity.devices.setCookie(for: account.name)])
    }
}
