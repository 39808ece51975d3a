/// The one error that leaves the house: a problem document of RFC 9457 in the caller's language.
public struct Problem: Error, Sendable {
    public var status: HTTPResponse.Status
    /// snake_case, stable, listed in the README of the module that throws it.
    public var code: String
    public var detail: Text
    /// What is wrong with which field of the body, the query or the headers.
    public var errors: [FieldError]
    public var headers: HTTPFields
    /// Further members of the document, such as `module`.
    public var extensions: [(String, JSON)]

    public init(
        _ status: HTTPResponse.Status, code: String, detail: Text, errors: [FieldError] = [], headers: HTTPFields = [:],
        extensions: [(String, JSON)] = []
    ) {
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = errors
        self.headers = headers
        self.extensions = extensions
    }
}

/// What is wrong with one field: its path (`lines.2.quantity`), a stable code and a sentence.
public struct FieldError: Error, Hashable {
    public let field: String
    public let code: String
    public let message: Text

    public init(field: String, code: String, message: Text) {
        self.field = field
        self.code = code
        self.message = message
    }
}
