import { t, text } from '../../../../Core/Web/app/messages.js'
import { type as typeOf, types } from '../../../../Core/Web/app/metadata.js'
import { entriesOf } from '../../../../Core/Web/app/plugs.js'

/**
 * What a field can hold, as people choose it. `user` is a reference to members, which everybody looks for under its own name.
 * `settings` are the questions that the kind asks; `isUnique` and `isFilterable` where that makes sense; what is usually filtered by starts so.
 */
export const kinds = [
  { code: 'text', icon: 'short_text', settings: ['maximum_length'], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'long_text', icon: 'notes', settings: ['maximum_length'] },
  { code: 'integer', icon: 'pin', settings: ['minimum', 'maximum'], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'decimal', icon: 'numbers', settings: ['scale'], isFilterable: true, isFiltered: true },
  { code: 'percent', icon: 'percent', settings: ['scale'], isFilterable: true, isFiltered: true },
  { code: 'money', icon: 'payments', settings: [], isFilterable: true, isFiltered: true },
  { code: 'boolean', icon: 'toggle_on', settings: [], isFilterable: true, isFiltered: true },
  { code: 'choice', icon: 'radio_button_checked', settings: ['choices'], isFilterable: true, isFiltered: true },
  { code: 'choices', icon: 'checklist', settings: ['choices'], isFilterable: true, isFiltered: true },
  { code: 'date', icon: 'event', settings: [], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'timestamp', icon: 'schedule', settings: [], isFilterable: true, isFiltered: true },
  { code: 'user', icon: 'person', settings: [], isFilterable: true, isFiltered: true },
  { code: 'reference', icon: 'link', settings: ['refers_to'], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'email', icon: 'mail', settings: [], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'phone', icon: 'phone', settings: [], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'url', icon: 'language', settings: [], isUnique: true, isFilterable: true },
]

/** How a field that exists is chosen here: built-in ones have kinds that nobody can add. */
export const codeOf = field => (field.kind === 'reference' && field.refers_to === 'user' ? 'user' : field.kind)

export const kindOf = field => kinds.find(kind => kind.code === codeOf(field)) ?? { code: field.kind, icon: { tags: 'sell', id: 'fingerprint' }[field.kind] ?? 'short_text', settings: [] }

export const kindTitle = code => t(`fields.kind.${code}`)

/** What a field holds, in words: "Choice", "Reference to customers". */
export function kindWords(field) {
  const code = codeOf(field)
  return code === 'reference' ? t('fields.referenceTo', { type: text(typeOf(field.refers_to)?.title ?? field.refers_to) }) : kindTitle(code)
}

const ownTypes = new Set(['field', 'field_choice'])

/** The record types that fields can be added to and that can be referred to: all but those that describe fields themselves; those of the menu first. */
export function shapedTypes() {
  const menu = entriesOf('menu').map(entry => entry.type)
  const place = type => (menu.includes(type.name) ? menu.indexOf(type.name) : menu.length)
  return types().filter(type => !ownTypes.has(type.name)).sort((one, other) => place(one) - place(other))
}
