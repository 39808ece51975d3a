import CLibpq
import DequeModule

/// How answers become outcomes. One call takes everything that has come, for as many units as it answers.
extension Connection {
    func socketIsReady() {
        guard isOpen else { return }
        let isReadable = PQconsumeInput(pointer) == 1
        if let copy { copy.advance() } else { takeResults() }
        guard isOpen else { return }
        guard isReadable else { return lose(errorMessage) }
        flush()
        isPaused = copy?.isPaused ?? false
        onProgress(self)
    }

    private func takeResults() {
        var wasEnd = false
        while isOpen, !steps.isEmpty, PQisBusy(pointer) == 0 {
            guard let result = PQgetResult(pointer) else {
                if wasEnd { return }
                wasEnd = true
                steps.removeFirst()
                continue
            }
            wasEnd = false
            take(result)
        }
    }

    private func take(_ result: OpaquePointer) {
        let status = PQresultStatus(result)
        switch status {
        case PGRES_PIPELINE_SYNC:
            PQclear(result)
            endUnit()
        case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: take(success: result)
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
            skip()
        case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
            PQclear(result)
            lose("COPY sent as a statement")
        default:
            let error = DatabaseError(result: result)
            PQclear(result)
            take(failure: error)
        }
    }

    private func take(success result: OpaquePointer) {
        switch steps.first {
        case .statement(let unit, _) where !unit.isFinished: unit.results.append(Rows(QueryResult(result)))
        case .control(let unit, .commit):
            // COMMIT of a transaction that had failed is answered with ROLLBACK, and no error.
            if String(cString: PQcmdStatus(result)) != "COMMIT" {
                unit.failure = unit.failure ?? DatabaseError(.statement, sqlstate: "25P02", message: "rolled back instead of committed")
            }
            PQclear(result)
        default: PQclear(result)
        }
    }

    private func take(failure error: DatabaseError) {
        switch steps.first {
        case .statement(let unit, let index): unit.fail(error, at: index)
        case .control(let unit, let control): unit.fail(control == .commit ? error.afterCommit : error, at: nil)
        case .prepare(let statement, let unit, let index):
            statements.forget(statement)
            unit.fail(error, at: index)
        case .sync(let unit): unit.fail(error.afterCommit, at: nil)
        case .housekeeping, nil: break
        }
    }

    /// A command that was passed over because one before it failed.
    private func skip() {
        if case .prepare(let statement, _, _) = steps.first { statements.forget(statement) }
    }

    private func endUnit() {
        guard case .sync(let unit)? = steps.popFirst() else { return }
        _ = takeFirstInFlight()
        guard let failure = unit.failure else { return end(unit, with: .success(unit.results)) }
        if failure.isStalePlan { forgetStatements(of: unit) }
        guard failure.isStalePlan, let onStalePlan, !unit.isSecondTry, !unit.isFinished else { return end(unit, with: .failure(failure)) }
        counters.inFlight.add(-1)
        unit.prepareSecondTry()
        onStalePlan(unit)
    }

    /// A table has changed under its plans, or the session lost its statements: prepare them afresh.
    private func forgetStatements(of unit: Unit) {
        let stale = unit.statements.compactMap { statements.remove($0) }
        guard isShared, unit.failure?.sqlstate == "0A000" else { return }
        do {
            for statement in stale { try deallocate(statement) }
            try sync(.housekeeping)
        } catch {
            lose(error.debugDescription)
        }
    }
}

extension Unit {
    /// Notes the first failure: those after it are its consequences.
    fileprivate func fail(_ error: DatabaseError, at index: Int?) {
        guard failure == nil else { return }
        var error = error
        error.statementIndex = index
        failure = error
    }
}

extension DatabaseError {
    /// A session that ends while it commits may have committed.
    fileprivate var afterCommit: DatabaseError {
        var error = self
        error.isOutcomeUnknown = sqlstate.hasPrefix("57P")
        return error
    }
}
