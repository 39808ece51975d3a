import Core
import Testing

@Suite struct SecretTests {
    @Test func `SHA-256 and HMAC agree with their standards`() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(hex(Digest("").bytes) == empty)
        #expect(hex(Digest("abc").bytes) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let mac = Digest("what do ya want for nothing?", key: Array("Jefe".utf8))
        #expect(hex(mac.bytes) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test func `a substring has the digest of its text`() {
        #expect(Digest("Bearer abc".dropFirst(7)) == Digest("abc"))
    }

    @Test func `a token is told from anything else without a query`() {
        let token = SecretToken()
        #expect(SecretToken.digest(of: token.text) == token.digest)
        for sent in ["", "abc", token.text + "x", String(token.text.dropLast()) + "!", String(repeating: "é", count: 43)] {
            #expect(SecretToken.digest(of: sent) == nil)
        }
    }

    @Test func `tokens do not repeat`() {
        #expect(Set((0..<1000).map { _ in SecretToken().text }).count == 1000)
    }

    @Test func `an API key carries its own checksum`() {
        let key = APIKey(id: ID.new(), environment: "live")
        #expect(key.text.hasPrefix("gx_live_"))
        #expect(key.text.hasPrefix(key.hint))
        #expect(APIKey.digest(of: key.text) == key.digest)
    }

    @Test func `one wrong character makes an API key malformed`() {
        let text = Array(APIKey(id: ID.new(), environment: "live").text)
        for position in text.indices.dropFirst(3) {
            var mutant = text
            mutant[position] = mutant[position] == "a" ? "b" : "a"
            #expect(APIKey.digest(of: String(mutant)) == nil)
        }
        #expect(APIKey.digest(of: "gx_live_") == nil)
        #expect(APIKey.digest(of: String(repeating: "g", count: 200)) == nil)
    }

    @Test func `AES-256-GCM opens the published test case 16`() throws {
        let cipher = AuthenticatedCipher(key: bytes("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"))
        let sealed = bytes(
            "cafebabefacedbaddecaf888"
                + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                + "76fc6ece0f4e1768cddf8853bb2d551b")
        let plain = try cipher.open(sealed, context: bytes("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
        #expect(
            hex(plain)
                == "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
    }

    @Test func `a sealed value opens only whole, with its key and in its context`() throws {
        let cipher = AuthenticatedCipher(key: randomBytes(32))
        let sealed = try cipher.seal(Array("secret".utf8), context: [1])
        #expect(try cipher.open(sealed, context: [1]) == Array("secret".utf8))
        #expect(throws: AuthenticatedCipher.Refused.self) { try cipher.open(sealed, context: [2]) }
        #expect(throws: AuthenticatedCipher.Refused.self) { try AuthenticatedCipher(key: randomBytes(32)).open(sealed, context: [1]) }
        #expect(throws: AuthenticatedCipher.Refused.self) { try cipher.open([], context: [1]) }
        for position in sealed.indices {
            var mutant = sealed
            mutant[position] ^= 1
            #expect(throws: AuthenticatedCipher.Refused.self) { try cipher.open(mutant, context: [1]) }
        }
    }

    @Test func `a ring keeps its keys and adds versions`() throws {
        let directory = "/tmp/guanxi-ring-\(ID.new())"
        let first = try KeyRing(directory: directory, name: "pepper")
        let second = try KeyRing(directory: directory, name: "pepper")
        #expect(first.newest == second.newest)
        #expect(first.newest.count == 32)
        #expect(first.current == 1)
    }

    private static let digits = Array("0123456789abcdef".utf8)

    private func hex(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private func bytes(_ hex: String) -> [UInt8] {
        let digits = hex.utf8.compactMap { Self.digits.firstIndex(of: $0) }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
