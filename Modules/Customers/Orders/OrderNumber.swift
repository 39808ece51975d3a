import Core

/// Numbers for orders that come without one: the day and seven characters that nobody mistakes on the phone, such as `20261122-4KX07TN`.
///
/// Not a sequence: a counter would make every order of a tenant wait for the one before. Thirty-five random bits of the order's own id
/// keep the numbers of a day apart; the unique index has the last word.
package enum OrderNumber {
    package static func make(id: ID, on day: CalendarDate) -> String {
        var bits = id.lo
        var suffix = ""
        for _ in 0..<7 {
            suffix.append(alphabet[Int(bits & 31)])
            bits >>= 5
        }
        return day.description.filter { $0 != "-" } + "-" + suffix
    }

    /// Crockford's Base32: no I, L, O or U.
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}
