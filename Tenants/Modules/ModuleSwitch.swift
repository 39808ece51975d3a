import Core

/// Switches a module on or off for a workspace.
public enum ModuleSwitch {
    /// On: the plan must have the module; what a tenant gets with it is provided in the same transaction, again at every switch.
    /// Off: its routes are refused, its data stays.
    /// - Throws: `Problem.moduleNotEnabled` naming the plans that have it, `Problem.moduleAlwaysOn`.
    public static func turn(_ module: any Module, on isOn: Bool, platform: Platform, _ tx: RecordTransaction) async throws {
        guard module.minimumTier != .always else {
            guard isOn else { throw Problem.moduleAlwaysOn }
            return
        }
        try await tx.query("select 1 from core.workspace where tenant_id = \(tx.tenant) for update")
        guard let home = try await WorkspaceLookup.load(tx) else { throw Problem.notFound }
        guard !isOn || home.workspace.plan.modules.contains(module.id) else {
            let plans = home.plans.filter { $0.modules.contains(module.id) }.map(\.code)
            throw Problem.moduleNotEnabled(module: module.id, title: module.title, plans: plans)
        }
        if isOn { try await module.provision(tx.writing(in: home.workspace.language)) }
        try await tx.batch([
            """
            insert into core.workspace_module (tenant_id, module, enabled, provisioned_at, switched_at, switched_by)
            values (\(tx.tenant), \(module.id), \(isOn), \(isOn ? tx.now : nil), \(tx.now), \(tx.actor.user))
            on conflict (tenant_id, module) do update set enabled = excluded.enabled, switched_at = excluded.switched_at,
                switched_by = excluded.switched_by, provisioned_at = coalesce(excluded.provisioned_at, workspace_module.provisioned_at)
            """,
            "update core.workspace set metadata_version = metadata_version + 1 where tenant_id = \(tx.tenant)",
        ])
        tx.note(
            type: "workspace", id: tx.tenant, action: isOn ? "module_on" : "module_off", payload: ["module": .string(module.id)])
    }
}

extension Problem {
    static let moduleAlwaysOn = Problem.conflict(
        code: "module_always_on", detail: ["en": "This module can't be switched off.", "zh": "该模块不可停用。"])
}
