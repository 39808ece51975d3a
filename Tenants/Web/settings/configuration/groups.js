/** The reply of a dry run, by the parts of the file: what is new, what changes, what is wrong. */
import { hasMessage, t, text } from '../../../../Core/Web/app/messages.js'
import { kindWords } from '../fields/kinds.js'
import { titleOfItem, wordsIn } from './catalogue.js'
import { itemOf, itemsOf, nameOf, parts, placeOf } from './reading.js'

/** Icons and settings pages of the parts. */
export const placesOfParts = {
  objects: { icon: 'category', path: '/settings/objects' }, fields: { icon: 'tune', path: '/settings/fields' }, roles: { icon: 'admin_panel_settings', path: '/settings/roles' },
  layouts: { icon: 'dashboard_customize', path: '/settings/layouts' }, views: { icon: 'view_list', path: null }, pipelines: { icon: 'filter_alt', path: '/settings/pipelines' },
}

export const titleOfPart = part => (parts.includes(part) ? t(`configuration.part.${part}`) : part)

/** `[{ part, rows, created, updated, unchanged, faults }]`; a row is one definition with its change and what is wrong with it. */
export function groupsOf(report, configuration, catalogue) {
  const faults = (report.errors ?? []).map(error => ({ ...error, ...placeOf(configuration, error.field) }))
  const changes = report.changes.map(change => ({ ...change, part: change.part.split('.')[0] }))
  const names = [...parts, ...new Set(changes.map(change => change.part).filter(part => !parts.includes(part)))]
  return names.map(part => groupOf(part, changes.filter(change => change.part === part), faults.filter(fault => fault.part === part && fault.name), configuration, catalogue))
    .filter(group => group.rows.length > 0 || group.unchanged > 0)
}

function groupOf(part, changes, faults, configuration, catalogue) {
  const faulty = [...new Set(faults.map(fault => fault.name))].filter(name => !changes.some(change => change.name === name))
  const row = (name, change) => ({
    key: `${part} ${name}`, part, name, change, item: itemOf(configuration, part, name), faults: faults.filter(fault => fault.name === name), ...said(wordsOf(part, itemOf(configuration, part, name) ?? {}, change, catalogue), name),
  })
  const rows = [...changes.map(change => row(change.name, change)), ...faulty.map(name => row(name, null))]
  const touched = new Set(rows.map(one => one.name))
  return {
    part, rows,
    created: changes.filter(change => change.action !== 'update').length,
    updated: changes.filter(change => change.action === 'update').length,
    unchanged: itemsOf(configuration, part).filter(item => !touched.has(nameOf(part, item))).length,
    faults: faults.length,
  }
}

/** What is wrong with the file as a whole, or with what can't be found in it. */
export const looseFaults = (report, configuration) => (report.errors ?? []).map(error => ({ ...error, ...placeOf(configuration, error.field) })).filter(fault => !fault.name)

const said = ({ title, note }, name) => ({ title: wordsIn(title) || name, note: wordsIn(note) ?? '' })

/** How a definition is called in the list, and what is said below. */
function wordsOf(part, item, change, catalogue) {
  const told = text(change?.title) || ''
  const known = { ...change?.before, ...item, ...change?.after }
  switch (part) {
    case 'objects': return { title: titleOfItem(known) || told || known.name, note: known.description ?? '' }
    case 'fields': return { title: titleOfItem(known) || told || known.name, note: [catalogue.typeTitle(known.record_type), known.kind && kindOfItem(known, catalogue)].filter(Boolean).join(' · ') }
    case 'roles': return { title: titleOfItem(known, 'name') || told || known.code, note: known.description ?? '' }
    case 'layouts': return { title: t('configuration.layoutOf', { type: catalogue.typeTitle(known.record_type ?? change?.name) }), note: known.role ? t('configuration.forRole', { role: catalogue.roleTitle(known.role) }) : t('configuration.forEverybody') }
    case 'views': return { title: known.name ?? told, note: text(catalogue.type(known.type)?.plural_title) || known.type }
    default: return { title: told || known.name || change?.name, note: known.description ?? '' }
  }
}

/** What refers to a type that only the file knows is a reference to that. */
function kindOfItem(item, catalogue) {
  if (!hasMessage(`fields.kind.${item.kind}`)) return wordsIn(item.kind)
  return item.kind === 'reference' && item.refers_to !== 'user' ? t('fields.referenceTo', { type: catalogue.typeTitle(item.refers_to) }) : kindWords(item)
}
