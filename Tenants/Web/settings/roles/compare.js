// What differs between two grants, and the same changes made to a third: for marks, for the history, and for two who change a role at once.
import { actions, followRest, parseGrants, rest } from './grants.js'

/**
 * @typedef {import('./grants.js').Grants} Grants
 * @typedef {{ kind: 'permission' | 'type' | 'action' | 'field', type?: string, name: string, from: any, to: any }} Change
 * `type` changes say whether a type has rights of its own.
 */

/** @param {Grants} before @param {Grants} after @returns {Change[]} */
export function changesOf(before, after) {
  const names = [...new Set([...Object.keys(before.types), ...Object.keys(after.types)])].sort()
  return [...permissionChanges(before.permissions, after.permissions), ...names.flatMap(name => typeChanges(name, before, after))]
}

/** Makes changes to grants that somebody else changed meanwhile. @param {Grants} grants @param {Change[]} changes @returns {Grants} */
export const applied = (grants, changes) => changes.reduce(apply, structuredClone(grants))

/** @param {string | null} before @param {string | null} after */
export const changesOfText = (before, after) => changesOf(parseGrants(before), parseGrants(after))

/** @param {string[]} before @param {string[]} after @returns {Change[]} */
function permissionChanges(before, after) {
  const names = [...new Set([...before, ...after])].sort().filter(id => before.includes(id) !== after.includes(id))
  return names.map(name => ({ kind: 'permission', name, from: before.includes(name), to: after.includes(name) }))
}

/** @param {string} type @param {Grants} before @param {Grants} after @returns {Change[]} */
function typeChanges(type, before, after) {
  const [was, is] = [before.types[type], after.types[type]]
  /** @type {Change[]} */
  const whole = Boolean(was) === Boolean(is) || type === rest.name ? [] : [{ kind: 'type', type, name: type, from: Boolean(was), to: Boolean(is) }]
  // rights that end say nothing of what they were: all that counts is what holds for all others
  if (!is && whole.length) return whole
  const [old, now] = [was ?? before.types[rest.name] ?? {}, is ?? {}]
  const scopes = actions.map(name => change('action', type, name, old[name] ?? 'none', now[name] ?? 'none'))
  const fields = [...new Set([...Object.keys(was?.fields ?? {}), ...Object.keys(now.fields ?? {})])].sort()
  const rights = fields.map(name => change('field', type, name, was?.fields?.[name] ?? 'write', now.fields?.[name] ?? 'write'))
  return [...whole, ...[...scopes, ...rights].filter(one => one.from !== one.to)]
}

/** @param {'action' | 'field'} kind @param {string} type @param {string} name @param {string} from @param {string} to @returns {Change} */
const change = (kind, type, name, from, to) => ({ kind, type, name, from, to })

/** @param {Grants} grants @param {Change} change @returns {Grants} */
function apply(grants, { kind, type = '', name, to }) {
  if (kind === 'permission') return { ...grants, permissions: [...grants.permissions.filter(id => id !== name), ...(to ? [name] : [])] }
  if (kind === 'type' && !to) return followRest(grants, { name: type, actions: [], fields: [] })
  const entry = grants.types[type] ?? { ...grants.types[rest.name] }
  const changed = { type: entry, action: { ...entry, [name]: to }, field: { ...entry, fields: { ...entry.fields, [name]: to } } }[kind]
  return { ...grants, types: { ...grants.types, [type]: changed } }
}
