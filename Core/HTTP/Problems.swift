/// The problems that Core itself throws. A module adds its own in the same way.
extension Problem {
    public static let notFound = Problem(
        .notFound, code: "not_found", detail: ["en": "There is nothing here, or nothing that you may see.", "zh": "内容不存在，或您无权查看。"])

    public static func badRequest(code: String, detail: Text, errors: [FieldError] = []) -> Problem {
        Problem(.badRequest, code: code, detail: detail, errors: errors)
    }

    /// 422 with an error for each field at fault.
    public static func validation(_ errors: [FieldError]) -> Problem {
        Problem(
            .unprocessableContent, code: "validation_failed", detail: ["en": "Some fields are not right.", "zh": "部分字段不正确。"], errors: errors)
    }

    /// 401: no credential, or one that is malformed, unknown, expired or revoked; which of them is nobody's business.
    public static let unauthenticated = Problem(
        .unauthorized, code: "unauthenticated", detail: ["en": "Sign in, or send a valid API key.", "zh": "请先登录，或提供有效的 API 密钥。"],
        headers: [.wwwAuthenticate: "Bearer realm=\"guanxi\""])

    public static func forbidden(permission: String) -> Problem {
        Problem(
            .forbidden, code: "forbidden",
            detail: Text(en: "Your role does not have the right \(permission).", zh: "您的角色没有 \(permission) 权限。"),
            extensions: [("permission", .string(permission))])
    }

    /// 403: a cookie came with a write that was not made by our own pages.
    public static let crossSite = Problem(
        .forbidden, code: "cross_site_request",
        detail: [
            "en": "A write with a session cookie needs the header X-Guanxi: 1 and an Origin of this site.",
            "zh": "使用会话 Cookie 的写操作必须带有 X-Guanxi: 1 请求头，且 Origin 必须是本站。",
        ])

    public static let workspaceSuspended = Problem(
        .forbidden, code: "workspace_suspended", detail: ["en": "This workspace is suspended.", "zh": "该工作区已停用。"])

    /// 402: the bill is overdue, and the workspace is read-only until it is paid.
    public static let workspacePastDue = Problem(
        HTTPResponse.Status(code: 402, reasonPhrase: "Payment Required"), code: "workspace_past_due",
        detail: [
            "en": "This workspace's bill is overdue: it is read-only until it is paid. An owner can choose another plan.",
            "zh": "该工作区账单已逾期，付清前仅可查看。所有者可以更换套餐。",
        ])

    /// 403: the module is off for this workspace. `plans` are the codes of those that have it.
    public static func moduleNotEnabled(module: String, title: Text, plans: [String]) -> Problem {
        Problem(
            .forbidden, code: "module_not_enabled",
            detail: Text(
                en: "\(title.en) is not switched on for this workspace. Plans that have it: \(plans.joined(separator: ", ")).",
                zh: "该工作区尚未启用\(title.zh)。包含此模块的套餐：\(plans.joined(separator: "、"))。"),
            extensions: [("module", .string(module)), ("plans", .array(plans.map(JSON.string)))])
    }

    static let quotaCode = "quota_exceeded"

    /// 403: the limit of the plan is reached. `plans` are the codes of those that allow more.
    public static func quotaExceeded(limit: Plan.Limit, maximum: Int64, plan: String, plans: [String]) -> Problem {
        Problem(
            .forbidden, code: quotaCode,
            detail: Text(
                en: "Your plan (\(plan)) allows \(maximum) \(limit.rawValue).", zh: "您的套餐（\(plan)）上限为 \(maximum)（\(limit.rawValue)）。"),
            extensions: [
                ("limit", .string(limit.rawValue)), ("maximum", .integer(maximum)), ("plan", .string(plan)),
                ("plans", .array(plans.map(JSON.string))),
            ])
    }

    /// 429: too much in too short a time.
    public static func tooManyRequests(retryAfter seconds: Int) -> Problem {
        Problem(
            .tooManyRequests, code: "too_many_requests", detail: ["en": "Too many requests; slow down.", "zh": "请求过于频繁，请稍后再试。"],
            headers: [.retryAfter: "\(seconds)"])
    }

    /// 409, for what clashes with the present state.
    public static func conflict(code: String, detail: Text, errors: [FieldError] = []) -> Problem {
        Problem(.conflict, code: code, detail: detail, errors: errors)
    }

    public static let preconditionFailed = Problem(
        .preconditionFailed, code: "precondition_failed",
        detail: ["en": "Somebody has changed this in the meantime. Read it again.", "zh": "内容已被他人修改，请重新读取。"])

    public static let preconditionRequired = Problem(
        .preconditionRequired, code: "precondition_required",
        detail: ["en": "Send If-Match with the ETag that you read.", "zh": "请在 If-Match 中提供您读取到的 ETag。"])

    public static func tooLarge(limit: Int) -> Problem {
        Problem(
            .contentTooLarge, code: "body_too_large",
            detail: Text(en: "A body may have at most \(limit) bytes here.", zh: "此处请求体最大 \(limit) 字节。"),
            extensions: [("maximum", .integer(Int64(limit)))])
    }

    /// 503 with Retry-After: nothing wrong with the request.
    public static func unavailable(retryAfter seconds: Int = 1) -> Problem {
        Problem(
            .serviceUnavailable, code: "unavailable", detail: ["en": "The service is busy. Try again soon.", "zh": "服务繁忙，请稍后重试。"],
            headers: [.retryAfter: "\(seconds)"])
    }
}
