import Core

/// `workspace`: its name, language, time zone and currency.
enum SettingsRoutes {
    static func addRoutes(to workspace: MemberRoutes) {
        workspace.get(requires: .signedIn, summary: ["en": "Read the workspace's settings", "zh": "读取工作区设置"], use: read)
            .replies(.ok, .json(schema))
        workspace.patch(
            requires: .permission(.updateWorkspace), summary: ["en": "Change the workspace's settings", "zh": "修改工作区设置"], accepts: form, use: update
        )
        .replies(.ok, .json(schema))
    }

    private static let form = Form {
        Field.text("name", ["en": "Name", "zh": "名称"], .required)
        Field.choice("language", ["en": "Language", "zh": "语言"], User.languages, .required)
        Field.text("time_zone", ["en": "Time zone", "zh": "时区"], .required, maximum: 60)
        Field.text("currency", ["en": "Currency", "zh": "货币"], .required, maximum: 3)
    }

    private static func read(_ context: MemberContext) async throws -> Response {
        let rows = try await context.database.query(Settings.select(context.tenant), tenant: context.tenant)
        guard let row = rows.first else { throw Problem.notFound }
        let settings = try Settings(row: row)
        return context.json { settings.write(to: &$0) }
    }

    private static func update(_ body: Values, context: MemberContext) async throws -> Response {
        try await context.changingAccess { tx in
            guard let row = try await tx.query(Settings.select(tx.tenant) + " for update").first else { throw Problem.notFound }
            let before = try Settings(row: row)
            let after = try before.changed(by: body)
            try await requireKnown(after, tx)
            try await tx.query(
                """
                update core.workspace set name = \(after.name), language = \(after.language), time_zone = \(after.timeZone),
                       currency = \(after.currency), version = version + 1, updated_at = \(tx.now)
                where tenant_id = \(tx.tenant)
                """)
            tx.note(type: "workspace", id: tx.tenant, action: "update", payload: ["before": before.json, "after": after.json])
            return context.json { after.write(to: &$0) }
        }
    }

    /// The settings as the transaction sees them.
    static func reply(_ context: MemberContext, _ tx: RecordTransaction) async throws -> Response {
        guard let row = try await tx.query(Settings.select(tx.tenant)).first else { throw Problem.notFound }
        let settings = try Settings(row: row)
        return context.json { settings.write(to: &$0) }
    }

    private static func requireKnown(_ settings: Settings, _ tx: RecordTransaction) async throws {
        let zones = try await tx.query("select 1 from pg_catalog.pg_timezone_names where name = \(settings.timeZone)")
        guard zones.isEmpty else { return }
        throw Problem.validation([
            FieldError(field: "time_zone", code: "unknown", message: ["en": "There is no such time zone.", "zh": "没有此时区。"])
        ])
    }

    static let schema: JSON = [
        "type": "object",
        "properties": [
            "id": ["type": "string", "format": "uuid"], "slug": ["type": "string"], "name": ["type": "string"], "language": ["type": "string"],
            "time_zone": ["type": "string"], "currency": ["type": "string"], "status": ["type": "string"], "plan": ["type": "string"],
            "trial_ends_at": ["type": ["string", "null"], "format": "date-time"], "created_at": ["type": "string", "format": "date-time"],
        ],
    ]
}
