import ArgumentParser
import Core
import Demo

/// `demo`: a workspace full of made-up business to look around in.
struct DemoCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Load the demo workspace, unless it is there already, and print how to get in.")

    @OptionGroup var options: Options

    func perform(_ session: Session) async throws {
        session.output.note("The demo workspace: customers, orders and deals of three years.")
        let summary = try await Demo.load(session.platform)
        session.output.one(summary, Self.columns(url: session.platform.configuration.publicURL))
        session.output.note("")
        session.output.aside(summary.accounts, Self.accounts)
    }

    private static func columns(url: String) -> [Column<Demo.Summary>] {
        [
            Column("url", title: "Address") { _ in .string(url) },
            Column("slug", title: "Workspace") { _ in .string(Demo.slug) },
            Column("tenant", isForPeople: false) { .string($0.tenant.description) },
            Column("is_new", title: "Loaded just now") { .boolean($0.isNew) },
            Column("counts", title: "Records") { summary in
                var counts = JSONObject()
                for (plural, count) in summary.counts { counts[plural] = .count(count) }
                return .object(counts)
            },
            Column("accounts", isForPeople: false) { .array($0.accounts.map { Column<Demo.Summary.Account>.object(of: $0, accounts) }) },
            Column("password") { .string($0.password) },
        ]
    }

    private static let accounts: [Column<Demo.Summary.Account>] = [
        Column("email") { .string($0.email) },
        Column("name") { .string($0.name) },
        Column("role") { .string($0.role.rawValue) },
    ]
}
