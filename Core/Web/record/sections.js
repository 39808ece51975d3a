import { hasMessage, t, text, titleOf } from '../app/messages.js'
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
  return Object.entries(places).map(([place, found]) => named(place, found))
}

const shownTitle = title => (typeof title === 'string' && !hasMessage(title) ? title : titleOf(title))

/** Gives each field once, by its name; `rest` are those that nobody asked for. */
function taker(fields) {
  const byName = new Map(fields.map(field => [field.name, field]))
  const take = name => {
    const field = byName.get(name)
    byName.delete(name)
    return field
  }
  return { takeAll: names => names.map(take).filter(Boolean), rest: () => [...byName.values()].filter(field => !system.has(field.name)), system: () => [...byName.values()].filter(field => system.has(field.name)) }
}

function declaredSections(declared, fields) {
  const { takeAll, rest } = taker(fields)
  const sections = declared.map(({ title, fields: names }, index) => ({ key: `declared-${index}`, words: title, title: shownTitle(title), fields: takeAll(names) }))
  // a field that was added to the type after its plug was written is shown rather than lost
  const [own, others] = [rest().filter(field => field.custom), rest().filter(field => !field.custom)]
  return [...sections.slice(0, 1), named('custom', own), ...sections.slice(1), named('other', others)]
}

const named = (place, fields) => ({ key: place, words: `record.section.${place}`, title: t(`record.section.${place}`), fields })

/** What the house makes of a type for which nobody has made a layout. */
function standardSections(type, fields) {
  const declared = slotsOf(type.name).sections
  const sections = (declared ? declaredSections(declared, fields) : sectionsByKind(type, fields)).filter(section => section.fields.length)
  return sections.map((section, index) => ({ ...section, folded: { form: index > 1, page: false } }))
}

/** What a layout says. Fields that it doesn't name, because they are newer or were left out, come last under a title of their own. */
function layoutSections(layout, { takeAll, rest }) {
  const sections = layout.sections.map(({ title_en, title_zh, columns, collapsed, fields: names }, index) => {
    const words = { en: title_en, zh: title_zh }
    return { key: `layout-${index}`, words, title: text(words), columns, fields: takeAll(names), folded: { form: collapsed, page: collapsed } }
  })
  return [...sections, { ...named('other', rest()), folded: { form: true, page: false } }]
}

/**
 * The fields of a type in calm sections: what its layout says, else what its plug declares, else by kind; the system's own fields come last. `folded`
 * says whether a section begins folded in forms and on pages, `columns` how many it has where a layout says so, `words` are its title in all languages.
 * @param {any} type
 * @param {{ writable?: boolean, layout?: any }} options `writable`: only what a form can change
 * @returns {{ key: string, title: string, words: any, columns?: number, folded: { form: boolean, page: boolean }, fields: any[] }[]}
 */
export function sectionsOf(type, { writable = false, layout = type.layout } = {}) {
  const fields = type.fields.filter(field => !never.has(field.name) && !(writable && field.read_only))
  const all = taker(fields)
  const sections = layout ? layoutSections(layout, all) : standardSections(type, fields)
  return [...sections, { ...named('system', all.system()), folded: { form: true, page: true } }].filter(section => section.fields.length)
}

/** Fields that the system keeps by itself, and shows last where nobody has placed them. */
export const isSystemField = field => system.has(field.name)

const wide = new Set(['long_text', 'tags', 'address'])

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
