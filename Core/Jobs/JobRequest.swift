import NIOCore

/// A job to be enqueued.
public struct JobRequest: Sendable {
    public let id: ID
    let kind: String
    let maximumAttempts: Int
    let key: String?
    let ids: [String: ID]
    let time: Timestamp?

    /// - Parameters:
    ///   - id: the job's own, where something is to name it before it is there.
    ///   - ids: what it is about, by name. A job's payload holds ids and nothing else: it is read by administrators and outlives what it names.
    ///   - key: while an unfinished job of this tenant and kind has the same key, this one is left out.
    ///   - time: not before this moment; nil for at once.
    public init(_ type: JobType, id: ID = .new(), ids: [String: ID] = [:], key: String? = nil, at time: Timestamp? = nil) {
        self.id = id
        kind = type.kind
        maximumAttempts = type.maximumAttempts
        self.key = key
        self.ids = ids
        self.time = time
    }

    /// The statement that enqueues jobs of the transaction's tenant.
    static func enqueue(_ requests: [JobRequest]) -> SQL {
        """
        select core.enqueue_jobs(\(requests.map(\.id)), \(requests.map(\.kind)), \(requests.map(\.key)), \
        \(Bind.jsons(requests.map(\.payload))), \(requests.map(\.time)), \(requests.map { Int64($0.maximumAttempts) }))
        """
    }

    private var payload: [UInt8] {
        var json = JSONWriter(capacity: 64)
        json.beginObject()
        for (name, id) in ids.sorted(by: { $0.key < $1.key }) {
            json.key(name)
            json.id(id)
        }
        json.endObject()
        return Array(json.buffer.readableBytesView)
    }
}

extension Transaction {
    /// Enqueues in this transaction: the jobs are there when it commits, and only then. Call `JobSignal.wake` afterwards to have no wait.
    public func enqueue(_ requests: JobRequest...) { enqueue(requests) }

    public func enqueue(_ requests: [JobRequest]) {
        if !requests.isEmpty { enqueue(JobRequest.enqueue(requests)) }
    }
}

extension RecordTransaction {
    /// Enqueues in this transaction: the jobs are there when it commits, and only then.
    public func enqueue(_ requests: JobRequest...) {
        if !requests.isEmpty { enqueue(JobRequest.enqueue(requests)) }
    }
}
