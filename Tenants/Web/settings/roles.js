import { t } from '../../../Core/Web/app/messages.js'
import { session } from '../../../Core/Web/app/session.js'

/** The built-in roles, the mightiest first: each may do all that those after it may; `limited` has only what assigned roles give. */
export const roles = ['owner', 'admin', 'member', 'read_only', 'limited']

export const roleTitle = role => t(`settings.role.${role}`)

/** Whether this user may give a role, and manage those who hold it. */
export const covers = role => roles.indexOf(session.user.role) <= roles.indexOf(role)

/** The roles that this user may give, as radio options. */
export const grantableRoles = () => roles.filter(covers)
