/// A decimal number without rounding: a whole multiple of 10^-scale. Formulas count with it, never with a Double.
///
/// What does not fit is nil: about 38 digits in all, 18 of them behind the point. Products and quotients are rounded to the 18th, half away from zero.
package struct ExactNumber: Hashable, Sendable {
    static let longestFraction = 18
    private static let mostDigits = 38

    /// Without zeros at the end of a fraction, so that equal numbers are equal.
    let mantissa: Int128
    let scale: Int

    static let zero = ExactNumber(0, scale: 0)

    /// `scale` is 0 or more.
    init(_ mantissa: Int128, scale: Int) {
        var (mantissa, scale) = (mantissa, scale)
        while scale > 0 {
            let (quotient, rest) = mantissa.quotientAndRemainder(dividingBy: 10)
            guard rest == 0 else { break }
            (mantissa, scale) = (quotient, scale - 1)
        }
        self.mantissa = mantissa
        self.scale = scale
    }

    init(_ number: Int) { self.init(Int128(number), scale: 0) }

    /// Reads `-12.50`; nil where it is no plain decimal number, or one that does not fit.
    package init?(_ text: String) {
        let isNegative = text.hasPrefix("-")
        let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 48 < 10 } }), let whole = parts.first else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.count <= Self.longestFraction, let magnitude = Int128(whole + fraction) else { return nil }
        self.init(isNegative ? -magnitude : magnitude, scale: fraction.utf8.count)
    }

    /// `12.5`, without zeros at the end.
    package var text: String {
        guard scale > 0 else { return "\(mantissa)" }
        let digits = "\(mantissa.magnitude)"
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return (mantissa < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
    }

    /// As a multiple of 10^-places, rounded half away from zero; nil where that does not fit.
    package func units(places: Int) -> Int64? {
        guard let rounded = rounded(to: places), let factor = Self.power(places - rounded.scale) else { return nil }
        let (units, overflow) = rounded.mantissa.multipliedReportingOverflow(by: factor)
        return overflow ? nil : Int64(exactly: units)
    }

    /// The whole number that it is; nil for any other.
    var whole: Int? { scale == 0 ? Int(exactly: mantissa) : nil }

    private static let powers = (1...mostDigits).reduce(into: [Int128(1)]) { powers, _ in powers.append(powers[powers.count - 1] * 10) }

    static func power(_ exponent: Int) -> Int128? { powers.indices.contains(exponent) ? powers[exponent] : nil }
}

/// Arithmetic.
extension ExactNumber {
    static prefix func - (number: ExactNumber) -> ExactNumber { ExactNumber(0 - number.mantissa, scale: number.scale) }

    var magnitude: ExactNumber { mantissa < 0 ? -self : self }

    func plus(_ other: ExactNumber) -> ExactNumber? {
        guard let (left, right) = aligned(with: other) else { return nil }
        return Self.checked(left.addingReportingOverflow(right)).map { ExactNumber($0, scale: max(scale, other.scale)) }
    }

    func minus(_ other: ExactNumber) -> ExactNumber? { plus(-other) }

    func times(_ other: ExactNumber) -> ExactNumber? {
        guard let product = Self.checked(mantissa.multipliedReportingOverflow(by: other.mantissa)) else { return nil }
        return ExactNumber(product, scale: scale + other.scale).rounded(to: Self.longestFraction)
    }

    /// Nil for a division by zero. A quotient of many digits has fewer of them behind the point, at least 6.
    func divided(by other: ExactNumber) -> ExactNumber? {
        guard other.mantissa != 0 else { return nil }
        for places in stride(from: Self.longestFraction, through: 6, by: -1) {
            guard let factor = Self.power(max(0, places - scale + other.scale)) else { continue }
            let (numerator, overflow) = mantissa.multipliedReportingOverflow(by: factor)
            guard !overflow else { continue }
            let shift = max(0, scale - other.scale - places)
            guard let power = Self.power(shift) else { continue }
            let (divisor, isTooLarge) = other.mantissa.multipliedReportingOverflow(by: power)
            return isTooLarge ? nil : ExactNumber(Self.quotient(numerator, divisor), scale: places)
        }
        return nil
    }

    /// What is left of a division, with the sign of the number divided; nil for a division by zero.
    func remainder(dividingBy other: ExactNumber) -> ExactNumber? {
        guard other.mantissa != 0, let (left, right) = aligned(with: other) else { return nil }
        return ExactNumber(left % right, scale: max(scale, other.scale))
    }

    /// Half away from zero; negative places are tens, hundreds and so on.
    func rounded(to places: Int) -> ExactNumber? { cut(to: places, Self.quotient) }

    func roundedDown(to places: Int) -> ExactNumber? {
        cut(to: places) { number, divisor in
            let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
            return rest < 0 ? quotient - 1 : quotient
        }
    }

    func roundedUp(to places: Int) -> ExactNumber? { (-self).roundedDown(to: places).map { -$0 } }

    private func cut(to places: Int, _ divide: (Int128, Int128) -> Int128) -> ExactNumber? {
        guard places < scale else { return self }
        guard let divisor = Self.power(scale - places) else { return .zero }
        let quotient = divide(mantissa, divisor)
        guard places < 0 else { return ExactNumber(quotient, scale: places) }
        guard let factor = Self.power(-places) else { return nil }
        let (number, overflow) = quotient.multipliedReportingOverflow(by: factor)
        return overflow ? nil : ExactNumber(number, scale: 0)
    }

    /// The smallest number has no opposite, so there is none.
    private static func checked(_ result: (partialValue: Int128, overflow: Bool)) -> Int128? {
        result.overflow || result.partialValue == .min ? nil : result.partialValue
    }

    /// Rounded half away from zero.
    private static func quotient(_ number: Int128, _ divisor: Int128) -> Int128 {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        guard rest != 0, rest.magnitude >= divisor.magnitude - rest.magnitude else { return quotient }
        return (number < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
    }

    /// Both as multiples of the smaller unit; nil where that does not fit.
    private func aligned(with other: ExactNumber) -> (Int128, Int128)? {
        guard let factor = Self.power(abs(scale - other.scale)) else { return nil }
        let (left, leftOverflow) = mantissa.multipliedReportingOverflow(by: scale < other.scale ? factor : 1)
        let (right, rightOverflow) = other.mantissa.multipliedReportingOverflow(by: other.scale < scale ? factor : 1)
        return leftOverflow || rightOverflow ? nil : (left, right)
    }
}

extension ExactNumber: Comparable {
    package static func < (left: ExactNumber, right: ExactNumber) -> Bool {
        if let (left, right) = left.aligned(with: right) { return left < right }
        // One of them is too large to be written with the other's decimals: the sign of the larger decides.
        let isLeftLarger = left.mantissa.magnitude / UInt128(power(left.scale) ?? 1) > right.mantissa.magnitude / UInt128(power(right.scale) ?? 1)
        return isLeftLarger ? left.mantissa < 0 : right.mantissa > 0
    }
}
