import NIOCore

/// Why bytes are not JSON, and the offset of the byte that shows it.
public struct JSONError: Error, Hashable {
    public let position: Int
    public let reason: Text
}

extension JSON {
    /// Reads one JSON value (RFC 8259) and nothing after it.
    ///
    /// - Parameters:
    ///   - maximumDepth: nesting of arrays and objects beyond which the text is refused.
    /// - Throws: `JSONError` on malformed text, invalid UTF-8, a lone surrogate, U+0000 (which PostgreSQL's text can't hold) or a
    ///   key given twice in one object.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int = 32) throws(JSONError) -> JSON {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        return try parser.document()
    }

    public static func parse(_ buffer: ByteBuffer, maximumDepth: Int = 32) throws(JSONError) -> JSON {
        let result = buffer.withUnsafeReadableBytes { bytes in
            Result { () throws(JSONError) in try parse(bytes.assumingMemoryBound(to: UInt8.self), maximumDepth: maximumDepth) }
        }
        return try result.get()
    }

    public static func parse(_ text: String, maximumDepth: Int = 32) throws(JSONError) -> JSON {
        try parse(ByteBuffer(string: text), maximumDepth: maximumDepth)
    }
}

private struct JSONParser {
    let bytes: UnsafeBufferPointer<UInt8>
    let maximumDepth: Int
    var index = 0
    var depth = 0

    init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func document() throws(JSONError) -> JSON {
        let value = try value()
        skipSpace()
        guard index == bytes.count else { throw fail("Text after the end of the value.", "值之后还有多余内容。") }
        return value
    }

    private mutating func value() throws(JSONError) -> JSON {
        switch peek() {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .boolean(true))
        case UInt8(ascii: "f"): return try literal("false", .boolean(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), 48...57: return try number()
        default: throw fail("A value was expected here.", "此处应为一个值。")
        }
    }

    private mutating func object() throws(JSONError) -> JSON {
        try enter()
        var object = JSONObject()
        if peek() == UInt8(ascii: "}") { return leave(.object(object)) }
        while true {
            guard peek() == UInt8(ascii: "\"") else { throw fail("A key in quotes was expected here.", "此处应为带引号的键。") }
            let start = index
            let key = try string()
            guard object[key] == nil else { throw fail("The key is given twice.", "键重复。", at: start) }
            guard peek() == UInt8(ascii: ":") else { throw fail("A colon was expected here.", "此处应为冒号。") }
            index += 1
            object[key] = try value()
            if try endsAfterElement(UInt8(ascii: "}")) { return leave(.object(object)) }
        }
    }

    private mutating func array() throws(JSONError) -> JSON {
        try enter()
        var items: [JSON] = []
        if peek() == UInt8(ascii: "]") { return leave(.array(items)) }
        while true {
            items.append(try value())
            if try endsAfterElement(UInt8(ascii: "]")) { return leave(.array(items)) }
        }
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= maximumDepth else { throw fail("Nested too deeply.", "嵌套过深。") }
        index += 1
    }

    private mutating func leave(_ value: JSON) -> JSON {
        depth -= 1
        index += 1
        return value
    }

    /// True at the closing bracket, which is left for `leave`; false after a comma.
    private mutating func endsAfterElement(_ close: UInt8) throws(JSONError) -> Bool {
        let next = peek()
        if next == close { return true }
        guard next == UInt8(ascii: ",") else { throw fail("A comma or the end was expected here.", "此处应为逗号或结尾。") }
        index += 1
        return false
    }

    private mutating func literal(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        for offset in 0..<word.utf8CodeUnitCount {
            guard index + offset < bytes.count, bytes[index + offset] == word.utf8Start[offset] else {
                throw fail("A value was expected here.", "此处应为一个值。")
            }
        }
        index += word.utf8CodeUnitCount
        return value
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = index
        if bytes[index] == UInt8(ascii: "-") { index += 1 }
        let firstDigit = index
        skipDigits()
        let isMalformed = index == firstDigit || (bytes[firstDigit] == 48 && index > firstDigit + 1)
        guard !isMalformed else { throw fail("Malformed number.", "数字格式错误。", at: start) }
        var isWhole = true
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            isWhole = false
            try digitsAfterMark(start)
        }
        if index < bytes.count, bytes[index] | 32 == UInt8(ascii: "e") {
            isWhole = false
            if index + 1 < bytes.count, bytes[index + 1] == 43 || bytes[index + 1] == 45 { index += 1 }
            try digitsAfterMark(start)
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if isWhole, let whole = Int64(text) { return .integer(whole) }
        guard let number = Double(text), number.isFinite else { throw fail("Number out of range.", "数字超出范围。", at: start) }
        return .number(number)
    }

