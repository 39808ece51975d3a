import Core

/// The plans of the statements that the application's role runs in one database: PostgreSQL's `auto_explain` writes each into the
/// cluster's log before the statement's result goes out. Nothing is added to the statements, and generic plans are told like all others.
public struct PlanLog: Sendable {
    private let scratch: ScratchDatabase
    private let tables: Set<String>

    /// For connections that are opened from now on, and statements that read one of `tables`.
    public init(of scratch: ScratchDatabase, tables: Set<String>) async throws {
        self.scratch = scratch
        self.tables = tables
        let role = "alter role guanxi_app in database \(scratch.name) set"
        let settings = [
            "log_min_duration = 0", "log_analyze = on", "log_timing = off", "log_buffers = on", "log_verbose = on", "log_format = 'json'",
        ]
        let script = settings.map { "\(role) auto_explain.\($0);" }.joined()
        try await scratch.run(asSuperuser: "load 'auto_explain'; \(script) \(role) session_preload_libraries = 'auto_explain'")
    }

    /// The plans of what was run while `body` was.
    public func plans(_ body: () async throws -> Void) async throws -> [QueryPlan] {
        let path = scratch.cluster.log
        let start: Int64 = try await scratch.ask("select size from pg_catalog.pg_stat_file(\(path))") ?? 0
        try await body()
        let text: String =
            try await scratch.ask("select pg_catalog.pg_read_file(\(path), \(start), (pg_catalog.pg_stat_file(\(path))).size - \(start))") ?? ""
        return try plans(in: text).filter { $0.reads(tables) }
    }

    /// An entry is a line that names user and database, and the lines behind it that begin with a tab.
    private func plans(in text: String) throws -> [QueryPlan] {
        var documents: [String] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            if isInside, line.first == "\t" {
                documents[documents.count - 1] += line
            } else {
                isInside = line.contains(" guanxi_app@\(scratch.name) LOG:  duration: ")
                if isInside { documents.append("") }
            }
        }
        return try documents.compactMap { QueryPlan(try JSON.parse($0, maximumDepth: 64)) }
    }
}
