import NIOCore

/// `GET configuration`: how the workspace is set up, as one readable file. `POST configuration` brings another workspace into the same state, and with
/// `dry_run=true` only tells what it would do.
enum ConfigurationRoutes {
    static let manage = Permission("core.configuration.manage", title: ["en": "Export and import the configuration", "zh": "导出和导入配置"])

    static func addRoutes(to configuration: MemberRoutes, modules: [any Module]) {
        let names = (ConfigurationPart.ofTheHouse + modules.flatMap(\.configuration)).map(\.name) + [ConfigurationViews.part]
        let choice = names.joined(separator: "|")
        configuration.get(
            requires: .permission(manage), summary: ["en": "How the workspace is set up, as a file", "zh": "将工作区配置导出为文件"], use: export
        )
        .query(
            QueryParameter(
                "parts",
                Text(
                    en: "Only these, separated by commas: \(names.joined(separator: ", "))",
                    zh: "仅导出这些部分，以逗号分隔：\(names.joined(separator: "、"))"),
                schema: ["type": "string", "pattern": .string("^(\(choice))(,(\(choice)))*$")])
        )
        .replies(.ok, .json(ConfigurationReply.document(names)))
        configuration.post(
            requires: .permission(manage), summary: ["en": "Set the workspace up as a file says", "zh": "按文件设置工作区"], use: take
        )
        .accepting(schema: ConfigurationReply.document(names)).accepting(upTo: ConfigurationDocument.maximumSize)
        .query(
            QueryParameter(
                "dry_run", ["en": "Only tell what would change", "zh": "仅预览变更，不写入"], schema: ["type": "boolean", "default": false])
        )
        .replies(.ok, .json(ConfigurationReply.report))
        let templates = configuration.group("templates")
        templates.get(requires: .permission(manage), summary: ["en": "Configurations to begin with", "zh": "预置配置模板"], use: list)
            .replies(.ok, .json(.list(of: ConfigurationReply.template)))
        templates.get("{name}", requires: .permission(manage), summary: ["en": "A configuration to begin with", "zh": "获取配置模板"], use: template)
            .replies(.ok, .json(ConfigurationReply.document(names)))
    }

    private static func export(_ context: MemberContext) async throws -> Response {
        let parts = context.configurationParts
        let wanted = try ConfigurationQuery.parts(context, known: parts.map(\.name) + [ConfigurationViews.part])
        for part in parts where wanted?.contains(part.name) ?? true { try context.configurationRights.requireReading(part) }
        return try await context.transaction { tx in
            let document = try await ConfigurationDocument.make(
                parts, wanted, context.configurationRights, context.principal, isOn: context.hasModule(of:), tx)
            tx.note(type: "configuration", id: .new(), action: "configuration_exported", payload: counts(document))
            let name = "attachment; filename=\"\(context.workspace.slug)-configuration.json\""
            return context.json(headers: [.contentDisposition: name], bytes: ByteBuffer(string: JSON.object(document).readable))
        }
    }

    private static func take(_ context: MemberContext) async throws -> Response {
        let isDryRun = try ConfigurationQuery.isDryRun(context)
        let json = try await context.exchange.json(depth: ConfigurationDocument.maximumDepth, items: ConfigurationListReader.maximum)
        let document = try ConfigurationDocument.members(of: json)
        let task = context.configurationImport
        return try await context.transaction { tx in
            if isDryRun { try await tx.query("savepoint configuration") }
            let report = try await task.perform(document, tx)
            if isDryRun {
                try await tx.sql.rollBack(to: "configuration")
            } else if let refusal = refusal(report) {
                throw refusal
            } else {
                tx.note(type: "configuration", id: .new(), action: "configuration_imported", payload: counts(document))
            }
            return context.json { ConfigurationReply.write(report, isDryRun: isDryRun, context.language, to: &$0) }
        }
    }

    /// A plan's limit is told as it is to somebody who makes one too many by hand.
    private static func refusal(_ report: ConfigurationImport.Report) -> Problem? {
        guard var refusal = report.refusal else { return report.errors.isEmpty ? nil : .validation(report.errors) }
        refusal.errors = report.errors
        return refusal
    }

    /// How many definitions of each part.
    static func counts(_ document: JSONObject) -> JSON {
        var counts = JSONObject()
        for (name, list) in document where name != ConfigurationDocument.mark {
            if let items = list.items { counts[name] = .integer(Int64(items.count)) }
        }
        return .object(counts)
    }

    private static func list(_ context: MemberContext) async throws -> Response {
        let templates = try Template.all.map { ($0, counts(try $0.document(in: context.language))) }
        return context.list(templates) { json, template in
            json.beginObject()
            json.key("name")
            json.string(template.0.name)
            json.text("title", template.0.title)
            json.text("description", template.0.description)
            json.key("contents")
            json.json(template.1)
            json.endObject()
        }
    }

    private static func template(_ context: MemberContext) async throws -> Response {
        let name = try context.parameter("name")
        guard let template = Template.all.first(where: { $0.name == name }) else { throw Problem.notFound }
        return context.json(bytes: ByteBuffer(string: JSON.object(try template.document(in: context.language)).readable))
    }
}

extension MemberContext {
    private var allParts: [(part: ConfigurationPart, module: (any Module)?)] {
        ConfigurationPart.ofTheHouse.map { ($0, nil) } + platform.registry.modules.flatMap { module in module.configuration.map { ($0, module) } }
    }

    /// What can be in a file of this workspace.
    fileprivate var configurationParts: [ConfigurationPart] { allParts.filter { workspace.has($0.module) }.map(\.part) }

    fileprivate var configurationRights: ConfigurationRights { ConfigurationRights(access: principal.access, known: workspace.schema) }

    fileprivate func hasModule(of type: RecordType) -> Bool { workspace.has(platform.registry.module(of: type)) }

    fileprivate var configurationImport: ConfigurationImport {
        let absent = allParts.compactMap { part, module in module.flatMap { workspace.has($0) ? nil : (part: part, module: $0) } }
        return ConfigurationImport(
            parts: configurationParts, absent: absent, rights: configurationRights, me: principal, isOn: { hasModule(of: $0) })
    }
}
