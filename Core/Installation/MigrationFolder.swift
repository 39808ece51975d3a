import Glibc

/// Where the SQL files lie: `GUANXI_MIGRATIONS`, else the nearest folder `migrations` above the program itself, so that a program
/// works from any working directory.
enum MigrationFolder {
    /// - Throws: `InstallationError.noMigrations`.
    static func find() throws(InstallationError) -> String {
        if let given = Configuration.processEnvironment["GUANXI_MIGRATIONS"], !given.isEmpty { return given }
        var parts = program.split(separator: "/").dropLast()
        while !parts.isEmpty {
            let candidate = "/\(parts.joined(separator: "/"))/migrations"
            if access("\(candidate)/core", R_OK) == 0 { return candidate }
            parts = parts.dropLast()
        }
        throw .noMigrations
    }

    /// The running program's path, links resolved.
    private static var program: String {
        guard let path = realpath("/proc/self/exe", nil) else { return "" }
        defer { free(path) }
        return String(cString: path)
    }
}
