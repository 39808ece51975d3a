/// The query of a request: `name=value` pairs, percent-decoded, in their order.
public struct Query: Sendable, Sequence {
    public typealias Item = (name: String, value: String)

    private let items: [Item]

    /// Errors: 400 `malformed_query` where an escape is broken or does not make UTF-8, or with more than 100 items.
    package init(_ text: Substring) throws(Problem) {
        var items: [Item] = []
        for part in text.utf8.split(separator: UInt8(ascii: "&")) {
            let part = Substring(part)
            let end = part.utf8.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
            let value = end == part.endIndex ? "" : part[part.utf8.index(after: end)...]
            items.append((try PercentEncoding.decode(part[..<end], plusIsSpace: true), try PercentEncoding.decode(value, plusIsSpace: true)))
        }
        guard items.count <= 100 else { throw PercentEncoding.malformed }
        self.items = items
    }

    public var isEmpty: Bool { items.isEmpty }

    /// The first value of that name.
    public subscript(name: String) -> String? { items.first { $0.name == name }?.value }

    public func makeIterator() -> IndexingIterator<[Item]> { items.makeIterator() }
}

/// RFC 3986, section 2.1.
enum PercentEncoding {
    static let malformed = Problem.badRequest(
        code: "malformed_query", detail: ["en": "The URL has a broken escape or is not UTF-8.", "zh": "URL 转义有误或不是 UTF-8。"])

    /// Leaves the unreserved characters as they are.
    static func encode(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            let isPlain = byte < 128 && (Character(Unicode.Scalar(byte)).isLetter || byte &- 48 < 10 || "-._~".utf8.contains(byte))
            if isPlain {
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    static func decode(_ text: Substring, plusIsSpace: Bool = false) throws(Problem) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(hexadecimalDigit), let low = rest.next().flatMap(hexadecimalDigit) else { throw malformed }
                bytes.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else { throw malformed }
        return decoded
    }
}

/// The `Cookie` header (RFC 6265, 4.2.1).
enum Cookies {
    static func value(of name: String, in headers: HTTPFields) -> Substring? {
        guard let header = headers[.cookie] else { return nil }
        for pair in header.utf8.split(separator: UInt8(ascii: ";")) {
            let pair = Substring(pair).drop { $0 == " " }
            guard let mark = pair.utf8.firstIndex(of: UInt8(ascii: "=")), pair[..<mark] == name else { continue }
            return pair[pair.utf8.index(after: mark)...]
        }
        return nil
    }
}
