/// How a file's bytes spell text.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "utf-8"
    case utf16le = "utf-16le"
    case utf16be = "utf-16be"
    /// The Chinese standard, of which GBK and GB2312 are parts.
    case gb18030
    case windows1252 = "windows-1252"

    /// The name that iconv(3) knows; nil where nothing has to be converted.
    package var iconvName: String? {
        switch self {
        case .utf8: nil
        case .utf16le: "UTF-16LE"
        case .utf16be: "UTF-16BE"
        case .gb18030: "GB18030"
        case .windows1252: "WINDOWS-1252"
        }
    }

    package var byteOrderMark: [UInt8] {
        switch self {
        case .utf8: [0xef, 0xbb, 0xbf]
        case .utf16le: [0xff, 0xfe]
        case .utf16be: [0xfe, 0xff]
        case .gb18030: [0x84, 0x31, 0x95, 0x33]
        case .windows1252: []
        }
    }
}

/// Tells encodings apart while the file streams by: a byte order mark decides, then zero bytes tell UTF-16, then all of the file is valid UTF-8
/// or not, and what is not is GB18030 if its first stretch beyond ASCII is valid as that.
package struct EncodingDetector {
    private static let sampleSize = 1 << 16

    private var head: [UInt8] = []
    private var beyondASCII: [UInt8] = []
    private var validator = UTF8Validator()

    package init() {}

    package mutating func feed(_ bytes: [UInt8]) {
        if head.count < Self.sampleSize { head.append(contentsOf: bytes.prefix(Self.sampleSize - head.count)) }
        validator.feed(bytes)
        guard beyondASCII.count < Self.sampleSize else { return }
        let rest = beyondASCII.isEmpty ? bytes.drop { $0 < 0x80 } : bytes[...]
        beyondASCII.append(contentsOf: rest.prefix(Self.sampleSize - beyondASCII.count))
    }

    /// Known before the end: UTF-16 is no extension of ASCII, all others are.
    package var wideEncoding: TextEncoding? {
        for encoding in [TextEncoding.utf16le, .utf16be] where head.starts(with: encoding.byteOrderMark) { return encoding }
        let zeros = head.indices.filter { head[$0] == 0 }
        guard zeros.count * 10 > head.count else { return nil }
        let odd = zeros.count { $0 % 2 == 1 }
        return odd * 2 > zeros.count ? .utf16le : .utf16be
    }

    /// The verdict at the end of the file.
    package var encoding: TextEncoding {
        if let wideEncoding { return wideEncoding }
        if validator.isValid { return .utf8 }
        return Transcoder.isValid(beyondASCII, as: .gb18030) ? .gb18030 : .windows1252
    }
}

/// Validity of a stream of bytes as UTF-8 (RFC 3629, section 4).
package struct UTF8Validator {
    private var expected = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xbf
    private var hasFailed = false

    package init() {}

    /// Of what was fed so far, taken as the whole.
    package var isValid: Bool { !hasFailed && expected == 0 }

    package mutating func feed(_ bytes: [UInt8]) {
        guard !hasFailed else { return }
        for byte in bytes {
            if expected == 0, byte < 0x80 { continue }
            guard accept(byte) else {
                hasFailed = true
                return
            }
        }
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        guard expected == 0 else {
            guard byte >= lower, byte <= upper else { return false }
            expected -= 1
            (lower, upper) = (0x80, 0xbf)
            return true
        }
        switch byte {
        case 0xc2...0xdf: expected = 1
        case 0xe0: (expected, lower) = (2, 0xa0)
        case 0xed: (expected, upper) = (2, 0x9f)
        case 0xe1...0xef: expected = 2
        case 0xf0: (expected, lower) = (3, 0x90)
        case 0xf4: (expected, upper) = (3, 0x8f)
        case 0xf1...0xf3: expected = 3
        default: return false
        }
        return true
    }
}
