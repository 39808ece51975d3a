/// Brings a database to the state that the files in `migrations/` describe: plain SQL, forward only, each file once, in a transaction of its
/// own, under an advisory lock so that servers that start together take turns.
public struct Migrator: Sendable {
    /// libpq connection string of `guanxi_owner`, or of a role that may become it.
    public let url: String
    /// The folder that holds a folder for each module.
    public let directory: String
    /// Installed for `core.tenant()` to verify contexts with.
    public let contextKey: [UInt8]

    public init(url: String, directory: String, contextKey: [UInt8]) {
        self.url = url
        self.directory = directory
        self.contextKey = contextKey
    }

    /// Runs what has not run yet and returns its names, such as `core/20261121_0900_create_core_schema.sql`.
    /// - Throws: `MigrationError`, with nothing changed by the file at fault.
    @discardableResult
    public func migrate() async throws -> [String] {
        let files = try MigrationFile.all(in: directory)
        return try await AdminSession.run(url) { session in
            try Self.prepare(session)
            let landed = try Self.landed(session)
            try Self.check(files, against: landed)
            let new = files.filter { landed[$0.id] == nil }
            for file in new { try Self.run(file, session) }
            try Self.install(contextKey, session)
            try session.query("select core.extend_journal()")
            return new.map(\.id)
        }
    }

    /// Names of the files that would run.
    public func pending() async throws -> [String] {
        let files = try MigrationFile.all(in: directory)
        return try await AdminSession.run(url) { session in
            try Self.prepare(session)
            let landed = try Self.landed(session)
            try Self.check(files, against: landed)
            return files.map(\.id).filter { landed[$0] == nil }
        }
    }

    /// The lock is the session's, so it is given back whatever happens.
    private static func prepare(_ session: AdminSession) throws {
        try session.query("select pg_catalog.pg_advisory_lock(4863725190)")
        try session.run(
            script: """
                set role guanxi_owner;
                set search_path = '';
                create schema if not exists core;
                create table if not exists core.migration (
                    module text collate "C" not null,
                    name text collate "C" not null,
                    checksum text collate "C" not null,
                    applied_at timestamptz not null default now(),
                    constraint migration_pkey primary key (module, name)
                )
                """)
    }

    private static func landed(_ session: AdminSession) throws -> [String: String] {
        let rows = try session.query("select module || '/' || name, checksum from core.migration")
        return Dictionary(uniqueKeysWithValues: try rows.map { (try $0[0], try $0[1]) })
    }

    /// A file that has landed is history: what was run elsewhere must be what stands here.
    private static func check(_ files: [MigrationFile], against landed: [String: String]) throws {
        let edited = files.filter { file in landed[file.id].map { $0 != file.checksum } ?? false }
        guard edited.isEmpty else { throw MigrationError.edited(edited.map(\.id)) }
    }

    private static func run(_ file: MigrationFile, _ session: AdminSession) throws {
        let record: SQL = "insert into core.migration (module, name, checksum) values (\(file.module), \(file.name), \(file.checksum))"
        do {
            guard file.runsInTransaction else {
                try session.run(script: file.text)
                try session.query(record)
                return
            }
            try session.transaction {
                try session.run(script: file.text)
                try session.query(record)
            }
        } catch let error as DatabaseError {
            throw MigrationError.failed(file.id, error)
        }
    }

    /// The key as the padded blocks of HMAC (RFC 2104), which is what the database computes with.
    private static func install(_ key: [UInt8], _ session: AdminSession) throws {
        let block = key + [UInt8](repeating: 0, count: 64 - key.count)
        try session.query(
            """
            insert into core.context_key (id, inner_pad, outer_pad) values (1, \(block.map { $0 ^ 0x36 }), \(block.map { $0 ^ 0x5c }))
            on conflict (id) do update set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad
            where context_key.inner_pad <> excluded.inner_pad
            """)
    }
}

extension MigrationFile {
    var id: String { "\(module)/\(name)" }
}

/// Why a database was not migrated. Written for the operator.
public enum MigrationError: Error, CustomStringConvertible {
    case unreadable(String)
    case badName(String)
    case edited([String])
    case failed(String, DatabaseError)

    public var description: String {
        switch self {
        case .unreadable(let path): "cannot read \(path)"
        case .badName(let name): "\(name): a migration is named YYYYMMDD_HHMM_verb_noun.sql"
        case .edited(let names): "edited after it ran here, write a new migration instead: \(names.joined(separator: ", "))"
        case .failed(let name, let error): "\(name): \(error.debugDescription)"
        }
    }
}
