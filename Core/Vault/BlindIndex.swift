/// Finds sealed values by what they are equal to, without opening one: HMAC-SHA-256 (RFC 2104) over the normalised value, under a key of the tenant's
/// and the column's own. Who has the tokens learns which values of a column are equal, and nothing else.
package struct BlindIndex: Sendable {
    /// What a token stands for: the whole value, or a part that people search by.
    package enum Part: UInt8, CaseIterable, Sendable {
        case whole = 1
        /// What follows the last @ of an e-mail address.
        case domain = 2
        /// The last four digits of a phone number.
        case lastFour = 3
    }

    /// Of tokens that must not meet by chance, since they say that a value is taken.
    private static let uniqueLength = 16
    /// Of all others: false friends are rare, and sorted out when the values are opened.
    private static let length = 8

    private let key: [UInt8]
    private let isUnique: Bool

    /// - Parameters:
    ///   - tenantKey: 32 random bytes.
    ///   - version: that of the tenant's key.
    ///   - isUnique: whether equal tokens mean that a value is taken.
    package init(tenantKey: [UInt8], version: UInt16, of place: SealedPlace, isUnique: Bool = false) {
        let purpose = KeyDerivation.Purpose("index", table: place.table, column: place.column, version: version)
        key = KeyDerivation.derive(32, from: tenantKey, for: purpose)
        self.isUnique = isUnique
    }

    /// The token of a value that was normalised as its kind is, or of a part of one.
    package func token(_ normalised: String, _ part: Part = .whole) -> [UInt8] {
        let digest = Digest(message: [part.rawValue] + normalised.utf8, key: key).bytes
        return Array(digest.prefix(isUnique && part == .whole ? Self.uniqueLength : Self.length))
    }

    /// All tokens of a value: of the whole, and of the parts that there are.
    package func tokens(_ normalised: String, parts: [Part] = []) -> [(part: Part, token: [UInt8])] {
        [(.whole, token(normalised))] + parts.compactMap { part in Self.text(part, of: normalised).map { (part, token($0, part)) } }
    }

    /// - Returns: nil where the value has no such part.
    static func text(_ part: Part, of normalised: String) -> String? {
        switch part {
        case .whole: return normalised
        case .domain:
            guard let at = normalised.lastIndex(of: "@") else { return nil }
            let domain = normalised[normalised.index(after: at)...]
            return domain.isEmpty ? nil : String(domain)
        case .lastFour:
            let digits = normalised.filter { $0.isASCII && $0.isNumber }
            return digits.count < 4 ? nil : String(digits.suffix(4))
        }
    }
}
