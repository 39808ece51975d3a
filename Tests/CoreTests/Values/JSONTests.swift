import Core
import NIOCore
import Testing

@Suite struct JSONTests {
    @Test(arguments: [
        "null", "true", "-0.5", "9223372036854775807", "\"\"", "[]", "{}", "[1,[2,[3]]]", "{\"a\":{\"b\":[null,false]}}", "\"张三\\n\\\"\\\\\"",
    ])
    func `text without white space is written back as it was read`(text: String) throws {
        #expect(try JSON.parse(text).serialized == text)
    }

    @Test func `escapes and surrogate pairs are read`() throws {
        #expect(try JSON.parse(#""\u5f20\u4e09 \ud83d\ude00 \/\b\f\n\r\t""#) == .string("张三 😀 /\u{8}\u{c}\n\r\t"))
    }

    @Test func `members keep their order`() throws {
        let object = try #require(try JSON.parse(#"{"z": 1, "a": 2, "m": 3}"#).members)
        #expect(object.keys == ["z", "a", "m"])
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "01", "1.", "1e", "+1", "nul", "\"a", "\"\u{1}\"", #""\x""#, #""\ud800""#,
        #""\ud800\u0041""#, "1 2",
        #""\u0000""#, #"{"a":1,"a":2}"#, "1e400", "[1 2]", "'a'",
    ])
    func `malformed text is refused`(text: String) {
        #expect(throws: JSONError.self) { try JSON.parse(text) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        for bytes in [[0x22, 0xff, 0x22], [0x22, 0xc0, 0x80, 0x22], [0x22, 0xed, 0xa0, 0x80, 0x22]] as [[UInt8]] {
            #expect(throws: JSONError.self) { try JSON.parse(ByteBuffer(bytes: bytes)) }
        }
    }

    @Test func `the error tells where`() {
        let error = #expect(throws: JSONError.self) { try JSON.parse(#"{"name": tru}"#) }
        #expect(error?.position == 9)
    }

    @Test func `nesting ends at the limit`() {
        let nested = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(throws: Never.self) { try JSON.parse(nested(32)) }
        #expect(throws: JSONError.self) { try JSON.parse(nested(33)) }
        #expect(throws: JSONError.self) { try JSON.parse(nested(100_000)) }
    }

    @Test func `control characters are written escaped`() throws {
        let text = String(String.UnicodeScalarView((0..<32).compactMap { Unicode.Scalar($0) } + ["\"", "\\", "é"]))
        let written = JSON.string(text).serialized
        #expect(written.utf8.allSatisfy { $0 >= 32 })
        #expect(try JSON.parse(written.replacing("\\u0000", with: "")) == .string(String(text.dropFirst())))
    }
}
