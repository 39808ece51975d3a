// What a role grants, as a value: the document that the server keeps, and the matrix that people see. Nothing here changes what it is given.

/**
 * @typedef {Record<string, any> & { fields?: Record<string, string> }} Entry what is said of one record type
 * @typedef {{ permissions: string[], types: Record<string, Entry> }} Grants
 * @typedef {{ name: string, kind: string, required?: boolean, read_only?: boolean, initial?: any }} Field
 * @typedef {{ name: string, label_field?: string | null, audience?: string, actions: string[], fields: Field[] }} Type
 */

export const actions = ['read', 'create', 'update', 'delete', 'export', 'bulk']

/** Whose records, from nobody's to everybody's. */
export const scopes = ['none', 'own', 'team', 'below', 'all']

/** What stands for all types that a role says nothing about, and for those to come. @type {Type} */
export const rest = { name: '*', actions, fields: [{ name: 'owner', kind: 'reference' }] }

const whole = new Set(['create', 'bulk'])
const looking = new Set(['read', 'export'])
/** Whoever writes these says what others may do: no role gives that. */
const givesRights = new Set(['role', 'role_assignment'])
const textual = new Set(['text', 'long_text', 'email', 'phone', 'url'])
/** Nobody is refused what a record is told apart by. */
const alwaysSeen = new Set(['id', 'version', 'external_id', 'created_at', 'created_by', 'updated_at', 'updated_by'])

const rank = (/** @type {string} */ scope) => scopes.indexOf(scope)

/** @param {string | null | undefined} text @returns {Grants} */
export function parseGrants(text) {
  const document = text ? JSON.parse(text) : {}
  return { permissions: [...(document.permissions ?? [])], types: structuredClone(document.types ?? {}) }
}

/** The same grants are always the same text: in the order of the matrix, without what is true of the silent anyway. @param {Grants} grants */
export function writeGrants(grants) {
  const names = Object.keys(grants.types).sort()
  return JSON.stringify({ permissions: [...new Set(grants.permissions)].sort(), types: Object.fromEntries(names.map(name => [name, tidy(grants.types[name])])) })
}

/** @param {Entry} entry */
function tidy(entry) {
  const granted = actions.filter(action => (entry[action] ?? 'none') !== 'none').map(action => [action, entry[action]])
  const fields = Object.entries(entry.fields ?? {}).filter(([, right]) => right !== 'write').sort(([one], [other]) => (one < other ? -1 : 1))
  return { ...(granted.length ? Object.fromEntries(granted) : { read: 'none' }), ...(fields.length && { fields: Object.fromEntries(fields) }) }
}

/** The scopes that an action can have; none where there is no such thing to be done. @param {Type} type @param {string} action */
export function scopesOf(type, action) {
  if (isOpenToAll(type, action)) return ['all']
  if (!type.actions.includes(action) || (givesRights.has(type.name) && !looking.has(action))) return []
  const hasOwner = type.fields.some(field => field.name === 'owner' && field.kind === 'reference')
  return whole.has(action) || !hasOwner ? ['none', 'all'] : scopes
}

/** Everybody may see how the workspace is set up: no role gives that, and none takes it away. @param {Type} type @param {string} action */
const isOpenToAll = (type, action) => action === 'read' && type.audience === 'administrators'

/** Whether a type is only granted what all others are. @param {Grants} grants @param {Type} type */
export const followsRest = (grants, type) => type.name !== rest.name && !(type.name in grants.types)

/** @param {Grants} grants @param {Type} type @param {string} action */
export function scopeOf(grants, type, action) {
  if (isOpenToAll(type, action)) return 'all'
  // of how the work is arranged, "everything else" gives no more than a look
  const isSilent = followsRest(grants, type) && type.audience === 'administrators' && !looking.has(action)
  const scope = (isSilent ? null : grants.types[type.name] ?? grants.types[rest.name])?.[action] ?? 'none'
  return scopesOf(type, action).includes(scope) ? scope : 'none'
}

