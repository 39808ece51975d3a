import NIOCore
import NIOPosix

/// The threads that serve requests, and for each an executor that keeps a task on its thread.
public struct Loops: Sendable {
    public let group: MultiThreadedEventLoopGroup
    private let executors: [ObjectIdentifier: LoopTaskExecutor]

    public init(count: Int) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        executors = Dictionary(uniqueKeysWithValues: group.makeIterator().map { (ObjectIdentifier($0), LoopTaskExecutor($0)) })
    }

    /// The executor of one of the group's loops.
    func executor(of loop: any EventLoop) -> LoopTaskExecutor { executors[ObjectIdentifier(loop)] ?? LoopTaskExecutor(loop) }
}
