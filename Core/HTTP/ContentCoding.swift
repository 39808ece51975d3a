/// The ways in which a body may be compressed on the way (RFC 9110, 8.4.1), the smaller first.
package enum ContentCoding: String, CaseIterable, Sendable {
    case brotli = "br"
    case gzip

    /// True where `Accept-Encoding` names it, or anything at all, with a weight above nothing (RFC 9110, 12.5.3).
    package func isAccepted(by header: String?) -> Bool {
        guard let header else { return false }
        var byWildcard = false
        for item in header.split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
            let isWanted = !parts.dropFirst().contains { $0.hasPrefix("q=") && Double($0.dropFirst(2)) == 0 }
            if parts.first == rawValue { return isWanted }
            if parts.first == "*" { byWildcard = isWanted }
        }
        return byWildcard
    }
}

extension ETag {
    /// The tag of the same bytes compressed: a strong tag names one sequence of bytes (RFC 9110, 8.8.3.3).
    func with(_ coding: ContentCoding) -> String { "\(description.dropLast())-\(coding.rawValue)\"" }
}
