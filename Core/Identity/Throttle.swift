/// Slows down guessing. Every attempt is counted before it is made, per account and per network; an account's own devices are counted
/// apart. At most 40 + 3 × 20 guesses a day reach an account, whatever the number of networks.
public struct Throttle: Sendable {
    /// What an attempt is counted under: keyed hashes, so that the table names neither accounts nor addresses.
    public struct Ticket: Sendable {
        let account: Digest
        let network: Digest?
    }

    /// `free` attempts at once, then a delay that doubles up to `longest` seconds; `most` in a day.
    private struct Allowance {
        let free: Int
        let most: Int
        let longest: Int

        static let account = Allowance(free: 5, most: 40, longest: 900)
        static let device = Allowance(free: 10, most: 20, longest: 300)
        static let network = Allowance(free: 100, most: 5000, longest: 60)
        static let mail = Allowance(free: 3, most: 10, longest: 3600)
    }

    private let database: Database
    private let key: [UInt8]
    private let devices: DeviceCookies

    init(database: Database, key: [UInt8], devices: DeviceCookies) {
        self.database = database
        self.key = key
        self.devices = devices
    }

    /// Counts a guess at `account` (such as `acme|li@acme.cn`, whether it exists or not).
    /// - Throws: `Problem` 429 with Retry-After.
    public func guess(at account: String, from peer: String, device sent: Substring?) async throws -> Ticket {
        if let device = sent.flatMap({ devices.device($0, for: account) }) {
            let bucket = digest("device|\(device)|\(account)")
            try await reserve(bucket, .device)
            return Ticket(account: bucket, network: nil)
        }
        let network = digest("network|\(Network.of(peer))")
        try await reserve(network, .network)
        let bucket = digest("account|\(account)")
        try await reserve(bucket, .account)
        return Ticket(account: bucket, network: network)
    }

    /// The guess was right.
    public func forgive(_ ticket: Ticket) async throws {
        _ = try await database.query("select core.forgive_attempts(\(ticket.account.bytes))", tenant: nil)
        guard let network = ticket.network else { return }
        _ = try await database.query("select core.return_attempt(\(network.bytes))", tenant: nil)
    }

    /// The guess was never looked at: the server was too busy.
    public func giveBack(_ ticket: Ticket) async throws {
        for bucket in [ticket.account, ticket.network].compactMap({ $0 }) {
            _ = try await database.query("select core.return_attempt(\(bucket.bytes))", tenant: nil)
        }
    }

    /// Counts something that costs us work or sends mail: a sign-up, a reset. `purpose` keeps the kinds apart.
    /// - Throws: `Problem` 429 with Retry-After.
    public func allow(_ purpose: String, from peer: String) async throws {
        try await reserve(digest("\(purpose)|\(Network.of(peer))"), .network)
    }

    /// Whether another mail may go to `account`; a refusal must not show in the answer.
    public func allowsMail(_ purpose: String, to account: String) async throws -> Bool {
        try await wait(digest("mail|\(purpose)|\(account)"), .mail) == 0
    }

    private func reserve(_ bucket: Digest, _ allowance: Allowance) async throws {
        let seconds = try await wait(bucket, allowance)
        guard seconds == 0 else { throw Problem.tooManyRequests(retryAfter: seconds) }
    }

    private func wait(_ bucket: Digest, _ allowance: Allowance) async throws -> Int {
        let rows = try await database.query(
            """
            select core.reserve_attempt(\(bucket.bytes), \(Timestamp.now), \(Int32(allowance.free)), \(Int32(allowance.most)), \
            \(Int32(allowance.longest)))
            """, tenant: nil)
        return try Int(rows.scalar(Int32.self) ?? 0)
    }

    private func digest(_ text: String) -> Digest { Digest(text, key: key) }
}

/// What one subscriber commonly holds: an IPv4 address, or a /64 of IPv6.
package enum Network {
    package static func of(_ peer: String) -> String {
        guard peer.contains(":") else { return peer }
        let groups = peer.split(separator: ":", omittingEmptySubsequences: false).prefix(4)
        return groups.joined(separator: ":")
    }
}
