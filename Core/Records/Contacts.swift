/// The syntax of an e-mail address that mail systems accept in practice: an unquoted local part (RFC 5321, section 4.1.2) of up to 64
/// bytes and a domain name of two labels or more. ASCII, or UTF-8 in the local part (RFC 6531).
enum EmailAddress {
    static func isValid(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { return false }
        return isLocalPart(parts[0]) && isDomain(parts[1])
    }

    private static func isLocalPart(_ bytes: Substring.UTF8View) -> Bool {
        guard (1...64).contains(bytes.count), bytes.first != dot, bytes.last != dot else { return false }
        var previous: UInt8 = 0
        for byte in bytes {
            if byte == dot && previous == dot { return false }
            guard byte == dot || byte >= 128 || isLetterOrDigit(byte) || specials.contains(byte) else { return false }
            previous = byte
        }
        return true
    }

    private static func isDomain(_ bytes: Substring.UTF8View) -> Bool {
        guard bytes.count <= 253 else { return false }
        let labels = bytes.split(separator: dot, omittingEmptySubsequences: false)
        guard labels.count >= 2, let top = labels.last, top.count >= 2, !top.allSatisfy({ $0 &- 48 < 10 }) else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != hyphen && label.last != hyphen
                && label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 || (byte | 32) &- 97 < 26 }

    private static let dot = UInt8(ascii: ".")
    private static let hyphen = UInt8(ascii: "-")
    private static let specials = Set("!#$%&'*+/=?^_`{|}~-".utf8)
}

/// Phone numbers in the one form in which they are stored and compared.
enum PhoneNumber {
    /// Digits with an optional leading plus, from any usual way of writing them, full-width digits included; nil when it is none.
    static func normalized(_ text: String) -> String? {
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 48...57: digits.unicodeScalars.append(scalar)
            case 0xff10...0xff19: digits.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xff10 + 48)))
            case 0x2b, 0xff0b:
                guard digits.isEmpty else { return nil }
                digits = "+"
            case 32, 45, 46, 40, 41, 47, 0xa0, 0x3000, 0xff08, 0xff09, 0x2010...0x2015: continue
            default: return nil
            }
        }
        let count = digits.hasPrefix("+") ? digits.utf8.count - 1 : digits.utf8.count
        return (5...20).contains(count) ? digits : nil
    }
}
