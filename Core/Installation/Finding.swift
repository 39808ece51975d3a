/// What an examination has to say about one thing.
public struct Finding: Sendable {
    public enum Verdict: String, Sendable {
        case ok
        /// Fit for trying out, not for production.
        case warning
        /// Must be put right.
        case finding
    }

    public let subject: String
    public let verdict: Verdict
    public let detail: String

    init(_ subject: String, _ verdict: Verdict, _ detail: String) {
        self.subject = subject
        self.verdict = verdict
        self.detail = detail
    }
}
