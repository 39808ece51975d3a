import Glibc

/// The versions of one server secret, each 32 random bytes in a file `<name>-<version>` of a directory that only the server may read.
/// The newest version seals; older ones still open. To rotate, add the next file and restart.
public struct KeyRing: Sendable {
    /// A secret file that can't be read, written, or isn't 64 hexadecimal digits.
    public struct Unreadable: Error, CustomStringConvertible {
        public let description: String
    }

    public let current: UInt8
    private let keys: [UInt8: [UInt8]]

    public subscript(version: UInt8) -> [UInt8]? { keys[version] }

    public var newest: [UInt8] { keys[current] ?? [] }

    /// Reads every version of `name`; makes version 1 where there is none.
    public init(directory: String, name: String) throws {
        var keys: [UInt8: [UInt8]] = [:]
        var version: UInt8 = 1
        while let key = try Self.read("\(directory)/\(name)-\(version)"), version < .max {
            keys[version] = key
            version += 1
        }
        if keys.isEmpty {
            keys[1] = try Self.make(directory, "\(directory)/\(name)-1")
        }
        self.keys = keys
        current = keys.keys.max() ?? 1
    }

    /// A ring of one key that is nowhere stored, for tests.
    package init(only key: [UInt8]) {
        keys = [1: key]
        current = 1
    }

    private static func read(_ path: String) throws -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw Unreadable(description: "\(path): \(String(cString: strerror(errno)))") }
            return nil
        }
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 65)
        let count = Glibc.read(file, &text, text.count)
        let digits = text.prefix(max(0, count)).compactMap(hexadecimalDigit)
        guard digits.count == 64 else { throw Unreadable(description: "\(path): 64 hexadecimal digits expected") }
        return stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Two servers that start together make one key: the loser of the exclusive link reads what the winner wrote.
    private static func make(_ directory: String, _ path: String) throws -> [UInt8] {
        try makeDirectory(directory)
        let key = randomBytes(32)
        let draft = "\(path).\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Unreadable(description: "\(draft): \(String(cString: strerror(errno)))") }
        var text = key.flatMap { [hexadecimalCharacter($0 >> 4), hexadecimalCharacter($0 & 15)] }
        text.append(UInt8(ascii: "\n"))
        let written = write(file, text, text.count)
        fsync(file)
        close(file)
        link(draft, path)
        unlink(draft)
        guard written == text.count, let kept = try read(path) else { throw Unreadable(description: "\(path): cannot be written") }
        return kept
    }

    private static func makeDirectory(_ directory: String) throws {
        var path = directory.hasPrefix("/") ? "" : "."
        for part in directory.split(separator: "/") {
            path += "/\(part)"
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
                throw Unreadable(description: "\(path): \(String(cString: strerror(errno)))")
            }
        }
    }
}
