import Core

/// `POST workspaces`: a company signs up; its first user owns the workspace and is signed in.
enum SignUp {
    static func addRoutes(to visitors: VisitorRoutes) {
        visitors.post("workspaces", summary: ["en": "Sign up a workspace", "zh": "注册工作区"], accepts: form, use: create)
            .replies(.created, .json(SessionReply.schema))
    }

    private static let form = Form {
        Field.text("company", ["en": "Company", "zh": "公司名称"], .required)
        Field.text("slug", ["en": "Address", "zh": "地址"], .required, maximum: 50)
        Field.text("name", ["en": "Your name", "zh": "您的姓名"], .required, maximum: 100)
        Field.email("email", ["en": "E-mail", "zh": "邮箱"], .required)
        Field.secret("password", ["en": "Password", "zh": "密码"], .required)
        Field.choice("language", ["en": "Language", "zh": "语言"], User.languages)
    }

    private static func create(_ body: Values, context: VisitorContext) async throws -> Response {
        let identity = context.platform.identity
        let language = body.text("language").flatMap(Language.init(rawValue:)) ?? context.language
        let founding = try WorkspaceFounding(
            company: body.text("company") ?? "", slug: (body.text("slug") ?? "").lowercased(), name: body.text("name") ?? "",
            email: body.text("email") ?? "", language: language)
        let password = body.text("password") ?? ""
        try NewPassword.check(password, context: [founding.email, founding.name, founding.company, founding.slug])
        try await identity.throttle.allow("sign_up", from: context.peer)
        let sealed = try await NewPassword.seal(password, for: founding.owner, identity)
        let session = try await context.transaction(in: founding.tenant, by: .user(founding.owner)) { tx in
            try await founding.perform(in: tx, platform: context.platform, sealedPassword: sealed)
            return try await SessionRepository.open(for: founding.owner, tx, context)
        }
        context.deliver(WelcomeMail.text(founding, publicURL: identity.publicURL))
        return try await SessionReply.signedIn(.created, session, context, device: (founding.slug, founding.email))
    }
}
