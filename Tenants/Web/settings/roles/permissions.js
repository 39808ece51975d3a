import { hasMessage, t, text } from '../../../../Core/Web/app/messages.js'
import { metadata } from '../../../../Core/Web/app/metadata.js'
import { session } from '../../../../Core/Web/app/session.js'

/** Those that there are, and those that a role was given by a module that is off now. */
export const permissionsFor = grants => [...new Set([...known(), ...grants.permissions])]

/** An administrator has all that can be given. */
const known = () => (metadata.permissions?.length ? metadata.permissions.map(one => one.id ?? one) : session.permissions)

/** As the server calls it; in the app's own words where it has some. */
export function titleOfPermission(id) {
  const key = `settings.permission.${id.replaceAll('.', '_')}`
  const told = metadata.permissions?.find(one => one.id === id)?.title
  return hasMessage(key) ? t(key) : text(told) || id
}
