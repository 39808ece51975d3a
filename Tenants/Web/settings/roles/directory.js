import { api } from '../../../../Core/Web/app/client.js'
import { can } from '../../../../Core/Web/app/session.js'
import { all } from '../directory.js'

/** May this user say who has which role? */
export const mayAssign = () => can('create', 'role_assignment') && can('delete', 'role_assignment')

/** The roles of the workspace in their order. */
export const loadRoles = async () => (can('read', 'role') ? all('/roles', { sort: 'position' }) : [])

/** Who has which role: `[{ id, version, user, role }]`. */
export const loadAssignments = async () => (can('read', 'role_assignment') ? all('/role_assignments', { fields: 'id,version,user,role' }) : [])

/** The ids of the roles that somebody has. */
export const rolesOf = (assignments, user) => assignments.filter(one => one.user === user).map(one => one.role)

/** Gives and takes away roles, so that somebody has exactly these. */
export async function assignRoles(user, wanted, assignments) {
  const had = assignments.filter(one => one.user === user)
  const operations = [
    ...had.filter(one => !wanted.includes(one.role)).map(({ id, version }) => ({ action: 'delete', id, version })),
    ...wanted.filter(role => !had.some(one => one.role === role)).map(role => ({ action: 'create', values: { user, role } })),
  ]
  if (operations.length === 0) return
  const { results } = await api.post('/role_assignments/batch', { operations })
  const failed = results.find(result => result.status >= 400)
  if (failed) throw Object.assign(new Error(), { detail: failed.errors?.[0]?.message ?? failed.detail ?? failed.code })
}
