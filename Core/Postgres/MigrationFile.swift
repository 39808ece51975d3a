import Glibc

/// One migration on disk: `migrations/<module>/YYYYMMDD_HHMM_verb_noun.sql`.
struct MigrationFile {
    let module: String
    let name: String
    let text: String

    /// Hexadecimal SHA-256 of the text.
    var checksum: String { Digest(text).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// Some statements, such as CREATE INDEX CONCURRENTLY, cannot run in a transaction.
    var runsInTransaction: Bool { !text.hasPrefix("-- no transaction") }

    /// Modules that others stand on come first, in this order; the rest follow by name.
    private static let foundation = ["core", "tenants", "customers"]

    /// Every migration below `directory`, in the order in which they run.
    static func all(in directory: String) throws -> [MigrationFile] {
        let modules = try entries(of: directory).filter { isDirectory("\(directory)/\($0)") }
        let ordered = modules.sorted { (rank($0), $0) < (rank($1), $1) }
        return try ordered.flatMap { module in
            try entries(of: "\(directory)/\(module)").filter { $0.hasSuffix(".sql") }.sorted().map { name in
                guard isWellNamed(name) else { throw MigrationError.badName("\(module)/\(name)") }
                return MigrationFile(module: module, name: name, text: try read("\(directory)/\(module)/\(name)"))
            }
        }
    }

    private static func rank(_ module: String) -> Int { foundation.firstIndex(of: module) ?? foundation.count }

    /// `20261121_0900_create_core_schema.sql`
    private static func isWellNamed(_ name: String) -> Bool {
        let parts = name.dropLast(4).split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 4, parts[0].count == 8, parts[1].count == 4 else { return false }
        guard parts.prefix(2).allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else { return false }
        return parts.dropFirst(2).allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) } }
    }

    private static func entries(of directory: String) throws -> [String] {
        guard let stream = opendir(directory) else { throw MigrationError.unreadable(directory) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private static func isDirectory(_ path: String) -> Bool {
        guard let stream = opendir(path) else { return false }
        closedir(stream)
        return true
    }

    private static func read(_ path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw MigrationError.unreadable(path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk.prefix(count)
        }
    }
}
