/**
 * The filter tree of lists, views, segments and exports, as the server reads it:
 * `{and: […]}`, `{or: […]}`, `{not: …}` or a condition `[field, comparison, value]`. Null means everything.
 */

/** Joins filters by and; nulls vanish, nested ands become one. */
export function both(...filters) {
  const parts = filters.filter(Boolean).flatMap(filter => filter.and ?? [filter])
  if (parts.length === 0) return null
  return parts.length === 1 ? parts[0] : { and: parts }
}

/** The conditions and groups that must all hold. */
export function parts(filter) {
  if (!filter) return []
  return filter.and ?? [filter]
}

/** The filter without its part at `index`. */
export function without(filter, index) {
  return both(...parts(filter).filter((_, position) => position !== index))
}

/** How many conditions a filter has in all. */
export function count(filter) {
  if (!filter) return 0
  if (Array.isArray(filter)) return 1
  if (filter.not) return count(filter.not)
  return (filter.and ?? filter.or).reduce((sum, part) => sum + count(part), 0)
}

/** Whether two filters say the same, part for part. */
export function same(a, b) {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}

/** Whether a text from outside (a link, a saved view) is a filter at all; what its fields may hold the server judges. */
export function isFilter(value) {
  if (Array.isArray(value)) return (value.length === 2 || value.length === 3) && typeof value[0] === 'string' && typeof value[1] === 'string'
  if (!value || typeof value !== 'object') return false
  const [key, ...others] = Object.keys(value)
  if (others.length > 0) return false
  if (key === 'not') return isFilter(value.not)
  return (key === 'and' || key === 'or') && Array.isArray(value[key]) && value[key].length > 0 && value[key].every(isFilter)
}

/** What a quick filter chose for a field: the values of its condition among the parts that must all hold. */
export function chosen(filter, field) {
  const condition = parts(filter).find(part => isQuick(part, field))
  if (!condition) return []
  return condition[1] === 'in' || condition[1] === 'has_any' ? condition[2] : [condition[2]]
}

/** The filter with the quick filter of a field set anew; an empty choice takes it away. */
export function choose(filter, field, values, comparison = 'in') {
  const others = parts(filter).filter(part => !isQuick(part, field))
  return both(...others, values.length > 0 ? [field, comparison, values] : null)
}

function isQuick(part, field) {
  return Array.isArray(part) && part[0] === field && ['is', 'in', 'has', 'has_any'].includes(part[1])
}

/**
 * What the builder edits: groups `{ key, join, isNot, items }` and conditions `{ key, field, comparison, value }`, each with a key of its own so that rows keep
 * their inputs while others come and go, and with room for conditions that aren't complete yet. The root is always a group.
 */
export function nodesOf(filter) {
  const root = filter ? nodeOf(filter) : group('and')
  return root.items ? root : { ...group('and'), items: [root] }
}

let lastKey = 0

export function group(join, items = []) {
  return { key: ++lastKey, join, isNot: false, items }
}

export function condition(field, comparison, value = undefined) {
  return { key: ++lastKey, field, comparison, value }
}

function nodeOf(filter) {
  if (Array.isArray(filter)) return condition(filter[0], filter[1], filter[2])
  if (filter.not) return negated(nodeOf(filter.not))
  return group(filter.or ? 'or' : 'and', (filter.and ?? filter.or).map(nodeOf))
}

function negated(node) {
  if (node.items && !node.isNot) return { ...node, isNot: true }
  return { ...group('or', [node]), isNot: true }
}

/** The filter that nodes mean; conditions that lack their value are left out. */
export function filterOf(node) {
  if (!node.items) return isComplete(node) ? conditionOf(node) : null
  const items = node.items.map(filterOf).filter(Boolean)
  if (items.length === 0) return null
  const joined = items.length === 1 ? items[0] : { [node.join]: items }
  return node.isNot ? { not: joined } : joined
}

function conditionOf({ field, comparison, value }) {
  return takesNothing(comparison) ? [field, comparison] : [field, comparison, value]
}

/** Whether a condition has all that its comparison needs. */
export function isComplete({ field, comparison, value }) {
  if (!field || !comparison) return false
  if (takesNothing(comparison)) return true
  if (comparison === 'between') return Array.isArray(value) && value.length === 2 && value.every(isValue)
  if (takesMany(comparison)) return Array.isArray(value) && value.length > 0
  return isValue(value)
}

const isValue = value => value !== undefined && value !== null && value !== '' && !Array.isArray(value)

export const takesNothing = comparison => comparison === 'is_empty' || comparison === 'is_not_empty'
export const takesMany = comparison => ['in', 'not_in', 'has_any', 'has_all', 'has_none'].includes(comparison)

/** What a new condition begins with: days have a sensible one unless they may not move, of all else nothing is assumed. */
export function firstValue(field, comparison) {
  if (field.isFixed) return valueFor(comparison)
  if (field.kind === 'date' && !takesNothing(comparison)) return 'today'
  if (field.kind === 'timestamp' && !takesNothing(comparison)) return '-30d'
  return valueFor(comparison)
}

/** The value that fits when the comparison of a condition changes: kept where it can be, otherwise begun anew. */
export function valueFor(comparison, value) {
  if (takesNothing(comparison)) return undefined
  const first = Array.isArray(value) ? value[0] : value
  if (comparison === 'between') return Array.isArray(value) && value.length === 2 ? value : [first, undefined]
  if (takesMany(comparison)) return Array.isArray(value) ? value.filter(isValue) : isValue(value) ? [value] : []
  return first
}
