import { t, text } from '../app/messages.js'
import { isDefinition, objects, types } from '../app/metadata.js'
import { entriesOf } from '../app/plugs.js'
import { can } from '../app/session.js'
import { addressParts } from '../parts/fields/addresses.js'

/** The record types that this user may fill from a file, those of the menu first, then the workspace's own. */
export function importableTypes() {
  const menu = [...entriesOf('menu').map(entry => entry.type), ...objects().map(one => one.name)]
  const place = type => (menu.includes(type.name) ? menu.indexOf(type.name) : menu.length)
  return types().filter(type => !isDefinition(type) && ['bulk', 'create', 'update'].every(action => can(action, type.name))).sort((a, b) => place(a) - place(b))
}

const writable = type => type.fields.filter(field => !field.read_only && field.kind !== 'id')

/**
 * What a column can become: a field, the currency of an amount, a part of an address. As choices of a field.
 * @param {any} type
 */
export function targetChoices(type) {
  return writable(type).flatMap(field => {
    const title = text(field.title)
    const own = { code: field.name, title: isNeeded(field) ? t('import.neededField', { field: title }) : title }
    if (field.kind === 'address') return [own, ...partsOf(field)]
    return field.kind === 'money' ? [own, { code: `${field.name}_currency`, title: t('import.currencyOf', { field: title }) }] : [own]
  })
}

const partsOf = field => addressParts.map(part => ({ code: `${field.name}.${part}`, title: t('import.partOf', { field: text(field.title), part: t(`field.address.${part}`) }) }))

const isNeeded = field => field.required && (field.initial === undefined || field.initial === null)

/** Fields that a new record needs and that no column fills. */
export function missingFields(type, columns) {
  const filled = new Set(columns.map(column => column.field?.split('.')[0]))
  return writable(type).filter(field => isNeeded(field) && !filled.has(field.name))
}

/** The kinds of field that the columns fill: only what concerns them is asked about. */
export function kindsOf(type, columns) {
  const filled = new Set(columns.map(column => column.field))
  return new Set(writable(type).filter(field => filled.has(field.name)).map(field => field.kind))
}

/** The first line of a file that could be imported as it is. */
export function templateOf(type) {
  const cell = title => (/[",\n]/.test(title) ? `"${title.replaceAll('"', '""')}"` : title)
  const columns = writable(type).flatMap(field => (field.kind === 'address' ? partsOf(field).map(part => part.title) : [text(field.title)]))
  return `\ufeff${columns.map(cell).join(',')}\r\n`
}
