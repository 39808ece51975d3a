import Core
import Glibc
import TestKit

/// The mails that the test server wrote, read back.
enum MailFolder {
    struct Message {
        let head: String
        let text: String

        /// The token at the end of the first link of a kind: `…/invitations/<token>`.
        func token(after path: String) -> String? {
            text.split(whereSeparator: \.isWhitespace).first { $0.contains("/\(path)/") }.flatMap { $0.split(separator: "/").last }.map(String.init)
        }
    }

    struct None: Error {}

    /// The newest mail to an address, waited for.
    static func latest(to address: String) async throws -> Message {
        for _ in 0..<1_200 {
            if let message = try await all(to: address).last { return message }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw None()
    }

    static func all(to address: String) async throws -> [Message] {
        let directory = try await TestServer.shared().platform.identity.mailbox.directory
        return names(in: directory).sorted().map { parse(read("\(directory)/\($0)")) }.filter { $0.head.contains("To: \(address)\r\n") }
    }

    private static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } }
            if name.hasSuffix(".eml") { names.append(name) }
        }
        return names
    }

    private static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    private static func parse(_ message: String) -> Message {
        let lines = message.split(separator: "\r\n", omittingEmptySubsequences: false)
        let gap = lines.firstIndex(of: "") ?? lines.endIndex
        let body = lines.dropFirst(gap + 1).joined()
        return Message(head: lines.prefix(gap).joined(separator: "\r\n") + "\r\n", text: decode(body))
    }

    /// Base64 of the mail's body.
    private static func decode(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let places = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, $0) })
        var bytes: [UInt8] = []
        var (value, bits) = (0, 0)
        for character in text {
            guard let place = places[character] else { continue }
            value = (value & 0xffff) << 6 | place
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: value >> bits))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
