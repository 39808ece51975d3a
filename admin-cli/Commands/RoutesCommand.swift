import ArgumentParser
import Core
import InstalledModules

/// `routes`: every route of the installed modules. Needs no database.
struct RoutesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes", abstract: "List every route: method, path, module, audience, and what it requires.")

    @OptionGroup var options: Options

    @Option(help: "Only routes of this module.")
    var module: String?

    func run() throws {
        let registry = Registry(InstalledModules.all)
        if let module, registry.module(module) == nil { throw ValidationError("There is no module \(module).") }
        let routes = registry.routes.filter { module == nil || $0.module == module }
        options.output.list(routes, Self.columns, empty: "No routes.")
    }

    private static let columns: [Column<Route>] = [
        Column("method") { .string($0.method.rawValue) },
        Column("path") { .string($0.path) },
        Column("module") { .string($0.module) },
        Column("audience") { .string($0.isForMembers ? "members" : "visitors") },
        Column("requires") { .optional($0.requirement) },
        Column("parameters", isForPeople: false) { .array($0.parameters.map(JSON.string)) },
        Column("body", isForPeople: false) { .array(($0.form?.fields ?? []).filter { !$0.isReadOnly }.map(\.described)) },
        Column("accepts", isForPeople: false) { .array($0.accepts.map(JSON.string)) },
        Column("query", isForPeople: false) { .array($0.query.map { .string($0.name) }) },
        Column("body_limit", isForPeople: false) { .count($0.bodyLimit) },
        Column("summary", isForPeople: false) { ["en": .string($0.summary.en), "zh": .string($0.summary.zh)] },
    ]
}

extension Route {
    fileprivate var isForMembers: Bool { if case .members = audience { true } else { false } }

    /// `deals.update`, a permission's id, or `signed_in`; nil where anybody may call.
    fileprivate var requirement: String? {
        guard case .members(let requirement) = audience else { return nil }
        return switch requirement {
        case .signedIn: "signed_in"
        case .create(let type): "\(type.plural).create"
        case .read(let type): "\(type.plural).read"
        case .update(let type): "\(type.plural).update"
        case .delete(let type): "\(type.plural).delete"
        case .permission(let permission): permission.id
        }
    }

    fileprivate var parameters: [String] {
        path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }
}

extension Field {
    /// A field of a body; `references` is the path of the records that its ids are of.
    fileprivate var described: JSON {
        var references: JSON = .null
        if case .reference(let reference) = kind { references = .string(reference.type().plural) }
        return ["name": .string(name), "kind": .string(kind.name), "required": .boolean(isRequired), "references": references]
    }
}
