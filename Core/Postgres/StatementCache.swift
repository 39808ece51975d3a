import CLibpq

/// A statement as one connection knows it: under a name of its own, with the types it was parsed for.
final class PreparedStatement {
    enum Key: Hashable {
        case template(String)
        case statement(ObjectIdentifier)
    }

    let key: Key
    let name: String
    let types: [BindType]
    /// Keeps the address behind `key` from being used again.
    let statement: Statement?
    fileprivate(set) var lastUse = 0

    init(_ sql: SQL, name: String) {
        key = sql.key
        self.name = name
        types = sql.binds.map(\.type)
        statement = sql.statement
    }

    func accepts(_ binds: [Bind]) -> Bool {
        binds.count == types.count && zip(binds, types).allSatisfy { $0.type == $1 }
    }
}

/// The statements that one connection has prepared, bounded: the one unused for longest goes first.
struct StatementCache {
    private var statements: [PreparedStatement.Key: PreparedStatement] = [:]
    private var serial = 0
    private var clock = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    var count: Int { statements.count }

    /// Starts a unit. Statements of the same unit never push each other out.
    mutating func nextUnit() { clock += 1 }

    mutating func find(_ sql: SQL) -> PreparedStatement? {
        guard let found = statements[sql.key] else { return nil }
        found.lastUse = clock
        return found
    }

    mutating func add(_ sql: SQL) -> PreparedStatement {
        serial += 1
        let added = PreparedStatement(sql, name: "s\(serial)")
        added.lastUse = clock
        statements[added.key] = added
        return added
    }

    /// Removes and returns the statement to deallocate before another is added, if the cache is full.
    mutating func evict() -> PreparedStatement? {
        guard statements.count >= capacity, let oldest = statements.values.min(by: { $0.lastUse < $1.lastUse }) else { return nil }
        guard oldest.lastUse < clock else { return nil }
        statements[oldest.key] = nil
        return oldest
    }

    /// Forgets a statement that was not prepared after all, or is stale.
    mutating func forget(_ statement: PreparedStatement) {
        if statements[statement.key] === statement { statements[statement.key] = nil }
    }

    /// Removes and returns what this connection holds for `sql`.
    mutating func remove(_ sql: SQL) -> PreparedStatement? { statements.removeValue(forKey: sql.key) }
}

extension SQL {
    var key: PreparedStatement.Key { statement.map { .statement(ObjectIdentifier($0)) } ?? .template(template) }
}
