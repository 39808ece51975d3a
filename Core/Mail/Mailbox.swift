import Glibc

/// Where mail goes while no mail server is configured: a directory of `.eml` files, one a message, each there whole or not at all.
public struct Mailbox: Sendable {
    /// The file could not be written.
    public struct Undelivered: Error, CustomStringConvertible {
        public let description: String
    }

    public let directory: String
    private let sender = "Guanxi <no-reply@localhost>"

    public init(directory: String) { self.directory = directory }

    /// - Throws: `Undelivered`.
    public func send(_ mail: Mail) throws {
        let id = ID.new()
        let path = "\(directory)/\(id).eml"
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw Self.undelivered(directory) }
        try write(Array(mail.message(id: id, at: .now, from: sender).utf8), to: path + ".part")
        guard rename(path + ".part", path) == 0 else { throw Self.undelivered(path) }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.undelivered(path) }
        defer { close(file) }
        guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw Self.undelivered(path) }
    }

    private static func undelivered(_ path: String) -> Undelivered {
        Undelivered(description: "\(path): \(String(cString: strerror(errno)))")
    }
}
