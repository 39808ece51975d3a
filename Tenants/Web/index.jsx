import en from './messages/en.js'
import zh from './messages/zh.js'

const visitor = { audience: 'visitor' }
const settings = (path, title, icon, order, component, needs = null) => ({ path: `/settings/${path}`, title, icon, order, component, needs })

/** The settings area; the first entry that somebody may open is where `/settings` leads on a wide screen. */
const areas = [
  settings('account', 'tenants.account', 'account_circle', 10, () => import('./settings/Account.jsx')),
  settings('company', 'tenants.company', 'domain', 20, () => import('./settings/Company.jsx'), 'tenants.workspace.update'),
  settings('members', 'tenants.members', 'group', 30, () => import('./settings/Members.jsx'), 'tenants.member.manage'),
  settings('teams', 'tenants.teams', 'account_tree', 40, () => import('./settings/Teams.jsx'), ['update', 'team']),
  settings('roles', 'tenants.roles', 'admin_panel_settings', 50, () => import('./settings/Roles.jsx'), 'tenants.member.manage'),
  settings('plan', 'tenants.plan', 'extension', 60, () => import('./settings/Plan.jsx'), 'tenants.module.switch'),
  settings('api-keys', 'tenants.keys', 'key', 70, () => import('./settings/Keys.jsx'), 'tenants.api_key.manage'),
  settings('jobs', 'tenants.jobs', 'pending_actions', 80, () => import('./settings/Jobs.jsx'), 'core.jobs.manage'),
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
    // as the mails spell it
    { path: '/password-reset/:token', title: 'tenants.passwordReset', component: () => import('./visitors/PasswordResetCompletion.jsx'), ...visitor },
    { path: '/settings', title: 'tenants.settings', component: () => import('./settings/SettingsHome.jsx') },
    ...areas.map(({ path, title, component, needs }) => ({ path, title, component, needs })),
  ],
  settings: areas.map(({ path, title, icon, order, needs }) => ({ path, title, icon, order, needs })),
}
