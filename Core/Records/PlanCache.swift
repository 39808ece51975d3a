import Synchronization

/// Compiled statements of one record type by their shape: which fields, which conditions, which order. Values are not part of a shape,
/// so that a warm request compiles nothing.
final class PlanCache: Sendable {
    private let plans = Mutex<[String: ReadPlan]>([:])
    private let statements = Mutex<[String: Statement]>([:])
    private static let capacity = 512

    /// The plan of that shape, made by `compile` the first time.
    func plan(_ shape: String, compile: () -> ReadPlan) -> ReadPlan {
        if let plan = plans.withLock({ $0[shape] }) { return plan }
        let plan = compile()
        return plans.withLock { plans in
            if let first = plans[shape] { return first }
            // Shapes come from callers: when somebody tries them all, start anew rather than grow.
            if plans.count >= Self.capacity { plans.removeAll(keepingCapacity: true) }
            plans[shape] = plan
            return plan
        }
    }

    /// The statement of that name; there are only as many as the kernel has names.
    func statement(_ name: String, compile: () -> Statement) -> Statement {
        statements.withLock { statements in
            if let statement = statements[name] { return statement }
            let statement = compile()
            statements[name] = statement
            return statement
        }
    }
}
