import NIOCore

/// A problem as it goes over the wire: `application/problem+json` of RFC 9457.
enum ProblemDocument {
    static func response(_ problem: Problem, id: ID, language: Language) -> (status: HTTPResponse.Status, headers: HTTPFields, bytes: ByteBuffer) {
        let bytes = bytes(problem, id: id, language: language)
        var headers = problem.headers
        headers[.contentType] = "application/problem+json"
        headers[.contentLanguage] = language.tag
        headers[.contentLength] = "\(bytes.readableBytes)"
        headers[.requestID] = id.description
        headers[.cacheControl] = "no-store"
        return (problem.status, headers, bytes)
    }

    private static func bytes(_ problem: Problem, id: ID, language: Language) -> ByteBuffer {
        var json = JSONWriter(capacity: 512)
        json.beginObject()
        json.key("type")
        json.string("urn:guanxi:problem:\(problem.code)")
        json.key("title")
        json.string(title(problem.status)[language])
        json.key("status")
        json.integer(Int64(problem.status.code))
        json.key("detail")
        json.string(problem.detail[language])
        json.key("code")
        json.string(problem.code)
        json.key("request_id")
        json.id(id)
        json.key("errors")
        json.errors(problem.errors, language)
        for (name, value) in problem.extensions {
            json.key(name)
            json.json(value)
        }
        json.endObject()
        return json.buffer
    }

    private static func title(_ status: HTTPResponse.Status) -> Text { titles[status.code] ?? Text(verbatim: status.reasonPhrase) }

    private static let titles: [Int: Text] = [
        400: ["en": "Bad request", "zh": "请求有误"],
        401: ["en": "Not signed in", "zh": "未登录"],
        402: ["en": "Payment required", "zh": "需要付费"],
        403: ["en": "Not allowed", "zh": "无权限"],
        404: ["en": "Not found", "zh": "未找到"],
        405: ["en": "Method not allowed", "zh": "方法不允许"],
        408: ["en": "Request timeout", "zh": "请求超时"],
        409: ["en": "Conflict", "zh": "冲突"],
        410: ["en": "Gone", "zh": "已失效"],
        412: ["en": "Precondition failed", "zh": "前提条件不满足"],
        413: ["en": "Body too large", "zh": "请求体过大"],
        414: ["en": "URL too long", "zh": "URL 过长"],
        415: ["en": "Unsupported media type", "zh": "不支持的媒体类型"],
        422: ["en": "Validation failed", "zh": "校验失败"],
        428: ["en": "Precondition required", "zh": "缺少前提条件"],
        429: ["en": "Too many requests", "zh": "请求过多"],
        431: ["en": "Header fields too large", "zh": "请求头过大"],
        500: ["en": "Internal error", "zh": "内部错误"],
        503: ["en": "Service unavailable", "zh": "服务不可用"],
    ]
}

extension JSONWriter {
    /// What is wrong with each field, as problem documents and batches tell it.
    mutating func errors(_ errors: [FieldError], _ language: Language) {
        beginArray()
        for error in errors {
            beginObject()
            key("field")
            string(error.field)
            key("code")
            string(error.code)
            key("message")
            string(error.message[language])
            endObject()
        }
        endArray()
    }
}
