/// HKDF-SHA-256 (RFC 5869) without a salt: keys for many purposes out of one that is random already.
package enum KeyDerivation {
    /// What a key is for. Each part is preceded by its length, so that no two purposes are the same bytes.
    struct Purpose {
        fileprivate var bytes: [UInt8]

        init(_ name: String, table: String, column: String, version: UInt16) {
            bytes = []
            for part in ["guanxi", name, table, column] { bytes.append(part: Array(part.utf8)) }
            bytes.append(bigEndian: version)
        }
    }

    /// `count` bytes for a purpose.
    static func derive(_ count: Int, from key: [UInt8], for purpose: Purpose) -> [UInt8] { derive(count, from: key, information: purpose.bytes) }

    /// `count` bytes, at most 255 × 32: extract with an empty salt, then expand.
    package static func derive(_ count: Int, from key: [UInt8], information: [UInt8]) -> [UInt8] {
        let extracted = Digest(message: key, key: [UInt8](repeating: 0, count: 32)).bytes
        var (result, block): ([UInt8], [UInt8]) = ([], [])
        for number in 1...UInt8((count + 31) / 32) {
            block = Digest(message: block + information + [number], key: extracted).bytes
            result += block
        }
        return Array(result.prefix(count))
    }
}

extension [UInt8] {
    /// Big-endian.
    mutating func append(bigEndian number: UInt16) {
        append(UInt8(truncatingIfNeeded: number >> 8))
        append(UInt8(truncatingIfNeeded: number))
    }

    /// A part behind its length.
    mutating func append(part: [UInt8]) {
        append(bigEndian: UInt16(part.count))
        append(contentsOf: part)
    }
}
