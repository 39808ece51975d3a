/// Numbers as people write them: `1,234.50`, `¥12.5`, `(3)`, full-width digits.
package enum NumberReader {
    /// A whole multiple of 10^-scale; nil where the text is no such number.
    package static func read(_ text: String, scale: Int) -> Int64? {
        if let plain = Decimals.parse(text, scale: scale) { return plain }
        guard let cleaned = plain(text) else { return nil }
        return Decimals.parse(cleaned, scale: scale)
    }

    /// Without grouping, currency signs and decoration.
    private static func plain(_ text: String) -> String? {
        var digits = ""
        var isNegative = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", ".": digits.unicodeScalars.append(scalar)
            case "\u{ff10}"..."\u{ff19}": digits.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xff10 + 48)))
            case "-", "\u{2212}", "(":
                guard digits.isEmpty, !isNegative else { return nil }
                isNegative = true
            case "+", ")", ",", "\u{ff0c}", " ", "\u{a0}", "'", "¥", "\u{ffe5}", "$", "€", "£", "元": continue
            default: return nil
            }
        }
        return isGroupingSound(text) ? (isNegative ? "-" : "") + digits : nil
    }

    /// `1,5` is not fifteen: a comma is for groups of three digits, and none comes after the point.
    private static func isGroupingSound(_ text: String) -> Bool {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        guard groups.count > 1 else { return true }
        return groups.dropFirst().enumerated().allSatisfy { index, group in
            let digits = group.prefix { $0.isASCII && $0.isNumber }
            return digits.count == 3 && (index == groups.count - 2 || digits.endIndex == group.endIndex)
        }
    }
}