/** @param {Grants} grants @param {Type} type @param {string} action @param {string} scope @returns {Grants} */
export function setScope(grants, type, action, scope) {
  if (!scopesOf(type, action).includes(scope) || scopeOf(grants, type, action) === scope) return grants
  return withEntry(grants, type, bounded({ ...entryOf(grants, type), [action]: scope }, type, action))
}

/** A whole row: actions that don't know the scope stay as they are. @param {Grants} grants @param {Type} type @param {string} scope */
export const setRow = (grants, type, scope) => actions.reduce((now, action) => setScope(now, type, action, scope), grants)

/** A whole column, likewise. @param {Grants} grants @param {Type[]} types @param {string} action @param {string} scope */
export const setColumn = (grants, types, action, scope) => types.reduce((now, type) => setScope(now, type, action, scope), grants)

/** Says nothing more of a type: it gets what all others get. @param {Grants} grants @param {Type} type @returns {Grants} */
export function followRest(grants, type) {
  const { [type.name]: _, ...types } = grants.types
  return { ...grants, types }
}

/** The rights that a field can have, the widest first; none where nothing can be taken away. @param {Type} type @param {Field} field */
export function rightsOf(type, field) {
  if (alwaysSeen.has(field.name)) return []
  return ['write', 'read', 'masked', 'none'].filter(right => ({
    write: !field.read_only, read: true, masked: textual.has(field.kind), none: field.name !== type.label_field,
  })[right])
}

/** @param {Grants} grants @param {Type} type @param {Field} field */
export function rightOf(grants, type, field) {
  const right = grants.types[type.name]?.fields?.[field.name] ?? 'write'
  return right === 'write' && field.read_only ? 'read' : right
}

/** @param {Grants} grants @param {Type} type @param {Field} field @param {string} right @returns {Grants} */
export function setRight(grants, type, field, right) {
  if (!rightsOf(type, field).includes(right) || rightOf(grants, type, field) === right) return grants
  const entry = entryOf(grants, type)
  const { [field.name]: _, ...others } = entry.fields ?? {}
  const isUsual = right === (field.read_only ? 'read' : 'write')
  return withEntry(grants, type, { ...entry, fields: isUsual ? others : { ...others, [field.name]: right } })
}

/** Whether a role lets records be created, and not what they can't be without be filled in. @param {Grants} grants @param {Type} type @param {Field} field */
export function lacksField(grants, type, field) {
  const mustFill = Boolean(field.required) && !field.read_only && field.initial === undefined
  return mustFill && scopeOf(grants, type, 'create') === 'all' && rightOf(grants, type, field) !== 'write'
}

/** Many fields at once: those that don't know the right stay as they are. @param {Grants} grants @param {Type} type @param {Field[]} fields @param {string} right */
export const setRights = (grants, type, fields, right) => fields.reduce((now, field) => setRight(now, type, field, right), grants)

/** @param {Grants} grants @param {string} id @param {boolean} isGiven @returns {Grants} */
export function setPermission(grants, id, isGiven) {
  const others = grants.permissions.filter(one => one !== id)
  return { ...grants, permissions: isGiven ? [...others, id] : others }
}

/** What a type is granted now, to go on from. @param {Grants} grants @param {Type} type @returns {Entry} */
function entryOf(grants, type) {
  if (grants.types[type.name]) return grants.types[type.name]
  return Object.fromEntries(actions.map(action => [action, scopeOf(grants, type, action)]).filter(([, scope]) => scope !== 'none'))
}

/** @param {Grants} grants @param {Type} type @param {Entry} entry @returns {Grants} */
const withEntry = (grants, type, entry) => ({ ...grants, types: { ...grants.types, [type.name]: entry } })

/** Nobody changes what they can't see: reading reaches as far as anything else does. @param {Entry} entry @param {Type} type @param {string} changed */
function bounded(entry, type, changed) {
  const bound = ['update', 'delete', 'export']
  if (bound.includes(changed)) return rank(entry[changed]) > rank(entry.read ?? 'none') && type.actions.includes('read') ? { ...entry, read: entry[changed] } : entry
  if (changed !== 'read') return entry
  const lowered = bound.filter(action => rank(entry[action] ?? 'none') > rank(entry.read)).map(action => [action, entry.read])
  return { ...entry, ...Object.fromEntries(lowered) }
}
