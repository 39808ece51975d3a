import CLibpq
import NIOCore

/// A COPY under way on a lent connection.
final class Copy {
    func advance() {}
    func lose(_ reason: String) {}
}
