import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// Lines on their way to a file descriptor. Writers only append to memory; a thread of its own writes twenty times a second,
/// so that a slow reader of the log never slows a request. Past 4 MiB of backlog lines are dropped and counted.
public final class LogOutput: Sendable {
    private struct Backlog {
        var bytes: [UInt8] = []
        var isScheduled = false
        var dropped = 0
    }

    public static let standardError = LogOutput(descriptor: STDERR_FILENO)

    private static let maximum = 4 << 20
    private let descriptor: Int32
    private let backlog = Mutex(Backlog())
    private let thread = NIOThreadPool(numberOfThreads: 1)

    public init(descriptor: Int32) {
        self.descriptor = descriptor
        thread.start()
    }

    /// Adds a line; its line break is added here.
    func append(_ line: ByteBufferView) {
        let isFirst = backlog.withLock { backlog in
            guard backlog.bytes.count < Self.maximum else {
                backlog.dropped += 1
                return false
            }
            backlog.bytes.append(contentsOf: line)
            backlog.bytes.append(UInt8(ascii: "\n"))
            defer { backlog.isScheduled = true }
            return !backlog.isScheduled
        }
        guard isFirst else { return }
        thread.submit { _ in
            usleep(50_000)
            self.flush()
        }
    }

    /// Writes what is waiting. Called by the thread, and before the process ends.
    public func flush() {
        let (bytes, dropped) = backlog.withLock { backlog in
            let waiting = (backlog.bytes, backlog.dropped)
            backlog = Backlog()
            return waiting
        }
        write(bytes)
        if dropped > 0 { write(Array("{\"level\":\"warning\",\"message\":\"\(dropped) log lines dropped\"}\n".utf8)) }
    }

    private func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 { rest = rest.dropFirst(count) }
            guard count > 0 || errno == EINTR || errno == EAGAIN else { return }
        }
    }
}
