export default {
  tenants: {
    signIn: 'Sign in',
    signUp: 'Start a free trial',
    invitation: 'Join a workspace',
    passwordReset: 'New password',
    settings: 'Settings',
    account: 'My account',
    company: 'Company',
    members: 'Members',
    teams: 'Teams',
    roles: 'Roles',
    objects: 'Custom objects',
    fields: 'Fields',
    plan: 'Plan and modules',
    keys: 'API keys',
    jobs: 'Background jobs',
  },
}
