/// Decimal numbers as whole multiples of 10^-scale: exact, indexable as int8, never a Double.
public enum Decimals {
    /// 1250 with scale 2 is "12.50".
    public static func text(_ value: Int64, scale: Int) -> String {
        guard scale > 0 else { return String(value) }
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        let point = padded.index(padded.endIndex, offsetBy: -scale)
        return (value < 0 ? "-" : "") + padded[..<point] + "." + padded[point...]
    }

    /// Reads "12.5" as 1250 with scale 2; nil when it is no number, has more decimals than `scale` (zeros aside) or does not fit.
    public static func parse(_ text: some StringProtocol, scale: Int) -> Int64? {
        var digits = text[...]
        let isNegative = digits.hasPrefix("-")
        if isNegative { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy { $0 &- 48 < 10 } }) else { return nil }
        var fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count == 1 || !fraction.isEmpty else { return nil }
        while fraction.utf8.count > scale, fraction.hasSuffix("0") { fraction.removeLast() }
        guard fraction.utf8.count <= scale else { return nil }
        fraction += String(repeating: "0", count: scale - fraction.utf8.count)
        guard let magnitude = Int64(whole + fraction) else { return nil }
        return isNegative ? -magnitude : magnitude
    }
}
