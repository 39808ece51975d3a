import CLibpq
import NIOCore

/// Everything that can be wrong with an installation, looked at without changing anything: what `guanxi-admin doctor` prints.
extension Installation {
    public func examine(on loops: Loops) async throws -> [Finding] {
        let files = SecretsExamination.findings(in: configuration.secretsDirectory) + DiskExamination.findings(in: configuration.variableDirectory)
        do {
            return try await configurationFindings + files + migrationFindings() + databaseFindings(on: loops)
        } catch let error as DatabaseError {
            return configurationFindings + files + [Finding("database", .finding, error.debugDescription)]
        }
    }

    private var configurationFindings: [Finding] {
        let isMailed = configuration.smtpURL != nil
        return [
            Finding("public address", configuration.isSecure ? .ok : .warning, configuration.publicURL),
            Finding("mail", isMailed ? .ok : .warning, isMailed ? "sent by SMTP" : "written to \(configuration.variableDirectory)/mail"),
        ]
    }

    private func migrationFindings() async throws -> [Finding] {
        guard ownerURL != nil else { return [Finding("migrations", .warning, "unknown without GUANXI_OWNER_DATABASE_URL")] }
        do {
            let pending = try await pendingMigrations()
            guard pending.isEmpty else { return pending.map { Finding("migrations", .finding, "\($0) has not run") } }
            return [Finding("migrations", .ok, "all have run")]
        } catch let error as MigrationError {
            return [Finding("migrations", .finding, "\(error)")]
        }
    }

    private func databaseFindings(on loops: Loops) async throws -> [Finding] {
        try await useDatabase(on: loops) { database in
            try await DatabaseSettings(database).findings(isProduction: configuration.isProduction) + Self.catalogue(database)
        }
    }

    private static func catalogue(_ database: Database) async throws -> [Finding] {
        let findings = try await CatalogueGate.findings(on: database)
        guard findings.isEmpty else { return findings.map { Finding("catalogue", .finding, $0.description) } }
        return [Finding("catalogue", .ok, "tenants are kept apart")]
    }
}

/// The versions and settings of the server that matter to safety.
private struct DatabaseSettings {
    let version: Int64
    let versionName: String
    let values: [(name: String, value: String)]

    /// What PostgreSQL must be set to, and why.
    private static let wanted: [(name: String, values: Set<String>, reason: String)] = [
        ("data_checksums", ["on"], "silent corruption of the disk goes unnoticed"),
        ("fsync", ["on"], "a crash of the machine loses or breaks data"),
        ("full_page_writes", ["on"], "a crash of the machine breaks data"),
        ("synchronous_commit", ["on", "local", "remote_write", "remote_apply"], "acknowledged writes can be lost"),
        ("log_parameter_max_length_on_error", ["0"], "values of customers get into the log"),
        ("server_encoding", ["UTF8"], "texts cannot be stored"),
    ]

    init(_ database: Database) async throws {
        let names = Self.wanted.map(\.name)
        let results = try await database.batch(
            [
                "select s.name, pg_catalog.current_setting(s.name) from unnest(\(names)) with ordinality as s (name, place) order by s.place",
                "select current_setting('server_version_num')::bigint, current_setting('server_version')",
            ], tenant: nil)
        values = try results[0].map { (try $0[0], try $0[1]) }
        version = try results[1][0][0]
        versionName = try results[1][0][1]
    }

    func findings(isProduction: Bool) -> [Finding] {
        [versionFinding(isProduction), Finding("libpq", .ok, "\(PQlibVersion() / 10_000).\(PQlibVersion() % 10_000)")]
            + zip(Self.wanted, values).map { wanted, actual in
                let isRight = wanted.values.contains(actual.value)
                let verdict: Finding.Verdict = isRight ? .ok : isProduction ? .finding : .warning
                return Finding(actual.name, verdict, isRight ? actual.value : "\(actual.value): \(wanted.reason)")
            }
    }

    /// 15.19 is the oldest with every fix that matters to row-level security.
    private func versionFinding(_ isProduction: Bool) -> Finding {
        let verdict: Finding.Verdict = version < 150_000 ? .finding : version >= 150_019 ? .ok : isProduction ? .finding : .warning
        return Finding("PostgreSQL", verdict, verdict == .ok ? versionName : "\(versionName): install 15.19 or newer")
    }
}
