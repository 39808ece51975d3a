import NIOCore

/// `GET /api/v1/metadata`: who the caller is, what the workspace has, and every record type with its fields and the caller's rights.
enum Metadata {
    static func get(_ context: MemberContext) async throws -> Response {
        var json = JSONWriter(capacity: 32 << 10)
        write(context, to: &json)
        return context.revalidated(json.buffer, ETag(of: json.buffer))
    }

    private static func write(_ context: MemberContext, to json: inout JSONWriter) {
        let registry = context.platform.registry
        json.beginObject()
        json.key("user")
        json.id(context.principal.user)
        json.key("role")
        json.string(context.principal.role.rawValue)
        json.key("language")
        json.string(context.language.tag)
        json.key("workspace")
        context.workspace.write(to: &json)
        json.key("modules")
        write(registry.modules, of: context.workspace, to: &json)
        json.key("permissions")
        registry.writePermissions(of: context.principal.access, to: &json)
        json.key("record_types")
        json.beginArray()
        for module in registry.modules where context.workspace.has(module) {
            for type in module.recordTypes { describe(type, to: &json, context) }
        }
        for type in context.workspace.schema.objects { describe(type, to: &json, context) }
        json.endArray()
        json.endObject()
    }

    /// Nothing of what the caller may not see a record of.
    private static func describe(_ type: RecordType, to json: inout JSONWriter, _ context: MemberContext) {
        let access = context.principal.access
        guard access.allows(.read, on: type) else { return }
        context.schema.type(type).describe(for: access, to: &json)
    }

    private static func write(_ modules: [any Module], of workspace: Workspace, to json: inout JSONWriter) {
        json.beginArray()
        for module in modules {
            json.beginObject()
            json.key("id")
            json.string(module.id)
            json.text("title", module.title)
            json.key("minimum_tier")
            json.string(module.minimumTier.rawValue)
            json.key("is_on")
            json.boolean(workspace.has(module))
            json.endObject()
        }
        json.endArray()
    }
}

/// What a caller is told of the workspace and of the role's rights, here and at sign-in.
extension Workspace {
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("id")
        json.id(id)
        json.key("slug")
        json.string(slug)
        json.key("name")
        json.string(name)
        json.key("plan")
        json.string(plan.code)
        json.key("status")
        json.string(status.rawValue)
        json.endObject()
    }
}

extension Registry {
    /// The ids of the permissions that a member has.
    public func writePermissions(of access: Access, to json: inout JSONWriter) {
        json.beginArray()
        for permission in permissions where access.has(permission) { json.string(permission.id) }
        json.endArray()
    }
}
