import Glibc
import NIOCore

extension Pages {
    /// A folder that is not there, or not one that `script/web` made.
    public struct Unreadable: Error, CustomStringConvertible {
        public let description: String
    }

    /// Reads `index.html`, what lies beside it, and `app/`. A file `x.br` or `x.gz` is the compressed form of `x`.
    /// - Throws: `Unreadable`.
    public init(directory: String) throws(Unreadable) {
        var files = try Self.files(in: directory)
        guard let index = files.removeValue(forKey: "index.html") else { throw Unreadable(description: "\(directory) has no index.html") }
        self.init(index: index, assets: try Self.files(in: "\(directory)/app"), others: files)
    }

    private static func files(in directory: String) throws(Unreadable) -> [Substring: PageFile] {
        var contents: [String: ByteBuffer] = [:]
        for name in try names(in: directory) { contents[name] = try read("\(directory)/\(name)") }
        var files: [Substring: PageFile] = [:]
        for (name, bytes) in contents where ContentCoding.allCases.allSatisfy({ !name.hasSuffix($0.suffix) }) {
            var packed: [ContentCoding: ByteBuffer] = [:]
            for coding in ContentCoding.allCases { packed[coding] = contents[name + coding.suffix] }
            files[name[...]] = PageFile(name, bytes, packed: packed)
        }
        return files
    }

    /// Hidden files and folders are left out.
    private static func names(in directory: String) throws(Unreadable) -> [String] {
        guard let stream = opendir(directory) else { throw Unreadable(description: "\(directory): \(String(cString: strerror(errno)))") }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), entry.pointee.d_type != UInt8(DT_DIR) { names.append(name) }
        }
        return names
    }

    private static func read(_ path: String) throws(Unreadable) -> ByteBuffer {
        guard let file = fopen(path, "r") else { throw Unreadable(description: "\(path): \(String(cString: strerror(errno)))") }
        defer { fclose(file) }
        var bytes = ByteBuffer()
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            guard count > 0 else { return bytes }
            bytes.writeBytes(chunk.prefix(count))
        }
    }
}

extension ContentCoding {
    fileprivate var suffix: String { self == .brotli ? ".br" : ".gz" }
}
