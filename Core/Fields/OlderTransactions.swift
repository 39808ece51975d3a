extension JobContext {
    /// Returns when all transactions have ended that were under way when it was called. A job that has waited for those that may still write by an
    /// older definition of a field sees all that they wrote.
    func waitForOlderTransactions() async throws {
        let moment: Timestamp? = try await database.query("select pg_catalog.clock_timestamp()", tenant: tenant).scalar()
        guard let moment else { return }
        while try await hasTransactions(before: moment) {
            if isCancelled { throw CancellationError() }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    /// The servers' own: others, such as backups, only read.
    private func hasTransactions(before moment: Timestamp) async throws -> Bool {
        let rows = try await database.query(
            """
            select 1 from pg_catalog.pg_stat_activity a where a.datname = pg_catalog.current_database() and a.usename = current_user \
            and a.xact_start < \(moment) and a.pid <> pg_catalog.pg_backend_pid() limit 1
            """, tenant: tenant)
        return !rows.isEmpty
    }

    /// The house itself writes.
    func recordTransaction(_ sql: Transaction, in schema: Schema = .plain) -> RecordTransaction {
        RecordTransaction(sql, tenant: tenant, actor: .system, requestID: id, schema: schema)
    }
}
