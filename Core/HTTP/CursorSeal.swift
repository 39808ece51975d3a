import CCrypto

/// Seals the cursors of lists: opaque to the client, refused when altered or used for another list.
///
/// `base64url(payload ‖ first 16 bytes of HMAC-SHA-256(key, length-prefixed tenant, scope, payload))`
public struct CursorSeal: Sendable {
    private static let tagLength = 16
    private let key: [UInt8]

    /// `key` is 32 bytes or more.
    public init(key: [UInt8]) { self.key = key }

    /// `scope` is whatever makes this list another one than the next: type, sort order, a hash of the filter.
    public func seal(_ payload: [UInt8], tenant: ID, scope: String) -> String {
        Base64URL.text(of: payload + tag(payload, tenant, scope))
    }

    /// The payload that was sealed. Errors: 400 `bad_cursor`.
    public func open(_ cursor: String, tenant: ID, scope: String) throws(Problem) -> [UInt8] {
        guard cursor.utf8.count <= 2_000, let bytes = Base64URL.bytes(of: cursor), bytes.count >= Self.tagLength else { throw Self.refused }
        let payload = Array(bytes.dropLast(Self.tagLength))
        let sent = Array(bytes.suffix(Self.tagLength))
        guard CRYPTO_memcmp(sent, tag(payload, tenant, scope), Self.tagLength) == 0 else { throw Self.refused }
        return payload
    }

    private static let refused = Problem.badRequest(
        code: "bad_cursor", detail: ["en": "This cursor does not belong to this list.", "zh": "该游标不属于此列表。"],
        errors: [FieldError(field: "cursor", code: "bad_cursor", message: ["en": "Start without a cursor.", "zh": "请不带游标重新开始。"])])

    private func tag(_ payload: [UInt8], _ tenant: ID, _ scope: String) -> [UInt8] {
        let message = Array("\(tenant)\(scope.utf8.count):\(scope)".utf8) + payload
        return Array(HMACSHA256.code(of: message, key: key).prefix(Self.tagLength))
    }
}

/// RFC 2104 over arbitrary bytes.
enum HMACSHA256 {
    static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        _ = HMAC(Algorithms.sha256, key, Int32(key.count), message, message.count, &code, nil)
        return code
    }
}

/// RFC 4648, section 5, without padding.
enum Base64URL {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 4 / 3 + 2)
        var value = 0
        var bits = 0
        for byte in bytes {
            value = (value & 0xff) << 8 | Int(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(digits[value >> bits & 63])
            }
        }
        if bits > 0 { text.append(digits[value << (6 - bits) & 63]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil where a character is not of the alphabet or bits are left over that should be zero.
    static func bytes(of text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var value = 0
        var bits = 0
        for character in text.utf8 {
            guard let digit = digits.firstIndex(of: character) else { return nil }
            value = (value & 0xffff) << 6 | digit
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: value >> bits))
        }
        guard bits < 6, value & ((1 << bits) - 1) == 0 else { return nil }
        return bytes
    }
}
