import Glibc

/// A mail in plain text.
public struct Mail: Sendable {
    public let to: String
    public let subject: String
    public let text: String

    public init(to: String, subject: String, text: String) {
        self.to = to
        self.subject = subject
        self.text = text
    }

    /// The message of RFC 5322 with a UTF-8 body in base64 (RFC 2045), CRLF at line ends.
    package func message(id: ID, at now: Timestamp, from sender: String) -> String {
        let lines = [
            "From: \(sender)",
            "To: \(Self.header(to))",
            "Subject: \(Self.header(subject))",
            "Date: \(Self.date(now))",
            "Message-ID: <\(id)@guanxi>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
        ]
        let body = Base64.text(of: Array(text.utf8))
        let folded = stride(from: 0, to: body.utf8.count, by: 76).map { start in
            String(body.dropFirst(start).prefix(76))
        }
        return (lines + folded).joined(separator: "\r\n") + "\r\n"
    }

    /// RFC 5322, section 3.3.
    private static func date(_ now: Timestamp) -> String {
        var seconds = time_t(now.unixMicroseconds / 1_000_000)
        var parts = tm()
        gmtime_r(&seconds, &parts)
        var text = [CChar](repeating: 0, count: 64)
        let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S +0000", &parts)
        return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// A header value that can't start another header: encoded words (RFC 2047) unless it is plain ASCII.
    private static func header(_ value: String) -> String {
        guard !value.utf8.allSatisfy({ 32...126 ~= $0 }) else { return value }
        var words: [String] = []
        var word = ""
        for character in value {
            if word.utf8.count + character.utf8.count > 42 {
                words.append(word)
                word = ""
            }
            word.append(character)
        }
        words.append(word)
        return words.map { "=?UTF-8?B?\(Base64.text(of: Array($0.utf8)))?=" }.joined(separator: "\r\n ")
    }
}

/// RFC 4648, section 4, with padding.
package enum Base64 {
    package static func text(of bytes: [UInt8]) -> String {
        let digits = Base64URL.text(of: bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        return String(digits) + String(repeating: "=", count: (4 - digits.count % 4) % 4)
    }
}
