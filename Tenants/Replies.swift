import Synchronization

/// Hands a value out of a transaction whose closure can only return the reply: what must not be in the reply, such as a token to mail.
/// Empty where an idempotent replay ran no transaction.
final class Handover<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func put(_ new: Value) { value.withLock { $0 = new } }
    func take() -> Value? { value.withLock { $0 } }
}
