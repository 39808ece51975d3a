import Foundation

/// A text file of this package, as the house rules read it.
struct SourceFile: Sendable {
    /// From the package's root: `Core/Values/ID.swift`.
    let path: String
    let text: String

    var name: String { String(path.split(separator: "/").last ?? "") }
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// What is shipped: every Swift file outside Tests.
    static let shipped = files(in: ["Core", "Modules", "Tenants", "Demo", "Server", "admin-cli"], suffix: ".swift")
    static let tests = files(in: ["Tests"], suffix: ".swift")
    static let python = files(in: ["Tests"], suffix: ".py")
    static let migrations = files(in: ["migrations"], suffix: ".sql")

    static func files(in folders: [String], suffix: String) -> [SourceFile] {
        folders.flatMap { folder in
            let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String } ?? []
            return names.filter { $0.hasSuffix(suffix) }.sorted().map { SourceFile(path: "\(folder)/\($0)") }
        }
    }

    static func folders(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        return names.sorted().filter {
            (try? root.appending(path: "\(folder)/\($0)").resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
        }
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root.appending(path: path).path) }

    private init(path: String) {
        self.init(path: path, text: (try? String(contentsOf: Self.root.appending(path: path), encoding: .utf8)) ?? "")
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// `path:line` of an index into the text (or into a text of equal length).
    func place(_ offset: Int) -> String {
        "\(path):\(text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") } + 1)"
    }
}
