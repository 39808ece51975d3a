import NIOCore
import NIOHTTP1

extension Problem {
    /// What a caller learns of any error. Whatever is not foreseen here is ours: a 500 that says nothing.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as FieldError: self = .validation([error])
        case let error as JSONError: self = .malformedJSON(error)
        case let error as DatabaseError: self.init(error)
        case HTTPParserError.headerOverflow: self = .headersTooLarge
        case HTTPParserError.invalidMethod: self = .methodNotAllowed("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS")
        case is HTTPParserError: self = .malformedRequest
        case is CancellationError: self = .deadlineExceeded
        default: self = .internalError
        }
    }

    /// By constraint, else by SQLSTATE (PostgreSQL's appendix A).
    private init(_ error: DatabaseError) {
        if let problem = Problem(constraint: error) {
            self = problem
            return
        }
        switch error.sqlstate {
        case "23P01": self = .conflict(code: "overlapping", detail: ["en": "It overlaps with another one.", "zh": "与其他记录重叠。"])
        case "40001", "40P01", "55P03": self = .busyRecord
        case "57014": self = .deadlineExceeded
        case "22021", "22P05":
            self = .badRequest(code: "invalid_text", detail: ["en": "A text has characters that cannot be stored.", "zh": "文本含有无法存储的字符。"])
        default: self = error.isUnavailable ? .unavailable() : .internalError
        }
    }

    /// 409 with Retry-After: another request changed the same records at the same moment.
    private static let busyRecord = Problem(
        .conflict, code: "concurrent_change",
        detail: ["en": "Another request changed the same at the same moment. Try again.", "zh": "另一请求正在修改相同内容，请重试。"],
        headers: [.retryAfter: "1"], extensions: [("retryable", true)])

    static let deadlineExceeded = Problem(
        .serviceUnavailable, code: "deadline_exceeded", detail: ["en": "This took too long and was stopped.", "zh": "处理超时，已中止。"],
        headers: [.retryAfter: "5"])

    /// True where somebody must look into it.
    var isOurs: Bool { code == "internal_error" }
}
