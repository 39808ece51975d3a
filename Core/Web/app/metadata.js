// What records there are here: types, fields, choices, as the server describes them to this user.
import { shallowReactive } from 'vue'
import { api } from './client.js'
import { text } from './messages.js'

/** @type {{ types: any[], modules: any[], workspace: any }} */
export const metadata = shallowReactive({ types: [], modules: [], workspace: null })

let byName = new Map()

export async function load() {
  const reply = await api.get('/metadata')
  for (const one of reply.record_types) one.fields = one.fields.map(asShown)
  byName = new Map(reply.record_types.flatMap(one => [[one.plural, one], [one.name, one]]))
  Object.assign(metadata, { types: reply.record_types, modules: reply.modules, workspace: reply.workspace })
}

/** A percentage is stored as a decimal, and read and typed as what it is. */
const asShown = field => (field.custom_kind === 'percent' ? { ...field, kind: 'percent' } : field)

/** A record type by its name (`customer`) or plural (`customers`); undefined where this user has none. */
export function type(nameOrPlural) {
  metadata.types
  return byName.get(nameOrPlural)
}

export function types() {
  return metadata.types
}

/** `fieldOf(customer, 'owner')`; also `customer.industry` across one reference. The type may be given by its name. */
export function fieldOf(typeOrName, name) {
  const start = typeof typeOrName === 'string' ? type(typeOrName) : typeOrName
  const [first, ...rest] = name.split('.')
  const field = start?.fields.find(one => one.name === first)
  return rest.length ? field && fieldOf(type(field.refers_to), rest.join('.')) : field
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
/** The types that this workspace has made for itself, in their order. */
export function objects() {
  return metadata.types.filter(one => one.custom)
}

const definitions = new Set(['field', 'field_choice', 'object', 'role', 'role_assignment', 'record_share', 'layout'])

/** Types that say what the workspace is like, such as fields and roles: the settings have pages of their own for them. */
export function isDefinition(one) {
  return definitions.has(one.name)
}

