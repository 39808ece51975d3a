import Core

/// `workspace/modules`: what there is, what is on, and the switches.
enum ModuleRoutes {
    static func addRoutes(to modules: MemberRoutes) {
        modules.get(requires: .signedIn, summary: ["en": "List modules", "zh": "列出模块"], use: list)
            .replies(.ok, .json(.list(of: schema)))
        modules.put(
            "{module}", requires: .permission(.switchModules), summary: ["en": "Switch a module on or off", "zh": "启用或停用模块"], accepts: form,
            use: turn
        )
        .replies(.ok, .json(schema))
    }

    private static let form = Form { Field.boolean("enabled", ["en": "Enabled", "zh": "启用"], .required) }

    private static func list(_ context: MemberContext) async throws -> Response {
        context.list(context.platform.registry.modules) { json, module in
            write(module, isOn: isOn(module, context.workspace), to: &json, context)
        }
    }

    private static func turn(_ body: Values, context: MemberContext) async throws -> Response {
        guard let module = context.platform.registry.module(try context.parameter("module")) else { throw Problem.notFound }
        let isOn = body.boolean("enabled") ?? false
        return try await context.changingAccess { tx in
            try await ModuleSwitch.turn(module, on: isOn, platform: context.platform, tx)
            return context.json { write(module, isOn: isOn, to: &$0, context) }
        }
    }

    private static func isOn(_ module: any Module, _ workspace: Workspace) -> Bool {
        module.minimumTier == .always || workspace.modules.contains(module.id)
    }

    private static func write(_ module: any Module, isOn: Bool, to json: inout JSONWriter, _ context: MemberContext) {
        let isAlways = module.minimumTier == .always
        json.beginObject()
        json.key("id")
        json.string(module.id)
        json.key("title")
        json.string(module.title[context.language])
        json.key("enabled")
        json.boolean(isOn)
        json.key("always_on")
        json.boolean(isAlways)
        json.key("entitled")
        json.boolean(isAlways || context.workspace.plan.modules.contains(module.id))
        json.key("plans")
        json.json(.array(context.platform.directory.plans(with: module.id).map(JSON.string)))
        json.endObject()
    }

    private static let schema: JSON = [
        "type": "object",
        "properties": [
            "id": ["type": "string"], "title": ["type": "string"], "enabled": ["type": "boolean"], "always_on": ["type": "boolean"],
            "entitled": ["type": "boolean"], "plans": ["type": "array", "items": ["type": "string"]],
        ],
    ]
}
