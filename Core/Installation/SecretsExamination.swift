import CLinux
import Glibc

/// Keys and passwords in files are nobody's business but the server's.
enum SecretsExamination {
    static func findings(in directory: String) -> [Finding] {
        guard let mode = mode(of: directory) else { return [Finding("secrets", .warning, "\(directory) is not there yet")] }
        let files = names(in: directory).map { "\(directory)/\($0)" }
        let open = ([directory] + files).filter { (Self.mode(of: $0) ?? mode) & 0o077 != 0 }
        guard open.isEmpty else { return open.map { Finding("secrets", .finding, "\($0) can be read by others: chmod go= it") } }
        return [Finding("secrets", .ok, "\(files.count) files, closed to others")]
    }

    /// Nil where there is nothing.
    private static func mode(of path: String) -> Int32? {
        let mode = clinux_mode(path)
        return mode < 0 ? nil : mode
    }

    private static func names(in directory: String) -> [String] {
        guard let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}

/// A full disk stops every write.
enum DiskExamination {
    private static let least = 2 << 30

    static func findings(in directory: String) -> [Finding] {
        var status = statvfs()
        guard statvfs(directory, &status) == 0 else { return [Finding("disk", .finding, "\(directory): \(String(cString: strerror(errno)))")] }
        let free = Int(status.f_bavail) * Int(status.f_frsize)
        let share = Int(status.f_bavail) * 100 / max(1, Int(status.f_blocks))
        return [Finding("disk", free < least || share < 5 ? .finding : .ok, "\(free >> 30) GiB free (\(share) %) at \(directory)")]
    }
}
