/// The problems of the protocol itself: what cannot be read, routed or served.
extension Problem {
    static let malformedRequest = Problem(
        .badRequest, code: "malformed_request", detail: ["en": "This is not a well-formed HTTP request.", "zh": "不是格式正确的 HTTP 请求。"])

    static let addressTooLong = Problem(
        .uriTooLong, code: "uri_too_long", detail: ["en": "The URL is too long.", "zh": "URL 过长。"],
        extensions: [("maximum", .integer(Int64(Limits.url)))])

    static let headersTooLarge = Problem(
        .requestHeaderFieldsTooLarge, code: "headers_too_large", detail: ["en": "The header fields are too large.", "zh": "请求头过大。"],
        extensions: [("maximum", .integer(Int64(Limits.headers)))])

    static let expectedJSON = Problem(
        .unsupportedMediaType, code: "unsupported_media_type",
        detail: ["en": "Send the body as application/json.", "zh": "请求体必须是 application/json。"], headers: [.accept: "application/json"])

    static func malformedJSON(_ error: JSONError) -> Problem {
        Problem(
            .badRequest, code: "malformed_json",
            detail: Text(
                en: "The body is not acceptable JSON at byte \(error.position): \(error.reason.en)",
                zh: "请求体第 \(error.position) 字节处不是可接受的 JSON：\(error.reason.zh)"),
            extensions: [("position", .integer(Int64(error.position)))])
    }

    /// `allowed` is the value of `Allow`.
    static func methodNotAllowed(_ allowed: String) -> Problem {
        Problem(
            .methodNotAllowed, code: "method_not_allowed", detail: Text(en: "Allowed here: \(allowed).", zh: "此处允许的方法：\(allowed)。"),
            headers: [.allow: allowed])
    }

    /// What a caller learns of an error that is ours.
    static let internalError = Problem(
        .internalServerError, code: "internal_error",
        detail: ["en": "Something went wrong on our side. It has been logged.", "zh": "服务器内部出错，已记录。"])
}
