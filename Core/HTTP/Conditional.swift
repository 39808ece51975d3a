/// The strong entity tag of a record (RFC 9110, 8.8.3): it changes with every version.
public struct ETag: Hashable, Sendable, CustomStringConvertible {
    /// With its quotes.
    public let description: String

    public init(id: ID, version: Int64) { description = "\"\(id)-\(version)\"" }

    /// Of a document that is no record, by what it is made from.
    public init(_ parts: String...) { description = "\"\(parts.joined(separator: "-"))\"" }

    /// True where a list of tags, as in `If-Match`, has this one or `*`. What was compressed carries the
    /// name of the coding at its end.
    /// Weak tags compare only where `allowsWeak`, as `If-None-Match` does.
    package func isListed(in header: String, allowsWeak: Bool) -> Bool {
        if header == description { return true }
        return header.split(separator: ",").contains { item in
            var tag = item.drop { $0 == " " }
            while tag.last == " " { tag.removeLast() }
            if allowsWeak, tag.hasPrefix("W/") { tag.removeFirst(2) }
            for coding in ContentCoding.allCases where tag.hasSuffix("-\(coding.rawValue)\"") { tag = tag.dropLast(coding.rawValue.count + 2) + "\"" }
            return tag == "*" || tag == description
        }
    }
}

/// What the caller of a write claims to have read.
public struct WriteCondition: Sendable {
    private let header: String

    init(header: String) { self.header = header }

    /// Errors: 412 where the record is another version by now. To be asked with the record locked.
    public func check(_ tag: ETag) throws(Problem) {
        guard tag.isListed(in: header, allowsWeak: false) else { throw .preconditionFailed }
    }
}

extension RequestContext {
    /// The reply to a conditional GET whose answer the caller has: 304 without a body.
    public func notModified(_ tag: ETag) -> Response? {
        guard let header = request.headers.value(.ifNoneMatch), tag.isListed(in: header, allowsWeak: true) else { return nil }
        return Response(status: .notModified, headers: [.eTag: tag.description])
    }

    /// The condition of `If-Match`. Errors: 428 without one.
    public func requiredMatch() throws(Problem) -> WriteCondition {
        guard let header = request.headers.value(.ifMatch) else { throw .preconditionRequired }
        return WriteCondition(header: header)
    }

    /// The condition of `If-Match`, where it may be left out.
    public var optionalMatch: WriteCondition? { request.headers.value(.ifMatch).map(WriteCondition.init) }
}
