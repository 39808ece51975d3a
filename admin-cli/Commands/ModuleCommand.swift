import ArgumentParser
import Core
import Tenants

/// `module …`: what a workspace has switched on.
struct ModuleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "module", abstract: "List a workspace's modules, switch them on and off.",
        subcommands: [ModuleListCommand.self, ModuleEnableCommand.self, ModuleDisableCommand.self])

    static let columns: [Column<ModuleLine>] = [
        Column("id", title: "Module") { .string($0.id) },
        Column("title", text: { $0.title[Terminal.language] }) { ["en": .string($0.title.en), "zh": .string($0.title.zh)] },
        Column("enabled") { .boolean($0.isOn) }.tinted(.status),
        Column("always_on") { .boolean($0.isAlwaysOn) },
        Column("plans") { .array($0.plans.map(JSON.string)) },
    ]

    /// Switches, then shows how the module stands.
    static func turn(_ module: String, on isOn: Bool, for slug: String, _ session: Session) async throws {
        try await session.operations.turnModule(module, on: isOn, for: slug)
        let lines = try await session.operations.modules(of: slug)
        guard let line = lines.first(where: { $0.id == module }) else { return }
        session.output.one(line, columns, done: isOn ? "Switched on for \(slug)." : "Switched off for \(slug). Its data stays.")
    }
}
