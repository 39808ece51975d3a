import Core
import Glibc
import TestKit
import Testing

@Suite struct MigratorTests {
    /// A folder of migrations that is gone after the test, and a migrated database to run them on.
    private func withMigrations(_ files: [String: String], _ body: (Migrator, String, ScratchDatabase) async throws -> Void) async throws {
        let directory = "/tmp/guanxi-migrations-\(ID.new())"
        for (path, text) in files { try write(text, to: "\(directory)/\(path)") }
        try await withScratch { scratch in
            try await body(Migrator(url: scratch.urls.owner, directory: directory, contextKey: scratch.contextKey), directory, scratch)
        }
    }

    private func write(_ text: String, to path: String) throws {
        var directory = ""
        for part in path.split(separator: "/").dropLast() {
            directory += "/\(part)"
            mkdir(directory, 0o755)
        }
        let file = try #require(fopen(path, "w"))
        fputs(text, file)
        fclose(file)
    }

    @Test func `files run once, core first, then tenants, then the rest`() async throws {
        let files = [
            "zoo/20260101_0000_create_animals.sql": "create table core.b2 (id int)", "core/20260101_0000_create_ground.sql": "create schema zoo",
            "tenants/20260101_0000_create_people.sql": "create table zoo.people (id int)",
            "aardvark/20260101_0000_create_ants.sql": "create table zoo.ants (id int); create index on zoo.people (id)",
        ]
        try await withMigrations(files) { migrator, _, _ in
            let names = [
                "core/20260101_0000_create_ground.sql", "tenants/20260101_0000_create_people.sql", "aardvark/20260101_0000_create_ants.sql",
                "zoo/20260101_0000_create_animals.sql",
            ]
            let pending = try await migrator.pending()
            let first = try await migrator.migrate()
            let second = try await migrator.migrate()
            #expect(pending == names)
            #expect(first == names)
            #expect(second == [])
        }
    }

    @Test func `a file that was edited after it landed is refused by name`() async throws {
        try await withMigrations(["zoo/20260101_0000_create_zoo.sql": "create schema zoo"]) { migrator, directory, _ in
            try await migrator.migrate()
            try write("create schema menagerie", to: "\(directory)/zoo/20260101_0000_create_zoo.sql")
            let error = await #expect(throws: MigrationError.self) { try await migrator.migrate() }
            #expect(error?.description.contains("zoo/20260101_0000_create_zoo.sql") == true)
        }
    }

    @Test func `a file that fails leaves nothing behind and can be mended`() async throws {
        let files = ["zoo/20260101_0000_create_zoo.sql": "create schema zoo; select 1 / 0"]
        try await withMigrations(files) { migrator, directory, scratch in
            await #expect(throws: MigrationError.self) { try await migrator.migrate() }
            let schemas: Int? = try await scratch.ask("select count(*) from pg_namespace where nspname = 'zoo'")
            #expect(schemas == 0)
            try write("create schema zoo", to: "\(directory)/zoo/20260101_0000_create_zoo.sql")
            let mended = try await migrator.migrate()
            #expect(mended.count == 1)
        }
    }

    @Test func `a file may ask to run outside a transaction`() async throws {
        let files = [
            "zoo/20260101_0000_create_zoo.sql": "create schema zoo; create table zoo.animals (id int)",
            "zoo/20260101_0001_index_zoo.sql": "-- no transaction\ncreate index concurrently animals_id on zoo.animals (id)",
        ]
        try await withMigrations(files) { migrator, _, _ in
            let names = try await migrator.migrate()
            #expect(names.count == 2)
        }
    }

    @Test(arguments: ["create_zoo.sql", "20260101_create_zoo.sql", "20260101_0000_Create_Zoo.sql", "20260101_0000_zoo.sql"])
    func `a badly named file is refused`(name: String) async throws {
        try await withMigrations(["zoo/\(name)": "select 1"]) { migrator, _, _ in
            await #expect(throws: MigrationError.self) { try await migrator.migrate() }
        }
    }

    @Test func `migrators that start together take turns`() async throws {
        try await withMigrations(["zoo/20260101_0000_create_zoo.sql": "select pg_sleep(0.2); create schema zoo"]) { migrator, _, _ in
            let runs = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<5 { group.addTask { try await migrator.migrate() } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(runs.flatMap { $0 } == ["zoo/20260101_0000_create_zoo.sql"])
        }
    }

    @Test func `the journal has partitions for the months to come`() async throws {
        let database = try await TestCluster.shared.database
        try await expect(0, from: "select core.extend_journal()", on: database)
        let partitions: Int? = try await database.query(
            "select count(*) from pg_inherits where inhparent = 'core.change'::regclass", tenant: nil
        ).scalar()
        #expect(partitions == 5)
    }
}
