import Logging

extension RequestContext {
    /// Work that the reply doesn't wait for, because its time would tell a stranger something. `failure` is what the log says if it throws.
    public func afterwards(_ failure: String, _ work: @escaping @Sendable () async throws -> Void) {
        let (logger, id) = (platform.logger, requestID)
        Task {
            do {
                try await work()
            } catch {
                logger.warning("\(failure)", metadata: ["request_id": "\(id)", "error": "\(String(reflecting: error))"])
            }
        }
    }
}
