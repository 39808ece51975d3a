import Core

/// Workspaces, their members, plans and switches: always on, for everybody.
public struct TenantsModule: Module {
    public let id = "tenants"
    public let title: Text = ["en": "Workspace", "zh": "工作区"]
    public let recordTypes = [
        User.type, Team.type, RoleDefinition.type, RoleAssignment.type, RecordShare.type, FieldDefinition.type, FieldChoice.type,
        ObjectDefinition.type, Layout.type,
    ]
    public let permissions: [Permission] = [.manageMembers, .manageKeys, .updateWorkspace, .switchModules, .changePlan]
    public let jobs = [CredentialPurge.job]

    public init() {}

    public func addRoutes(to routes: Routes) {
        SignUp.addRoutes(to: routes.visitors)
        SignIn.addRoutes(to: routes)
        PasswordReset.addRoutes(to: routes.visitors)
        InvitationRoutes.addRoutes(to: routes.members.group("invitations"))
        InvitationAcceptance.addRoutes(to: routes.visitors)
        Membership.addRoutes(to: routes.members.group("users"))
        ReadyMadeRoles.addRoutes(to: routes.members.group("roles"))
        AccountRoutes.addRoutes(to: routes.members.group("account"))
        APIKeyRoutes.addRoutes(to: routes.members.group("api-keys"))
        PlanRoutes.addRoutes(to: routes)
        SettingsRoutes.addRoutes(to: routes.members.group("workspace"))
        ModuleRoutes.addRoutes(to: routes.members.group("workspace/modules"))
    }
}
