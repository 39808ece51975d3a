import { t, text } from '../../../../Core/Web/app/messages.js'
import { fieldOf, isDefinition, type as typeOf, types } from '../../../../Core/Web/app/metadata.js'
import { entriesOf } from '../../../../Core/Web/app/plugs.js'

/**
 * What a field can hold, as people choose it. `user` is a reference to members, which everybody looks for under its own name.
 * `settings` are the questions that the kind asks; `isUnique` and `isFilterable` where that makes sense; what is usually filtered by starts so.
 * What is `isComputed` nobody fills in: nothing is asked about how it must be filled.
 */
export const kinds = [
  { code: 'text', group: 'words', icon: 'short_text', settings: ['maximum_length'], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'long_text', group: 'words', icon: 'notes', settings: ['maximum_length'] },
  { code: 'email', group: 'words', icon: 'mail', settings: [], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'phone', group: 'words', icon: 'phone', settings: [], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'url', group: 'words', icon: 'language', settings: [], isUnique: true, isFilterable: true },
  { code: 'address', group: 'words', icon: 'place', settings: [], isFilterable: true },
  { code: 'integer', group: 'numbers', icon: 'pin', settings: ['minimum', 'maximum'], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'decimal', group: 'numbers', icon: 'numbers', settings: ['scale'], isFilterable: true, isFiltered: true },
  { code: 'percent', group: 'numbers', icon: 'percent', settings: ['scale'], isFilterable: true, isFiltered: true },
  { code: 'money', group: 'numbers', icon: 'payments', settings: [], isFilterable: true, isFiltered: true },
  { code: 'choice', group: 'choices', icon: 'radio_button_checked', settings: ['choices'], isFilterable: true, isFiltered: true },
  { code: 'choices', group: 'choices', icon: 'checklist', settings: ['choices'], isFilterable: true, isFiltered: true },
  { code: 'boolean', group: 'choices', icon: 'toggle_on', settings: [], isFilterable: true, isFiltered: true },
  { code: 'date', group: 'times', icon: 'event', settings: [], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'time', group: 'times', icon: 'access_time', settings: [], isFilterable: true, isFiltered: true },
  { code: 'timestamp', group: 'times', icon: 'schedule', settings: [], isFilterable: true, isFiltered: true },
  { code: 'user', group: 'records', icon: 'person', settings: [], isFilterable: true, isFiltered: true },
  { code: 'reference', group: 'records', icon: 'link', settings: ['refers_to'], isUnique: true, isFilterable: true, isFiltered: true },
  { code: 'formula', group: 'computed', icon: 'functions', settings: ['formula', 'result_kind', 'scale'], isFilterable: true, isFiltered: true, isComputed: true },
  {
    code: 'rollup', group: 'computed', icon: 'summarize', settings: ['rollup_type', 'rollup_via', 'rollup_function', 'rollup_field', 'rollup_filter'], isFilterable: true,
    isFiltered: true, isComputed: true,
  },
  { code: 'autonumber', group: 'computed', icon: 'tag', settings: ['number_pattern', 'number_start'], isUnique: true, isFilterable: true, isFiltered: true, isComputed: true },
]

const groups = ['words', 'numbers', 'choices', 'times', 'records', 'computed']

/** The kinds that the server has, in their groups: `[{ group, kinds }]`. */
export function offeredKinds() {
  const known = new Set(fieldOf('field', 'kind')?.choices.map(choice => choice.code))
  const isOffered = kind => known.has(kind.code === 'user' ? 'reference' : kind.code)
  return groups.map(group => ({ group, kinds: kinds.filter(kind => kind.group === group && isOffered(kind)) })).filter(found => found.kinds.length > 0)
}

/** How a field that exists is chosen here: built-in ones have kinds that nobody can add. */
export const codeOf = field => (field.kind === 'reference' && field.refers_to === 'user' ? 'user' : field.kind)

const named = code => kinds.find(kind => kind.code === code)

export const kindOf = field => named(codeOf(field)) ?? { code: field.kind, icon: { tags: 'sell', id: 'fingerprint' }[field.kind] ?? 'short_text', settings: [] }

export const kindTitle = code => t(`fields.kind.${code}`)

/** What a field holds, in words: "Choice", "Reference to customers", "Formula: Decimal". */
export function kindWords(field) {
  const code = codeOf(field)
  if (code === 'reference') return t('fields.referenceTo', { type: text(typeOf(field.refers_to)?.title ?? field.refers_to) })
  return field.result_kind ? t('fields.kindOfResult', { kind: kindTitle(code), result: kindTitle(field.result_kind) }) : kindTitle(code)
}

/** The record types that fields can be added to and that can be referred to: all but those that say what the workspace is like; those of the menu and own objects first. */
export function shapedTypes() {
  const menu = entriesOf('menu').map(entry => entry.type)
  const place = type => (menu.includes(type.name) ? menu.indexOf(type.name) : menu.length + (type.custom ? 0 : 1))
  return types().filter(type => !isDefinition(type)).sort((one, other) => place(one) - place(other))
}
