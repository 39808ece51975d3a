import en from './messages/en.js'
import zh from './messages/zh.js'

const visitor = { audience: 'visitor' }

/** The settings area; the first entry that somebody may open is where `/settings` leads on a wide screen. */
const areas = [
  { path: '/settings/account', title: 'tenants.account', icon: 'account_circle', order: 10, needs: null, component: () => import('./settings/Account.jsx') },
  { path: '/settings/company', title: 'tenants.company', icon: 'domain', order: 20, needs: 'tenants.workspace.update', component: () => import('./settings/Company.jsx') },
  { path: '/settings/members', title: 'tenants.members', icon: 'group', order: 30, needs: 'tenants.member.manage', component: () => import('./settings/Members.jsx') },
  { path: '/settings/teams', title: 'tenants.teams', icon: 'account_tree', order: 40, needs: ['update', 'team'], component: () => import('./settings/Teams.jsx') },
  { path: '/settings/roles', title: 'tenants.roles', icon: 'admin_panel_settings', order: 50, needs: ['update', 'role'], component: () => import('./settings/roles/Roles.jsx') },
  { path: '/settings/objects', title: 'tenants.objects', icon: 'category', order: 54, needs: ['update', 'object'], component: () => import('./settings/objects/ObjectSettings.jsx') },
  { path: '/settings/fields', title: 'tenants.fields', icon: 'tune', order: 55, needs: ['update', 'field'], component: () => import('./settings/fields/FieldSettings.jsx') },
  { path: '/settings/layouts', title: 'tenants.layouts', icon: 'dashboard_customize', order: 57, needs: ['update', 'layout'], component: () => import('./settings/layouts/LayoutSettings.jsx') },
  { path: '/settings/configuration', title: 'tenants.configuration', icon: 'import_export', order: 58, needs: 'core.configuration.manage', component: () => import('./settings/configuration/ConfigurationSettings.jsx') },
  { path: '/settings/plan', title: 'tenants.plan', icon: 'extension', order: 60, needs: 'tenants.module.switch', component: () => import('./settings/Plan.jsx') },
  { path: '/settings/api-keys', title: 'tenants.keys', icon: 'key', order: 70, needs: 'tenants.api_key.manage', component: () => import('./settings/Keys.jsx') },
  { path: '/settings/jobs', title: 'tenants.jobs', icon: 'pending_actions', order: 80, needs: 'core.jobs.manage', component: () => import('./settings/Jobs.jsx') },
]

/** What every workspace has: the way in, and its settings. */
export default {
  messages: { en, zh },
  pages: [
    { path: '/sign-in', title: 'tenants.signIn', component: () => import('./visitors/SignIn.jsx'), ...visitor },
    { path: '/sign-up', title: 'tenants.signUp', component: () => import('./visitors/SignUp.jsx'), ...visitor },
    { path: '/invitations/:token', title: 'tenants.invitation', component: () => import('./visitors/Invitation.jsx'), ...visitor },
    { path: '/password-resets', title: 'tenants.passwordReset', component: () => import('./visitors/PasswordResetRequest.jsx'), ...visitor },
    { path: '/password-resets/:token', title: 'tenants.passwordReset', component: () => import('./visitors/PasswordResetCompletion.jsx'), ...visitor },
    { path: '/settings', title: 'tenants.settings', component: () => import('./settings/SettingsHome.jsx') },
    { path: '/settings/roles/new', title: 'tenants.roles', component: () => import('./settings/roles/RolePage.jsx'), needs: ['create', 'role'] },
    { path: '/settings/roles/:id', title: 'tenants.roles', component: () => import('./settings/roles/RolePage.jsx'), needs: ['update', 'role'] },
    { path: '/settings/fields/formulas', title: 'tenants.formulas', needs: ['update', 'field'], component: () => import('./settings/fields/formula/FormulaGuide.jsx') },
    ...areas.map(({ path, title, component, needs }) => ({ path, title, component, needs })),
  ],
  settings: areas.map(({ path, title, icon, order, needs }) => ({ path, title, icon, order, needs })),
}
