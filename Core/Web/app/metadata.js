// What records there are here: types, fields, choices, as the server describes them to this user.
import { shallowReactive } from 'vue'
import { api } from './client.js'
import { text } from './messages.js'

/** @type {{ types: any[], modules: any[], workspace: any }} */
export const metadata = shallowReactive({ types: [], modules: [], workspace: null })

let byName = new Map()
/** What the description at hand is called by the server: another tag says that it has changed. */
let tag = null
let askedAt = 0

/**
 * Reads the description; where it is the one at hand, nothing follows. A type stays the same object as long as it is there, and so do its fields that
 * have not changed: pages that show them follow by themselves.
 * @param {{ isProbe?: boolean, tries?: number }} [options]
 */
export async function load(options) {
  askedAt = Date.now()
  const reply = await api.get('/metadata', { ...options, read: tagged })
  if (reply.tag && reply.tag === tag) return
  const { record_types: described, modules, workspace } = JSON.parse(reply.text)
  const known = new Map(metadata.types.map(one => [one.name, one]))
  const names = new Set(described.map(one => one.name))
  const types = described.map(one => renewed(known.get(one.name) ?? shallowReactive({ fields: [] }), { ...one, fields: one.fields.map(field => reachable(field, names)) }))
  byName = new Map(types.flatMap(one => [[one.plural, one], [one.name, one]]))
  tag = reply.tag
  Object.assign(metadata, { types, modules, workspace })
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)

function renewed(type, described) {
  const known = new Map(type.fields.map(field => [field.name, field]))
  const fields = described.fields.map(asShown).map(field => (same(known.get(field.name), field) ? known.get(field.name) : field))
  for (const name of Object.keys(type)) if (!(name in described)) delete type[name]
  for (const [name, value] of Object.entries({ ...described, fields })) if (!same(type[name], value)) type[name] = value
  return type
}

const tagged = async response => ({ tag: response.headers.get('ETag'), text: await response.text() })

const eachMinute = 60000
const atMostEvery = 10000

/** Hears of what administrators change meanwhile: asks once a minute while somebody looks, and when somebody comes back to the page. */
export function keepCurrent(isWanted) {
  const look = () => {
    if (document.hidden || !isWanted() || Date.now() - askedAt < atMostEvery) return
    // what doesn't come now comes with the next minute
    load({ isProbe: true, tries: 1 }).catch(() => {})
  }
  setInterval(look, eachMinute)
  addEventListener('focus', look)
  document.addEventListener('visibilitychange', look)
}

/** Kinds that the server keeps as another one, and that are read and typed as what they are. */
const shown = new Set(['percent', 'time', 'address'])

const asShown = field => (shown.has(field.custom_kind) ? { ...field, kind: field.custom_kind } : field)

/** What leads to records of a type that this user can't see is nothing to choose, sort or filter by. */
const reachable = (field, names) => (field.kind !== 'reference' || names.has(field.refers_to) ? field : { ...field, read_only: true, sortable: false, comparisons: [] })

/** A record type by its name (`customer`) or plural (`customers`); undefined where this user has none. */
export function type(nameOrPlural) {
  metadata.types
  return byName.get(nameOrPlural)
}

export function types() {
  return metadata.types
}

/** The types that this workspace has made for itself, in their order. */
export function objects() {
  return metadata.types.filter(one => one.custom)
}

const definitions = new Set(['field', 'field_choice', 'object', 'role', 'role_assignment', 'record_share', 'layout'])

/** Types that say what the workspace is like, such as fields and roles: the settings have pages of their own for them. */
export function isDefinition(one) {
  return definitions.has(one.name)
}

/** `fieldOf(customer, 'owner')`; also `customer.industry` across one reference. The type may be given by its name. */
export function fieldOf(typeOrName, name) {
  const start = typeof typeOrName === 'string' ? type(typeOrName) : typeOrName
  const [first, ...rest] = name.split('.')
  const field = start?.fields.find(one => one.name === first)
  return rest.length ? field && fieldOf(type(field.refers_to), rest.join('.')) : field
}

/** Of some fields of a type (`name,phone`) those that this user may see: the server refuses to be asked for others. */
export function seenFields(typeName, names) {
  return names.split(',').filter(name => fieldOf(typeName, name)).join()
}

/** Whether records of a type can be filtered and sorted by all of these fields: not by one that is hidden or masked. */
export function canAskBy(typeName, names) {
  return names.every(name => fieldOf(typeName, name)?.comparisons.length > 0)
}

/** How a record is called: the value of its type's label field. */
export function labelOf(record, typeOrName) {
  const of = typeof typeOrName === 'string' ? type(typeOrName) : typeOrName
  return record?.[of?.label_field ?? 'name'] ?? record?.name ?? ''
}

/** `choiceOf(field, 'won')` is `{ code, title, color }`. */
export function choiceOf(field, code) {
  return field?.choices?.find(choice => choice.code === code)
}

/** The title of a field, choice or type in the user's language. */
export function titleOfField(field) {
  return text(field?.title)
}

// A reply's arrays are never changed in place, so an index made once stays right.
const indexes = new WeakMap()

/** The record that a reference points to, out of a reply's `included` (`{ customers: [...] }`). */
export function includedRecord(included, typeOrName, id) {
  const of = typeof typeOrName === 'string' ? type(typeOrName) : typeOrName
  const records = included?.[of?.plural]
  if (!records || !id) return undefined
  if (!indexes.has(records)) indexes.set(records, new Map(records.map(record => [record.id, record])))
  return indexes.get(records).get(id)
}
