import { can } from '../app/session.js'

const same = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

/** The fields that one entry of the history changed: `[{ field, from, to }]`, in the order of the type's fields. */
export function changesOf(type, entry) {
  const { before = {}, after = {} } = entry.changes ?? {}
  return type.fields
    .filter(field => field.name !== 'version' && (field.name in before || field.name in after))
    .map(field => ({ field, from: before[field.name] ?? null, to: after[field.name] ?? null }))
}

/**
 * The patch that takes one change back, or null when it cannot be taken back: it was no update, it changed nothing that people may write, or
 * it has been changed again since.
 */
export function undoing(type, entry, record) {
  if (entry.action !== 'update' || !can('update', type.name)) return null
  const changed = changesOf(type, entry).filter(({ field }) => !field.read_only && !field.masked)
  if (!changed.length || !changed.every(({ field, to }) => same(record[field.name], isListKind(field) ? to ?? [] : to))) return null
  return Object.fromEntries(changed.map(({ field, from }) => [field.name, from]))
}

const isListKind = field => ['tags', 'choices'].includes(field.kind)
