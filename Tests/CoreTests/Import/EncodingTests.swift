import Core
import Testing

@Suite struct EncodingTests {
    /// "编号,名称\n1,华为\n" in GB18030.
    static let gb18030: [UInt8] = [
        0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x31, 0x2c, 0xbb, 0xaa, 0xce, 0xaa, 0x0a,
    ]
    static let text = "编号,名称\n1,华为\n"

    @Test func `encodings are told apart`() {
        let wide = Array(Self.text.utf16)
        let little = wide.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = wide.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        #expect(detect(Array(Self.text.utf8)) == .utf8)
        #expect(detect([0xef, 0xbb, 0xbf] + Array(Self.text.utf8)) == .utf8)
        #expect(detect(Self.gb18030) == .gb18030)
        #expect(detect([0xff, 0xfe] + little) == .utf16le)
        #expect(detect([0xfe, 0xff] + big) == .utf16be)
        #expect(detect(Array("id,name\n1,Acme\n".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), 0] }) == .utf16le)
        #expect(detect(Array("nom,caf".utf8) + [0xe9, 0x2c, 0x0a]) == .windows1252)
        #expect(detect(Array("plain".utf8)) == .utf8)
    }

    @Test func `a character beyond ASCII far down the file counts`() {
        var detector = EncodingDetector()
        for _ in 0..<40 { detector.feed([UInt8](repeating: UInt8(ascii: "a"), count: 10_000)) }
        detector.feed(Self.gb18030)
        #expect(detector.encoding == .gb18030)
    }

    @Test(arguments: [1, 2, 3, 100])
    func `text is decoded in pieces of any size`(size: Int) {
        let little = Array(Self.text.utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(decode(Self.gb18030, .gb18030, size) == Self.text)
        #expect(decode([0xff, 0xfe] + little, .utf16le, size) == Self.text)
        #expect(decode([0xef, 0xbb, 0xbf] + Array(Self.text.utf8), .utf8, size) == Self.text)
        #expect(decode([0x63, 0x61, 0x66, 0xe9], .windows1252, size) == "café")
    }

    @Test func `what cannot be read is marked`() {
        #expect(decode([0x61, 0xff, 0x62], .gb18030, 10) == "a\u{fffd}b")
        #expect(decode([0x61, 0x00, 0x62], .utf16le, 10).hasSuffix("\u{fffd}"))
    }

    @Test(
        arguments: [
            ([0xc3, 0xa9], true), ([0xc3], false), ([0xe4, 0xb8, 0xad], true), ([0xc0, 0x80], false), ([0xed, 0xa0, 0x80], false),
            ([0xf0, 0x9f, 0x98, 0x80], true), ([0xf4, 0x90, 0x80, 0x80], false), ([0x80], false), ([0xe0, 0x9f, 0xbf], false),
        ] as [([UInt8], Bool)])
    func `UTF-8 is what RFC 3629 says`(bytes: [UInt8], isValid: Bool) {
        var validator = UTF8Validator()
        for byte in bytes { validator.feed([byte]) }
        #expect(validator.isValid == isValid)
    }

    private func detect(_ bytes: [UInt8]) -> TextEncoding {
        var detector = EncodingDetector()
        detector.feed(bytes)
        return detector.encoding
    }

    private func decode(_ bytes: [UInt8], _ encoding: TextEncoding, _ size: Int) -> String {
        let transcoder = Transcoder(encoding)
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            text += transcoder.decode(Array(bytes[start..<min(start + size, bytes.count)]), isLast: false)
        }
        text += transcoder.decode([], isLast: true)
        return String(decoding: text, as: UTF8.self)
    }
}
