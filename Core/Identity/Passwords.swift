/// Hashes and checks passwords: Argon2id in a pool of its own, its PHC string sealed under a server key (the pepper), so that a stolen
/// database alone lets nobody guess. Stored form: `key version (1 byte) ‖ sealed PHC string`, bound to the user's id.
public final class Passwords: Sendable {
    /// Too many hashes at once: 503 and Retry-After.
    public struct Busy: Error {}

    /// What became of a check. `outdated`: right, but stored under older parameters or an older pepper; hash it anew.
    public enum Verdict: Sendable {
        case right, outdated, wrong
    }

    private let pool: HashPool
    private let pepper: KeyRing
    private let parameters: Argon2id
    private let decoy: String

    public convenience init(pepper: KeyRing) throws { try self.init(pepper: pepper, parameters: .standard, pool: HashPool()) }

    package init(pepper: KeyRing, parameters: Argon2id, pool: HashPool) throws {
        self.pepper = pepper
        self.parameters = parameters
        self.pool = pool
        decoy = try parameters.hash(randomBytes(32), salt: randomBytes(16))
    }

    /// Small parameters, for tests that are not about hashing.
    package static func cheap() throws -> Passwords {
        try Passwords(
            pepper: KeyRing(only: randomBytes(32)), parameters: Argon2id(memory: 64, passes: 1, lanes: 1), pool: HashPool(limit: 1000))
    }

    public func hash(_ password: String, for user: ID) async throws -> [UInt8] {
        let secret = Array(password.utf8)
        let phc = try await inPool { [parameters] in try parameters.hash(secret, salt: randomBytes(16)) }
        return try [pepper.current] + AuthenticatedCipher(key: pepper.newest).seal(Array(phc.utf8), context: Self.context(user))
    }

    /// Checks `password` against what is stored. Without a user (`stored` nil) the same work is done on a decoy, so that neither
    /// the answer nor its time tells who exists.
    public func verify(_ password: String, _ stored: [UInt8]?, for user: ID) async throws -> Verdict {
        let secret = Array(password.utf8)
        guard let stored, let version = stored.first else {
            _ = try await inPool { [decoy] in try Argon2id.verify(secret, decoy) }
            return .wrong
        }
        guard let key = pepper[version] else { throw AuthenticatedCipher.Refused() }
        let phc = try AuthenticatedCipher(key: key).open(Array(stored.dropFirst()), context: Self.context(user))
        let text = String(decoding: phc, as: UTF8.self)
        guard try await inPool({ try Argon2id.verify(secret, text) }) else { return .wrong }
        return parameters.isOutdated(text) || version != pepper.current ? .outdated : .right
    }

    private func inPool<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        do {
            return try await pool.run(body)
        } catch is HashPool.Busy {
            throw Busy()
        }
    }

    /// A hash copied to another user's row doesn't open.
    private static func context(_ user: ID) -> [UInt8] { Array("password|\(user)".utf8) }
}
