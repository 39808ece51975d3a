import Logging
import Synchronization

/// Tells every server that what it remembers of a tenant is no longer so.
public enum Invalidation {
    /// Of the transaction's tenant. Belongs into the transaction that makes the change.
    static let announcement: SQL = "select core.invalidate()"
}

/// Whether a transaction has announced something, so that the process that made it need not wait to hear of it.
final class Announcement: Sendable {
    private let made = Atomic(false)

    var isMade: Bool { made.load(ordering: .acquiring) }
    func make() { made.store(true, ordering: .releasing) }
}

extension RecordTransaction {
    /// Members, rights, fields, modules or the plan are other ones now: every server asks the database again.
    public func announce() {
        announcement.make()
        enqueue(Invalidation.announcement)
    }
}

/// Reads what was announced, at least three times a second.
struct InvalidationFeed: Sendable {
    static let interval = Duration.milliseconds(300)

    let database: Database
    private var horizon: Int64?

    init(database: Database) { self.database = database }

    /// Tenants that changed since the last call; nil on the first, when anything may have.
    mutating func next() async throws -> [ID]? {
        let since = horizon
        let rows = try await database.query("select horizon, tenants from core.invalidations_since(\(since ?? .max))", tenant: nil)
        guard let row = rows.first else { return nil }
        horizon = try row[0]
        return since == nil ? nil : try row[1]
    }
}

extension Directory {
    /// Follows the changes that other servers announce, until the task is cancelled. While the database can't be asked, nothing in memory
    /// is relied on.
    public func run() async {
        var feed = InvalidationFeed(database: database)
        while !Task.isCancelled {
            do {
                if let tenants = try await feed.next() {
                    for tenant in tenants { forget(tenant: tenant) }
                } else {
                    forgetAll()
                }
            } catch {
                logger.warning("invalidations not read", metadata: ["error": "\(String(reflecting: error))"])
                forgetAll()
                feed = InvalidationFeed(database: database)
            }
            await pause()
        }
    }

    private func pause() async {
        do {
            try await Task.sleep(for: InvalidationFeed.interval)
        } catch {
            // Cancelled: the loop sees it.
        }
    }
}
