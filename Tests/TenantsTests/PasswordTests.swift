import Core
import Testing

@Suite struct PasswordTests {
    @Test func `Argon2id gives the reference implementation's answer`() throws {
        let phc = try Argon2id(memory: 65_536, passes: 2, lanes: 1).hash(Array("password".utf8), salt: Array("somesalt".utf8))
        #expect(phc == "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
    }

    @Test func `a password is right, and no other is`() async throws {
        let passwords = try Passwords.cheap()
        let user = ID.new()
        let stored = try await passwords.hash("correct horse battery", for: user)
        let right = try await passwords.verify("correct horse battery", stored, for: user)
        let wrong = try await passwords.verify("correct horse batterz", stored, for: user)
        let nobody = try await passwords.verify("correct horse battery", nil, for: user)
        #expect(right == .right)
        #expect(wrong == .wrong)
        #expect(nobody == .wrong)
    }

    @Test func `a stored hash works for its user alone and shows nothing of itself`() async throws {
        let passwords = try Passwords.cheap()
        let stored = try await passwords.hash("correct horse battery", for: ID.new())
        await #expect(throws: AuthenticatedCipher.Refused.self) { try await passwords.verify("correct horse battery", stored, for: ID.new()) }
        #expect(!String(decoding: stored, as: UTF8.self).contains("argon2"))
    }

    @Test func `a hash of older parameters asks to be made anew`() async throws {
        let pepper = KeyRing(only: randomBytes(32))
        let user = ID.new()
        let old = try Passwords(pepper: pepper, parameters: Argon2id(memory: 64, passes: 1, lanes: 1), pool: HashPool())
        let new = try Passwords(pepper: pepper, parameters: Argon2id(memory: 128, passes: 1, lanes: 1), pool: HashPool())
        let stored = try await old.hash("correct horse battery", for: user)
        let verdict = try await new.verify("correct horse battery", stored, for: user)
        #expect(verdict == .outdated)
    }

    @Test func `a full queue refuses at once`() async throws {
        let pool = HashPool(threads: 1, limit: 2, niceness: 0)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    do {
                        try await pool.run { _ = try Argon2id(memory: 8192, passes: 1, lanes: 1).hash([1, 2, 3], salt: randomBytes(16)) }
                        return false
                    } catch { return error is HashPool.Busy }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused > 0)
        #expect(refused < 20)
    }

    @Test(arguments: [
        ("short", PasswordPolicy.Weakness.tooShort), ("elevenchars", .tooShort), ("aaaaaaaaaaaaaaaa", .common), ("abababababab", .common),
        ("abcdefghijklmnop", .common), ("1234567890123456", .common), ("qwertyuiopas", .common), ("Password1234", .common),
        ("P@ssw0rd2024!", .common), ("letmeinletmein", .common), ("acme-robotics1", .contextual), ("li.wei@acme.cn", .contextual),
    ])
    func `a password that attackers try first is refused`(_ password: String, _ weakness: PasswordPolicy.Weakness) {
        #expect(PasswordPolicy.weakness(of: password, context: ["li.wei@acme.cn", "Acme Robotics"]) == weakness)
    }

    @Test(arguments: [
        "correct horse battery", "tuna-orbit-7-lamp", "我的猫喜欢在窗边睡觉晒太阳", "xK9#mQ2$vL5!", String(repeating: "lang wörter ", count: 8),
    ])
    func `a password with enough in it is taken, whatever it is made of`(_ password: String) {
        #expect(PasswordPolicy.weakness(of: password, context: ["li.wei@acme.cn", "Acme Robotics"]) == nil)
    }

    @Test func `64 characters and more are taken, 257 are not`() {
        let long = String((0..<256).map { "abcdefghijkmnpqrstuvwxyz23456789"[$0 * 7 % 32] })
        #expect(PasswordPolicy.weakness(of: String(long.prefix(64)), context: []) == nil)
        #expect(PasswordPolicy.weakness(of: long, context: []) == nil)
        #expect(PasswordPolicy.weakness(of: long + "x", context: []) == .tooLong)
    }
}

extension String {
    fileprivate subscript(_ offset: Int) -> Character { self[index(startIndex, offsetBy: offset)] }
}
