import { type as typeOf } from '../app/metadata.js'
import { plugs } from '../app/plugs.js'

/** Columns of a list: which fields, in which order, how wide. */

const never = ['secret']
const hidden = ['id', 'version']
const incidental = ['external_id', 'created_by', 'updated_by', 'created_at']

/** What tells most about a record, best first; of equal kinds the field declared first. */
const worth = field => {
  if (field.kind === 'choice') return field.choices.some(choice => choice.color) ? (field.required ? 90 : 66) : 20
  if (field.kind === 'reference') return field.required ? 95 : field.name === 'owner' ? 80 : 18
  if (field.name === 'updated_at') return 45
  return { money: 75, date: 60, phone: 50, email: 48, decimal: 42, percent: 40, integer: 22, tags: 30, text: 24, timestamp: 26, boolean: 8, url: 6, time: 16, address: 12 }[field.kind] ?? 0
}
const atMost = { choice: 3, money: 1, date: 1, phone: 1, reference: 3, text: 2, timestamp: 1 }
const usualCount = 8

/** All fields that can be columns. */
export function columnFields(type) {
  return type.fields.filter(field => !never.includes(field.kind) && !hidden.includes(field.name))
}

/** The columns that a type shows until somebody chooses others: what its module names, completed by what tells how far a record is; the label first. */
export function usualColumns(type) {
  const slots = Object.values(plugs).map(plug => plug.records?.[type.name]).find(Boolean)
  if (slots?.columns) return [type.label_field, ...slots.columns.filter(name => type.fields.some(field => field.name === name))]
  const named = new Set([...(slots?.facts ?? []), ...(slots?.summary ?? [])])
  if (named.size === 0) return [type.label_field, ...tellingFields(type)]
  const fields = columnFields(type).filter(field => field.name !== type.label_field && field.kind !== 'boolean')
  const stages = fields.filter(field => field.kind === 'choice' && field.required && worth(field) > 80)
  const wanted = new Set([...named, ...stages.map(field => field.name)].slice(0, usualCount))
  return [type.label_field, ...fields.filter(field => wanted.has(field.name)).map(field => field.name)]
}

function tellingFields(type) {
  const taken = {}
  return columnFields(type)
    .filter(field => field.name !== type.label_field && !incidental.includes(field.name) && field.kind !== 'long_text' && (!field.custom || type.custom))
    .map((field, place) => ({ field, place }))
    .sort((a, b) => worth(b.field) - worth(a.field) || a.place - b.place)
    .filter(({ field }) => (taken[field.kind] = (taken[field.kind] ?? 0) + 1) <= (atMost[field.kind] ?? 2))
    .slice(0, usualCount - 1)
    .sort((a, b) => a.place - b.place)
    .map(({ field }) => field.name)
}

/** Only what the type still has, the label always first: it is the link to the record. */
export function validColumns(type, names) {
  const known = new Set(columnFields(type).map(field => field.name))
  const chosen = (names ?? []).filter((name, index) => known.has(name) && name !== type.label_field && names.indexOf(name) === index)
  return chosen.length > 0 || names?.includes(type.label_field) ? [type.label_field, ...chosen] : usualColumns(type)
}

const widths = {
  text: 180, long_text: 240, email: 210, phone: 150, url: 190, integer: 110, decimal: 120, percent: 110, money: 150, boolean: 100, date: 140, time: 100, timestamp: 180, address: 260,
  choice: 130, choices: 180, tags: 190, reference: 160, id: 160,
}
export const narrowest = 72
export const widest = 640

/** How wide a column is: as somebody made it, otherwise as its kind usually needs. */
export function widthOf(type, field, chosen) {
  const width = chosen?.[field.name]
  if (Number.isFinite(width)) return Math.min(widest, Math.max(narrowest, width))
  if (field.name === type.label_field) return 280
  return field.refers_to && field.refers_to !== 'user' && field.refers_to !== 'team' ? 220 : widths[field.kind] ?? 160
}

/** Numbers stand at the right, so that their digits stand below one another. */
export const isNumeric = field => ['integer', 'decimal', 'percent', 'money'].includes(field.kind)

/** What a list must be asked for to draw these columns: the fields, and of the records they refer to the names alone. */
export function questionOf(type, columns) {
  const fields = new Set([type.label_field, ...columns])
  const references = columns.map(name => type.fields.find(field => field.name === name)).filter(field => field?.kind === 'reference' && typeOf(field.refers_to))
  for (const field of references) fields.add(`${field.name}.${typeOf(field.refers_to).label_field}`)
  return { fields: [...fields].sort().join(','), include: references.map(field => field.name).sort().join(',') || undefined }
}

/** Whether what was asked for already holds all that the other question asks for: columns that go or change places need no request. */
export function covers(asked, wanted) {
  const have = asked.query.fields.split(',')
  const others = ({ fields, include, ...rest }) => JSON.stringify(rest)
  return asked.path === wanted.path && others(asked.query) === others(wanted.query) && wanted.query.fields.split(',').every(name => have.includes(name))
}

/** Moves a column to another place; the label stays first. */
export function moved(columns, name, place) {
  const others = columns.filter(column => column !== name)
  others.splice(Math.max(1, Math.min(others.length, place)), 0, name)
  return others
}

const keyOf = type => `gx-columns:${type.name}`

/** Columns and widths that this browser remembers for a type outside of saved views. */
export function rememberedColumns(type) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(type))) ?? {}
  } catch {
    return {}
  }
}

export function rememberColumns(type, { columns, widths }) {
  try {
    localStorage.setItem(keyOf(type), JSON.stringify({ columns, widths }))
  } catch {
    // A full or forbidden storage costs the memory of columns, nothing else.
  }
}

/** `-amount,name` as `[{ field: 'amount', isDescending: true }, …]` and back. */
export const sortKeys = sort => (sort ? sort.split(',').map(part => ({ field: part.replace(/^-/, ''), isDescending: part.startsWith('-') })) : [])
export const sortText = keys => keys.map(key => (key.isDescending ? '-' : '') + key.field).join(',')

/** The order after a click on a header: up, down, none. With `isMore` the others stay (three at most). */
export function nextSort(sort, name, isMore) {
  const keys = sortKeys(sort)
  const current = keys.find(key => key.field === name)
  const next = !current ? { field: name, isDescending: false } : current.isDescending ? null : { field: name, isDescending: true }
  if (!isMore) return next ? sortText([next]) : ''
  const others = current ? keys.map(key => (key.field === name ? next : key)).filter(Boolean) : [...keys, next].slice(-3)
  return sortText(others)
}
