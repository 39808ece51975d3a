import Core
import TestKit
import Testing

/// The vault's algorithms against published vectors, and its formats against what another implementation made of their description.
@Suite struct VaultStandardTests {
    private static let nonce = Array("ABCDEFGHIJKLMNOPQRSTUVWX".utf8)
    private static let tenantKey = (0..<32).map { UInt8($0) }
    private let place = SealedPlace(tenant: ID(hi: 1, lo: 2), table: "customers.customers", column: "email")

    /// https://c2sp.org/XAES-256-GCM, "Test vectors": the second has the top bit of L set, the first has not.
    @Test(arguments: [
        (UInt8(1), "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"),
        (UInt8(3), "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"),
    ])
    func `XAES-256-GCM`(_ byte: UInt8, _ context: String, _ expected: String) {
        let cipher = ExtendedCipher(key: [UInt8](repeating: byte, count: 32))
        var sealed: [UInt8] = []
        Array("XAES-256-GCM".utf8).withUnsafeBytes { cipher.seal($0, nonce: Self.nonce[...], context: Array(context.utf8), into: &sealed) }
        #expect(sealed == bytes(expected))
        #expect(cipher.open(sealed[...], nonce: Self.nonce[...], context: Array(context.utf8)) == Array("XAES-256-GCM".utf8))
        #expect(cipher.open(sealed[...], nonce: Self.nonce[...], context: Array("other".utf8)) == nil)
    }

    /// RFC 5869, A.3: no salt, no information.
    @Test func `HKDF-SHA-256`() {
        let derived = KeyDerivation.derive(42, from: [UInt8](repeating: 0x0b, count: 22), information: [])
        #expect(derived == bytes("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"))
    }

    @Test func `what another implementation sealed opens`() throws {
        let sealed = bytes(
            """
            0100018977a01901c788524f906d526d4132264142434445464748494a4b4c4d4e4f505152535455565758329da8e3020b4b55544274af42a64be54e57a593\
            e0686895719fd318db64
            """)
        let key = ColumnKey(tenantKey: Self.tenantKey, version: 1, of: place)
        let opened = try key.open(sealed, record: ID(hi: 3, lo: 4))
        #expect(String(decoding: opened, as: UTF8.self) == "li@example.com")
    }

    @Test func `tokens are those that another implementation makes`() {
        let index = BlindIndex(tenantKey: Self.tenantKey, version: 1, of: place, isUnique: true)
        #expect(index.token("li@example.com") == bytes("397c2fa80f54d85e6c4e2792be7a2e4b"))
        #expect(index.token("example.com", .domain) == bytes("f16e760394744e3d"))
    }

    @Test func `equal values have equal tokens, at one place of one tenant only`() {
        let phone = SealedPlace(tenant: ID(hi: 1, lo: 2), table: "customers.customers", column: "phone")
        let index = BlindIndex(tenantKey: Self.tenantKey, version: 1, of: place)
        let others = [
            BlindIndex(tenantKey: Self.tenantKey, version: 2, of: place),
            BlindIndex(tenantKey: [UInt8](repeating: 9, count: 32), version: 1, of: place),
            BlindIndex(tenantKey: Self.tenantKey, version: 1, of: phone),
        ]
        #expect(index.token("a") == index.token("a"))
        #expect(index.token("a") != index.token("b"))
        #expect(index.token("a") != index.token("a", .domain))
        #expect(others.allSatisfy { $0.token("a") != index.token("a") })
    }

    @Test func `parts of a value have tokens where it has them`() {
        let index = BlindIndex(tenantKey: Self.tenantKey, version: 1, of: place)
        let address = index.tokens("li@sales.example.com", parts: [.domain])
        let phone = index.tokens("+8613800138000", parts: [.lastFour])
        #expect(address.map(\.part) == [.whole, .domain])
        #expect(address.last?.token == index.token("sales.example.com", .domain))
        #expect(phone.last?.token == index.token("8000", .lastFour))
        #expect(index.tokens("nobody", parts: [.domain, .lastFour]).map(\.part) == [.whole])
        #expect(index.tokens("12", parts: [.lastFour]).count == 1)
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
