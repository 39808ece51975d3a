import Core

/// What the web app learns at sign-in and from `GET session`: user, workspace, modules, rights.
enum SessionReply {
    /// 201 with the session's cookie, and the device's so that later attempts from this browser are counted apart.
    static func signedIn(
        _ status: HTTPResponse.Status, _ session: SessionRepository.Opened, _ context: VisitorContext, device: (workspace: String, email: String)
    ) async throws -> Response {
        let identity = context.platform.identity
        guard let member = try await context.platform.directory.member(session.token.digest) else { throw Problem.unauthenticated }
        var headers: HTTPFields = [.location: "/api/v1/session"]
        headers.append(HTTPField(name: .setCookie, value: Session.setCookie(session.token, isSecure: identity.isSecure)))
        let account = Account(workspace: device.workspace, email: device.email)
        headers.append(HTTPField(name: .setCookie, value: identity.devices.setCookie(for: account.name)))
        let user = try await UserSummary.load(member.principal.user, tenant: member.principal.tenant, from: context.database)
        return context.json(status, headers: headers) {
            write(to: &$0, user, member.principal, member.workspace, context.platform.registry)
        }
    }

    static func current(_ context: MemberContext) async throws -> Response {
        let user = try await UserSummary.load(context.principal.user, tenant: context.tenant, from: context.database)
        return context.json { write(to: &$0, user, context.principal, context.workspace, context.platform.registry) }
    }

    private static func write(
        to json: inout JSONWriter, _ user: UserSummary, _ principal: Principal, _ workspace: Workspace, _ registry: Registry
    ) {
        json.beginObject()
        json.key("user")
        user.write(to: &json, role: principal.role)
        json.key("workspace")
        workspace.write(to: &json)
        json.key("credential")
        if case .session = principal.credential { json.string("session") } else { json.string("api_key") }
        json.key("modules")
        json.json(.array(registry.modules.filter { workspace.has($0) }.map { .string($0.id) }))
        json.key("rights")
        writeRights(of: principal.access, to: &json, registry.recordTypes + workspace.schema.objects)
        json.key("permissions")
        registry.writePermissions(of: principal.access, to: &json)
        json.endObject()
    }

    /// The actions that she may take with some records at least of each type.
    private static func writeRights(of access: Access, to json: inout JSONWriter, _ types: [RecordType]) {
        json.beginObject()
        for type in types {
            json.key(type.name)
            json.json(.array(access.actions(on: type).map { .string($0.rawValue) }))
        }
        json.endObject()
    }

    static let schema: JSON = [
        "type": "object",
        "required": ["user", "workspace", "credential", "modules", "rights", "permissions"],
        "properties": [
            "user": [
                "type": "object",
                "properties": [
                    "id": ["type": "string", "format": "uuid"], "name": ["type": "string"], "email": ["type": "string"],
                    "role": ["type": "string"], "language": ["type": "string"],
                ],
            ],
            "workspace": [
                "type": "object",
                "properties": [
                    "id": ["type": "string", "format": "uuid"], "slug": ["type": "string"], "name": ["type": "string"],
                    "plan": ["type": "string"], "status": ["type": "string"],
                ],
            ],
            "credential": ["type": "string", "enum": ["session", "api_key"]],
            "modules": ["type": "array", "items": ["type": "string"]],
            "rights": ["type": "object", "additionalProperties": ["type": "array", "items": ["type": "string"]]],
            "permissions": ["type": "array", "items": ["type": "string"]],
        ],
    ]
}

/// A user as others see them.
struct UserSummary: Sendable {
    let id: ID
    let name: String
    let email: String
    let language: String

    static func load(_ user: ID, tenant: ID, from database: Database) async throws -> UserSummary {
        let rows = try await database.query(
            "select id, name, email, language from core.user where tenant_id = \(tenant) and id = \(user)", tenant: tenant)
        guard let row = rows.first else { throw Problem.unauthenticated }
        return UserSummary(id: try row[0], name: try row[1], email: try row[2], language: try row[3])
    }

    func write(to json: inout JSONWriter, role: Role) {
        json.beginObject()
        json.key("id")
        json.id(id)
        json.key("name")
        json.string(name)
        json.key("email")
        json.string(email)
        json.key("role")
        json.string(role.rawValue)
        json.key("language")
        json.string(language)
        json.endObject()
    }
}
