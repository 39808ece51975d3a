/// A batch of writes as it was asked for, and what became of each.
struct Batch {
    enum Action: String {
        case create, update, delete, restore

        /// Whoever may put a record into the bin may take it out.
        var right: RecordAction {
            switch self {
            case .create: .create
            case .update: .update
            case .delete, .restore: .delete
            }
        }
    }

    struct Operation {
        var action: Action?
        var id: ID?
        var version: Int64?
        var values = Values()
        var problem: Problem?
    }

    struct Result {
        let status: Int
        var id: ID?
        var version: Int64?
        var problem: Problem?

        init(_ problem: Problem, id: ID?) {
            status = Int(problem.status.code)
            self.problem = problem
            self.id = id
        }

        init(_ record: Record, status: Int) {
            self.status = status
            id = record.id
            version = record.version
        }
    }

    let type: RecordType
    let operations: [Operation]
    let isDryRun: Bool

    /// - Throws: a problem when the envelope is wrong; a broken item becomes that item's result.
    init(_ json: JSON, type: RecordType, principal: Principal) throws(Problem) {
        guard let members = json.members, let items = members["operations"]?.items, (1...BatchRoutes.maximum).contains(items.count),
            members.allSatisfy({ $0.key == "operations" || ($0.key == "dry_run" && $0.value.flag != nil) })
        else {
            let message = Text(en: "A list of 1–\(BatchRoutes.maximum) operations.", zh: "1–\(BatchRoutes.maximum) 个操作的列表。")
            throw .validation([FieldError(field: "operations", code: "wrong_type", message: message)])
        }
        self.type = type
        isDryRun = members["dry_run"]?.flag ?? false
        operations = items.map { Self.operation($0, type, principal) }
    }

    private static func operation(_ json: JSON, _ type: RecordType, _ principal: Principal) -> Operation {
        var operation = Operation()
        do throws(Problem) {
            guard let action = json["action"]?.text.flatMap(Action.init) else {
                throw malformed("action", "Must be create, update, delete or restore.", "必须是 create、update、delete 或 restore。")
            }
            operation.action = action
            operation.id = json["id"]?.text.flatMap(ID.init)
            operation.version = json["version"]?.whole
            try principal.require(action.right, on: type)
            guard action == .create || operation.id != nil else { throw malformed("id", "An ID is needed here.", "此处需要编号。") }
            let values = json["values"] ?? [:]
            if action == .create { operation.values = try type.form.read(values) }
            if action == .update { operation.values = try type.form.readPatch(values) }
        } catch {
            operation.problem = error
        }
        return operation
    }

    private static func malformed(_ field: String, _ en: String, _ zh: String) -> Problem {
        .validation([FieldError(field: field, code: "invalid", message: Text(en: en, zh: zh))])
    }

    /// Each item under a savepoint of its own, so that a constraint met by one does not undo the others.
    func perform(in tx: RecordTransaction) async throws -> [Result] {
        var results: [Result] = []
        if isDryRun { try await tx.query("savepoint dry_run") }
        for operation in operations { results.append(try await perform(operation, in: tx)) }
        if isDryRun { try await tx.sql.rollBack(to: "dry_run") }
        return results
    }

    private func perform(_ operation: Operation, in tx: RecordTransaction) async throws -> Result {
        if let problem = operation.problem { return Result(problem, id: operation.id) }
        do {
            return try await tx.attempt { try await write(operation, in: tx) }
        } catch let problem as Problem {
            return Result(problem, id: operation.id)
        }
    }

    private func write(_ operation: Operation, in tx: RecordTransaction) async throws -> Result {
        guard let id = operation.id, operation.action != .create else {
            return Result(try await tx.create(type, operation.values), status: 201)
        }
        let record = operation.action == .restore ? try await tx.lockDeleted(type, id) : try await tx.lock(type, id)
        guard operation.version == nil || operation.version == record.version else { throw Problem.preconditionFailed }
        switch operation.action {
        case .delete: return Result(try await tx.delete(record), status: 204)
        case .restore: return Result(try await tx.restore(record), status: 200)
        default: return Result(try await tx.update(record, operation.values), status: 200)
        }
    }
}

extension RecordTransaction {
    /// Runs `body` under a savepoint: what it wrote is undone when it fails, and the transaction goes on.
    /// - Throws: what `body` throws; a violated constraint as a `Problem`.
    func attempt<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        enqueue("savepoint attempt")
        do {
            let result = try await body()
            try await query("release savepoint attempt")
            return result
        } catch let error as DatabaseError {
            guard let problem = Problem(constraint: error) else { throw error }
            try await sql.rollBack(to: "attempt")
            throw problem
        } catch let problem as Problem {
            try await sql.rollBack(to: "attempt")
            throw problem
        }
    }
}
