/// The one write path: records, their journal and whatever a module adds, in one transaction of one tenant.
///
/// Writes are sent together with the next read or with COMMIT, so that creating a record takes a single round trip. Constraints are
/// therefore reported at the latest when the transaction ends, as the same `Problem` (see `Problem.init(constraint:)`).
public struct RecordTransaction: Sendable {
    public let tenant: ID
    public let actor: Actor
    /// The same moment for everything that the transaction writes.
    public let now: Timestamp
    /// The workspace's language: what texts made on the way are written in, such as the stages of a first pipeline.
    public private(set) var language: Language
    let requestID: ID?
    /// What the plan allows of members and their files; the house itself has no limit.
    let quota: RecordQuota?
    /// The record types as the workspace has them. What is read or written is read and written with the workspace's own fields.
    public private(set) var schema: Schema
    /// What its author may see and change; the house itself, which is also at work in `prepare` and `effects`, may do everything.
    private(set) var authority: Authority?
    let announcement: Announcement
    let sql: Transaction

    public init(
        _ transaction: Transaction, tenant: ID, actor: Actor, language: Language = .en, requestID: ID? = nil, quota: RecordQuota? = nil,
        schema: Schema
    ) {
        self.init(
            transaction, tenant: tenant, actor: actor, language: language, requestID: requestID, quota: quota, schema: schema, authority: nil)
    }

    init(
        _ transaction: Transaction, tenant: ID, actor: Actor, language: Language = .en, requestID: ID?, quota: RecordQuota?, schema: Schema,
        authority: Authority?, announcement: Announcement = Announcement()
    ) {
        sql = transaction
        self.announcement = announcement
        self.authority = authority
        self.schema = schema
        self.quota = quota
        self.language = language
        self.tenant = tenant
        self.actor = actor
        self.requestID = requestID
        now = .now
    }

    /// The same transaction, making its texts in another language.
    public func writing(in language: Language) -> RecordTransaction {
        var transaction = self
        transaction.language = language
        return transaction
    }

    /// The same transaction with the record types as they are after it has changed their definitions.
    func having(_ schema: Schema) -> RecordTransaction {
        var transaction = self
        transaction.schema = schema
        return transaction
    }

    /// The same transaction where the house itself is at work: what follows from a change is not a matter of its author's rights.
    var ofTheHouse: RecordTransaction {
        var transaction = self
        transaction.authority = nil
        return transaction
    }

    /// A statement on the module's own tables. It names the tenant itself; the database checks it again.
    @discardableResult
    public func query(_ statement: SQL) async throws -> Rows { try await sql.query(statement) }

    @discardableResult
    public func batch(_ statements: [SQL]) async throws -> [Rows] { try await sql.batch(statements) }

    /// A statement whose result is not needed; it goes out with the next one or with COMMIT.
    public func enqueue(_ statement: SQL) { sql.enqueue(statement) }
}

/// Reading.
extension RecordTransaction {
    /// A live record, locked until the transaction ends.
    /// - Throws: `Problem.notFound`, also for a record that its author may not see.
    public func lock(_ type: RecordType, _ id: ID) async throws -> Record {
        guard let record = try await lockEvenDeleted(type, id), record.deletedAt == nil else { throw Problem.notFound }
        try await require(.read, on: record, orElse: .notFound)
        return record
    }

    /// A record in the bin, locked until the transaction ends.
    /// - Throws: `Problem.notFound`.
    func lockDeleted(_ type: RecordType, _ id: ID) async throws -> Record {
        guard let record = try await lockEvenDeleted(type, id), record.deletedAt != nil else { throw Problem.notFound }
        try await require(.read, on: record, orElse: .notFound)
        return record
    }

    /// A live record as it is now, not locked; nil also for one that the transaction's author may not see.
    public func find(_ type: RecordType, _ id: ID) async throws -> Record? {
        let type = schema.type(type)
        let (plan, statement) = type.reading(id, of: tenant, for: authority)
        let rows = try await sql.query(statement)
        return rows.isEmpty ? nil : plan.record(type, rows, 0)
    }

    /// Live records in the order of their ids, locked until the transaction ends; those that are not there, or not to be seen, are left out.
    public func lock(_ type: RecordType, _ ids: [ID]) async throws -> [Record] {
        let type = schema.type(type)
        let plan = type.lockManyPlan
        let rows = try await sql.query(SQL(statement: plan.statement, binds: type.binds(tenant, .ids(ids))))
        let records = rows.indices.map { locked(plan, type, rows, $0) }.filter { $0.deletedAt == nil }
        guard let visibility = authority?.records(of: type, for: .read) else { return records }
        let visible = try await visible(records.map(\.id), visibility)
        return records.filter { visible.contains($0.id) }
    }

    func lockEvenDeleted(_ type: RecordType, _ id: ID) async throws -> Record? {
        let type = schema.type(type)
        let plan = type.lockPlan
        let rows = try await sql.query(SQL(statement: plan.statement, binds: type.binds(tenant, .id(id))))
        return rows.isEmpty ? nil : locked(plan, type, rows, 0)
    }

    func locked(_ plan: ReadPlan, _ type: RecordType, _ rows: Rows, _ row: Int) -> Record {
        var record = plan.record(type, rows, row)
        record.deletedAt = rows.bytes(row, rows.columns - 1).map { Timestamp(microseconds: $0.bigEndian(at: 0)) }
        return record
    }
}

extension Platform {
    /// A transaction outside a request: provisioning, commands, jobs, demo data.
    public func transaction<Result: Sendable>(
        tenant: ID, actor: Actor, language: Language = .en, _ body: (RecordTransaction) async throws -> Result
    ) async throws -> Result {
        let schema = try await directory.schema(of: tenant)
        return try await database.transaction(tenant: tenant) { transaction in
            try await body(RecordTransaction(transaction, tenant: tenant, actor: actor, language: language, schema: schema))
        }
    }
}
