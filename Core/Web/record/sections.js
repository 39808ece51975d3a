import { hasMessage, t, titleOf } from '../app/messages.js'
import { slotsOf } from './slots.js'

const system = new Set(['id', 'version', 'external_id', 'created_at', 'created_by', 'updated_at', 'updated_by'])
const address = new Set(['country', 'province', 'city', 'district', 'street', 'postal_code', 'delivery_address'])
const contact = new Set(['wechat', 'preferred_channel'])
const never = new Set(['id', 'version'])

function placeOf(type, field) {
  if (system.has(field.name)) return 'system'
  // an object of the workspace's own has little else, and its order is the one that somebody gave it
  if (field.custom) return type.custom ? 'main' : 'custom'
  if (field.name === type.label_field || field.required) return 'main'
  if (['email', 'phone', 'url'].includes(field.kind) || contact.has(field.name)) return 'contact'
  if (address.has(field.name)) return 'address'
  if (['long_text', 'tags'].includes(field.kind)) return 'notes'
  return 'main'
}

/** Sections that follow from kinds alone, for types whose plug declares none. */
function sectionsByKind(type, fields) {
  const places = { main: [], custom: [], contact: [], address: [], notes: [] }
  for (const field of fields) places[placeOf(type, field)]?.push(field)
  return Object.entries(places).map(([place, found]) => ({ key: place, title: t(`record.section.${place}`), fields: found }))
}

function declaredSections(declared, fields) {
  const byName = new Map(fields.map(field => [field.name, field]))
  const take = name => {
    const field = byName.get(name)
    byName.delete(name)
    return field
  }
  const sections = declared.map(({ title, fields: names }, index) => ({
    key: `declared-${index}`, title: typeof title === 'string' && !hasMessage(title) ? title : titleOf(title), fields: names.map(take).filter(Boolean),
  }))
  // a field that was added to the type after its plug was written is shown rather than lost
  const rest = [...byName.values()].filter(field => !system.has(field.name) && !field.custom)
  const custom = { key: 'custom', title: t('record.section.custom'), fields: [...byName.values()].filter(field => field.custom) }
  return [...sections.slice(0, 1), custom, ...sections.slice(1), { key: 'other', title: t('record.section.other'), fields: rest }]
}

/**
 * The fields of a type in calm sections: what its plug declares, or by kind; the system's own fields come last.
 * @param {{ writable?: boolean }} options `writable`: only what a form can change
 * @returns {{ key: string, title: string, fields: object[] }[]}
 */
export function sectionsOf(type, { writable = false } = {}) {
  const fields = type.fields.filter(field => !never.has(field.name) && !(writable && field.read_only))
  const declared = slotsOf(type.name).sections
  const named = declared ? declaredSections(declared, fields) : sectionsByKind(type, fields)
  const rest = fields.filter(field => system.has(field.name))
  return [...named, { key: 'system', title: t('record.section.system'), fields: rest }].filter(section => section.fields.length)
}

const wide = new Set(['long_text', 'tags'])

/** Whether a field takes the whole width of a form. */
export const isWide = (type, field) => wide.has(field.kind) || field.name === type.label_field || (field.maximum_length ?? 0) >= 500

const telling = ['choice', 'reference', 'phone', 'money', 'date', 'timestamp']

/** The fields that say the most about a record at one glance, for its head. */
export function factsOf(type) {
  const declared = slotsOf(type.name).facts
  if (declared) return declared.map(name => type.fields.find(field => field.name === name)).filter(Boolean)
  return type.fields.filter(field => telling.includes(field.kind) && !system.has(field.name) && field.name !== type.label_field).slice(0, 5)
}

/** The fields beside the label in a related list, most telling first. */
export function summaryOf(type, without) {
  const declared = slotsOf(type.name).summary
  const named = declared?.map(name => type.fields.find(field => field.name === name)).filter(Boolean)
  const chosen = named ?? type.fields.filter(field => ['choice', 'money', 'date'].includes(field.kind)).slice(0, 3)
  return chosen.filter(field => field.name !== without && field.name !== type.label_field)
}
