import CLibpq

/// How a unit becomes messages: what must be prepared, BEGIN and context, the statements, COMMIT, Sync.
extension Connection {
    func write(_ unit: Unit) throws(DatabaseError) {
        statements.nextUnit()
        if isShared { try prepareAhead(unit) }
        try open(unit)
        for (index, sql) in unit.statements.enumerated() { try write(sql, at: index, of: unit) }
        try close(unit)
        try sync(.sync(unit))
    }

    private func write(_ sql: SQL, at index: Int, of unit: Unit) throws(DatabaseError) {
        let statement: PreparedStatement
        if let found = statements.find(sql) { statement = found } else { statement = try prepare(sql, at: index, of: unit) }
        guard statement.accepts(sql.binds) else { throw .decoding("one statement with binds of different types in one unit") }
        try send(bind: statement, sql.binds)
        steps.append(.statement(unit, index: index))
    }

    /// On a shared connection statements are prepared under a Sync of their own, so that a unit that fails
    /// before it gets there cannot leave those behind it without a statement that they count on.
    private func prepareAhead(_ unit: Unit) throws(DatabaseError) {
        var isNeeded = false
        for (index, sql) in unit.statements.enumerated() where statements.find(sql) == nil {
            _ = try prepare(sql, at: index, of: unit)
            isNeeded = true
        }
        if isNeeded { try sync(.housekeeping) }
    }

    private func prepare(_ sql: SQL, at index: Int, of unit: Unit) throws(DatabaseError) -> PreparedStatement {
        if let oldest = statements.evict() { try deallocate(oldest) }
        let statement = statements.add(sql)
        let types = statement.types.map(\.oid)
        guard PQsendPrepare(pointer, statement.name, sql.text, Int32(types.count), types) == 1 else { throw refusal }
        steps.append(.prepare(statement, unit, index: index))
        return statement
    }

    func deallocate(_ statement: PreparedStatement) throws(DatabaseError) {
        guard PQsendQueryParams(pointer, "deallocate \(statement.name)", 0, nil, nil, nil, nil, 1) == 1 else { throw refusal }
        steps.append(.housekeeping)
    }

    private func open(_ unit: Unit) throws(DatabaseError) {
        switch unit.opening {
        case .none: return
        case .context(let tenant): try sendContext(tenant, of: unit)
        case .begin(let tenant):
            try sendControl("begin", .opening, of: unit)
            try sendContext(tenant, of: unit)
        }
    }

    private func close(_ unit: Unit) throws(DatabaseError) {
        switch unit.closing {
        case .none: return
        case .commit: try sendControl("commit", .commit, of: unit)
        case .rollback: try sendControl("rollback", .rollback, of: unit)
        }
    }

    private func sendControl(_ name: String, _ control: Control, of unit: Unit) throws(DatabaseError) {
        guard PQsendQueryPrepared(pointer, name, 0, nil, nil, nil, 1) == 1 else { throw refusal }
        steps.append(.control(unit, control))
    }

    /// Without a tenant the context is emptied, so that nothing is ever inherited.
    private func sendContext(_ tenant: ID?, of unit: Unit) throws(DatabaseError) {
        let length = Int32(tenant == nil ? 0 : TenantContext.length)
        let sent = withUnsafePointer(to: length) { length in
            withUnsafePointer(to: tenant.map { UnsafeRawPointer(context.signed($0)) } ?? UnsafeRawPointer(length)) { value in
                value.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: 1) { value in
                    withUnsafePointer(to: Int32(1)) { format in PQsendQueryPrepared(pointer, "context", 1, value, length, format, 1) }
                }
            }
        }
        guard sent == 1 else { throw refusal }
        steps.append(.control(unit, .opening))
    }

    func sync(_ step: Step) throws(DatabaseError) {
        guard PQpipelineSync(pointer) == 1 else { throw refusal }
        steps.append(step)
    }

    private var refusal: DatabaseError { .lost(errorMessage, isOutcomeUnknown: false) }
}
