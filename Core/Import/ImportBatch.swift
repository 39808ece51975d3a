/// Rows that are written in one transaction, and what became of them.
struct ImportBatch {
    let file: Import
    private let tx: RecordTransaction
    private(set) var outcome: ImportOutcome
    private(set) var failures: [ImportFailure] = []
    /// Not one more record fits into the plan.
    private var isFull = false

    init(_ file: Import, outcome: ImportOutcome, in tx: RecordTransaction) {
        self.file = file
        self.outcome = outcome
        self.tx = tx
    }

    mutating func write(_ rows: [ImportRow], resolver: ReferenceResolver) async throws {
        var rows = rows
        if file.options.isDryRun { tx.enqueue("savepoint dry_run") }
        refuseUnauthorised(&rows)
        try await resolver.resolve(&rows, in: tx)
        try await refuseIncomplete(&rows)
        for row in rows where !row.errors.isEmpty { fail(row) }
        try await write(rows.filter { $0.errors.isEmpty }[...])
        if file.options.isDryRun { try await tx.sql.rollBack(to: "dry_run") }
    }

    /// Rights may have been taken away since the file was uploaded.
    private func refuseUnauthorised(_ rows: inout [ImportRow]) {
        guard let access = tx.authority?.access, !ImportRoutes.needed.allSatisfy({ access.allows($0, on: file.type) }) else { return }
        let message: Text = ["en": "You may no longer import these records.", "zh": "您已无权导入此类记录。"]
        for index in rows.indices { rows[index].errors.append(FieldError(field: "", code: "forbidden", message: message)) }
    }

    /// A row that leaves out a required field can change a record, but not create one.
    private func refuseIncomplete(_ rows: inout [ImportRow]) async throws {
        let open = rows.indices.filter { rows[$0].errors.isEmpty && !rows[$0].missing.isEmpty }
        guard !open.isEmpty else { return }
        let matched = file.options.match == .externalID ? open.compactMap { rows[$0].externalID } : []
        let existing = try await tx.lock(file.type, externalIDs: matched)
        for index in open where rows[index].externalID.flatMap({ existing[$0] }) == nil || matched.isEmpty {
            rows[index].errors = rows[index].missing.map { $0.error("required", "This field is required.", "此项必填。") }
        }
    }

    /// Where the database or a rule of the type refuses, the rows are halved until the one at fault is alone.
    private mutating func write(_ rows: ArraySlice<ImportRow>) async throws {
        guard !rows.isEmpty else { return }
        do {
            for outcome in try await attempt(rows) { self.outcome.count(outcome) }
        } catch let problem as Problem {
            if problem.code == Problem.quotaCode { return try await writeWithinPlan(rows, problem) }
            guard rows.count > 1 else { return fail(rows, problem) }
            try await writeHalves(rows)
        }
    }

    /// Rows that change what is there go on, and as many of the others as there is room for.
    private mutating func writeWithinPlan(_ rows: ArraySlice<ImportRow>, _ problem: Problem) async throws {
        isFull = isFull || rows.count == 1
        let matched = file.options.match == .externalID ? rows.compactMap(\.externalID) : []
        let live = try await tx.lock(file.type, externalIDs: matched).filter { $0.value.deletedAt == nil }
        let creations = rows.filter { $0.externalID.flatMap { live[$0] } == nil }
        if creations.count < rows.count {
            try await write(rows.filter { $0.externalID.flatMap { live[$0] } != nil }[...])
            try await write(creations[...])
        } else if isFull {
            fail(rows, problem)
        } else {
            try await writeHalves(rows)
        }
    }

    private mutating func writeHalves(_ rows: ArraySlice<ImportRow>) async throws {
        let middle = rows.startIndex + rows.count / 2
        try await write(rows[..<middle])
        try await write(rows[middle...])
    }

    private func attempt(_ rows: ArraySlice<ImportRow>) async throws -> [RecordTransaction.Outcome] {
        let (tx, file, items) = (tx, file, rows.map(\.values))
        return try await tx.attempt {
            if file.options.match == .none { return try await tx.createMany(file.type, items).map { .created($0) } }
            return try await tx.upsertMany(file.type, items, updates: file.options.existing == .update)
        }
    }

    private mutating func fail(_ rows: ArraySlice<ImportRow>, _ problem: Problem) {
        for var row in rows {
            row.errors = problem.errors.isEmpty ? [FieldError(field: "", code: problem.code, message: problem.detail)] : problem.errors
            fail(row)
        }
    }

    private mutating func fail(_ row: ImportRow) {
        failures.append(row.failure)
        outcome.failed += 1
    }
}
