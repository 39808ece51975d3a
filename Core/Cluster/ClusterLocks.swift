import Glibc
import Synchronization

/// Who uses a cluster, told by locks on two files (flock(2)), which the kernel gives back however a process ends.
///
/// Everybody who uses it shares `users`; whoever gets that one alone is the last, and turns off the light. One of the users holds `owner`:
/// it makes the cluster and starts it, again when it has died.
final class ClusterLocks: Sendable {
    private struct Held {
        var users: Int32?
        var owner: Int32?
    }

    private let directory: String
    private let held = Mutex(Held())

    init(directory: String) { self.directory = directory }

    deinit { leave() }

    var isOwner: Bool { held.withLock { $0.owner != nil } }

    /// Becomes a user. Waits where the last one is just stopping the cluster.
    func enter() throws {
        try held.withLock { held in
            guard held.users == nil else { return }
            let file = try Self.open("\(directory)/users")
            while flock(file, LOCK_SH) != 0, errno == EINTR {}
            held.users = file
        }
    }

    /// Becomes the owner if nobody is.
    func own() throws {
        try held.withLock { held in
            guard held.owner == nil else { return }
            let file = try Self.open("\(directory)/lock")
            if flock(file, LOCK_EX | LOCK_NB) == 0 { held.owner = file } else { close(file) }
        }
    }

    /// True for the last user; whoever enters from now on waits until it has left. For the others it is the end of their use.
    func isLast() -> Bool { held.withLock { held in held.users.map { flock($0, LOCK_EX | LOCK_NB) == 0 } ?? false } }

    func leave() {
        held.withLock { held in
            for file in [held.owner, held.users].compactMap(\.self) { close(file) }
            held = Held()
        }
    }

    private static func open(_ path: String) throws -> Int32 {
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw ClusterError("\(path): \(String(cString: strerror(errno)))") }
        return file
    }
}
