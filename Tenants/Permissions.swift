import Core

/// The rights of this module, beyond those on its record types.
extension Permission {
    static let manageMembers = Permission("tenants.member.manage", title: ["en": "Invite and manage members", "zh": "邀请和管理成员"])
    static let manageKeys = Permission("tenants.api_key.manage", title: ["en": "Manage API keys", "zh": "管理 API 密钥"])
    static let updateWorkspace = Permission("tenants.workspace.update", title: ["en": "Change the workspace's settings", "zh": "修改工作区设置"])
    static let switchModules = Permission("tenants.module.switch", title: ["en": "Switch modules on and off", "zh": "启用和停用模块"])
    static let changePlan = Permission("tenants.plan.change", title: ["en": "Change the plan", "zh": "更换套餐"])
}