    private mutating func digitsAfterMark(_ start: Int) throws(JSONError) {
        index += 1
        let first = index
        skipDigits()
        guard index > first else { throw fail("Malformed number.", "数字格式错误。", at: start) }
    }

    private mutating func skipDigits() {
        while index < bytes.count, bytes[index] &- 48 < 10 { index += 1 }
    }

    private mutating func string() throws(JSONError) -> String {
        index += 1
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\"), bytes[index] >= 32 { index += 1 }
        guard index < bytes.count else { throw fail("The string has no end.", "字符串没有结尾。", at: start) }
        if bytes[index] == UInt8(ascii: "\"") {
            defer { index += 1 }
            return try text(UnsafeBufferPointer(rebasing: bytes[start..<index]), start)
        }
        return try escapedString(from: start)
    }

    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        var decoded = Array(bytes[start..<index])
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return try decoded.withUnsafeBufferPointer { body in Result { () throws(JSONError) in try text(body, start) } }.get()
            case UInt8(ascii: "\\"):
                try escape(into: &decoded)
            case 0..<32:
                throw fail("A control character must be escaped.", "控制字符必须转义。")
            default:
                decoded.append(byte)
                index += 1
            }
        }
        throw fail("The string has no end.", "字符串没有结尾。", at: start)
    }

    private mutating func escape(into decoded: inout [UInt8]) throws(JSONError) {
        guard index + 1 < bytes.count else { throw fail("The string has no end.", "字符串没有结尾。") }
        index += 2
        switch bytes[index - 1] {
        case UInt8(ascii: "n"): decoded.append(10)
        case UInt8(ascii: "r"): decoded.append(13)
        case UInt8(ascii: "t"): decoded.append(9)
        case UInt8(ascii: "b"): decoded.append(8)
        case UInt8(ascii: "f"): decoded.append(12)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(bytes[index - 1])
        case UInt8(ascii: "u"): decoded.append(contentsOf: Array(String(Character(try unicodeScalar())).utf8))
        default: throw fail("Unknown escape.", "未知的转义。", at: index - 2)
        }
    }

    private mutating func unicodeScalar() throws(JSONError) -> Unicode.Scalar {
        let start = index - 2
        var code = try fourHexadecimalDigits()
        if (0xd800..<0xdc00).contains(code), index + 1 < bytes.count, bytes[index] == 92, bytes[index + 1] == 117 {
            index += 2
            let low = try fourHexadecimalDigits()
            guard (0xdc00..<0xe000).contains(low) else { throw fail("A surrogate without its pair.", "代理项不成对。", at: start) }
            code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
        }
        guard let scalar = Unicode.Scalar(code) else { throw fail("A surrogate without its pair.", "代理项不成对。", at: start) }
        return scalar
    }

    private mutating func fourHexadecimalDigits() throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard index < bytes.count, let digit = hexadecimalDigit(bytes[index]) else {
                throw fail("Four hexadecimal digits were expected.", "此处应为四位十六进制数字。")
            }
            code = code << 4 | UInt32(digit)
            index += 1
        }
        return code
    }

    private func text(_ body: UnsafeBufferPointer<UInt8>, _ start: Int) throws(JSONError) -> String {
        guard let text = String(validating: body, as: UTF8.self) else { throw fail("Not valid UTF-8.", "不是有效的 UTF-8。", at: start) }
        guard !body.contains(0) else { throw fail("The character U+0000 is not allowed.", "不允许使用字符 U+0000。", at: start) }
        return text
    }

    /// The next byte that is not white space, 0 at the end.
    private mutating func peek() -> UInt8 {
        skipSpace()
        return index < bytes.count ? bytes[index] : 0
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index] == 32 || bytes[index] == 10 || bytes[index] == 13 || bytes[index] == 9 { index += 1 }
    }

    private func fail(_ en: String, _ zh: String, at position: Int? = nil) -> JSONError {
        JSONError(position: position ?? index, reason: Text(en: en, zh: zh))
    }
}
