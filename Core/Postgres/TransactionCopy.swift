import NIOCore

/// COPY, for export and for the operator's imports: the server's role may not write with it where rows are isolated on Citus.
extension Transaction {
    /// Runs `copy … to stdout` and hands its bytes to `consume` piece by piece. Returns the number of rows.
    public func copyOut(_ sql: SQL, _ consume: (ByteBuffer) async throws -> Void) async throws -> Int {
        try await copying(sql) { copy in
            while let bytes = try await self.onLoop({ copy.value.pull($0) }) { try await consume(bytes) }
            return try await self.onLoop { copy.value.finish(nil, $0) }
        }
    }

    /// Runs `copy … from stdin` with these bytes. Returns the number of rows. Where `chunks` throws, nothing is copied.
    public func copyIn<Chunks: AsyncSequence>(_ sql: SQL, from chunks: Chunks) async throws -> Int where Chunks.Element == ByteBuffer {
        try await copying(sql) { copy in
            do {
                for try await chunk in chunks { try await self.onLoop { copy.value.push(chunk, $0) } }
            } catch {
                _ = try await self.onLoop { copy.value.finish("the source failed", $0) } as Int
                throw error
            }
            return try await self.onLoop { copy.value.finish(nil, $0) }
        }
    }

    /// A loop's own object, carried through a task that hands it back to that loop only.
    private struct Confined: @unchecked Sendable {
        let value: Copy
    }

    private func copying(_ sql: SQL, _ body: (Confined) async throws -> Int) async throws -> Int {
        guard sql.binds.isEmpty else { throw DatabaseError.decoding("COPY takes no binds") }
        try await begin()
        do {
            let copy: Confined = try await onLoop { resume in
                guard let copy = self.connection.startCopy(sql.text) else {
                    return resume(.failure(DatabaseError.lost("cannot start COPY", isOutcomeUnknown: false)))
                }
                copy.started { outcome in resume(outcome.map { Confined(value: copy) }) }
            }
            return try await body(copy)
        } catch {
            let failure: any Error = Task.isCancelled ? CancellationError() : error
            fail(failure)
            throw failure
        }
    }

    /// Runs `body` on the connection's loop and waits until it calls back. When the task is cancelled the connection goes, and the COPY with it.
    private func onLoop<Value: Sendable>(_ body: @escaping @Sendable (@escaping (Result<Value, any Error>) -> Void) -> Void) async throws -> Value {
        try Task.checkCancellation()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                loop.run { body { continuation.resume(with: $0) } }
            }
        } onCancel: {
            loop.run { self.connection.lose("cancelled") }
        }
    }
}
