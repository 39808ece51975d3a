/** A field while it is being written: what the form holds, and what of it goes to the server. Choices have a file of their own. */
import { codeOf, kinds } from './kinds.js'
import { usualPattern } from './numberPattern.js'

const empty = {
  title_en: '', title_zh: '', help_en: '', help_zh: '', name: '', required: 'no', unique: false, filterable: true, maximum_length: null, minimum: null, maximum: null, scale: null,
  refers_to: null, initial: null, shown: 'always', required_when: null, shown_when: null, number_pattern: usualPattern, number_start: null,
  formula: '', result_kind: null, rollup_type: null, rollup_via: null, rollup_function: null, rollup_field: null, rollup_filtered: false, rollup_filter: null,
}
/** What only some kinds ask, of which nothing stays behind when the kind changes. */
const options = [
  'maximum_length', 'minimum', 'maximum', 'scale', 'refers_to', 'number_pattern', 'number_start', 'formula', 'result_kind', 'rollup_type', 'rollup_via',
  'rollup_function', 'rollup_field',
]
const moving = { today: 'date', me: 'reference' }

/** What the form starts with for a new field. */
export function newDraft(kind = 'text') {
  return { ...empty, ...changesForKind(kind), choices: [] }
}

const isFilteredAtFirst = code => Boolean(kinds.find(kind => kind.code === code)?.isFiltered)

/** What changes in a draft when its kind does: nothing of the kind before stays behind. */
export function changesForKind(kind) {
  const anew = Object.fromEntries([...options, 'initial', 'unique', 'rollup_filtered', 'rollup_filter'].map(name => [name, empty[name]]))
  const { isComputed } = kinds.find(one => one.code === kind) ?? {}
  return { kind, ...anew, filterable: isFilteredAtFirst(kind), scale: 2, ...(isComputed && { required: 'no', required_when: null }) }
}

/** What the form holds of a field that exists, for somebody who reads `language`. */
export function draftOf(field, choices, language) {
  const { unique, filterable, name } = field
  const rollup_filter = parsed(field.rollup_filter)
  return {
    ...empty, ...inLanguages(field, 'title', language), ...inLanguages(field, 'help', language), kind: codeOf(field), name, unique, filterable,
    ...Object.fromEntries(options.map(option => [option, field[option] ?? empty[option]])), rollup_filter, rollup_filtered: rollup_filter !== null,
    initial: initialOf(field), required: isRequiredAlways(field) ? 'yes' : field.required_when ? 'when' : 'no', required_when: parsed(field.required_when),
    shown: field.shown_when ? 'when' : 'always', shown_when: parsed(field.shown_when), choices,
  }
}

/** Where both languages say the same, the other one follows what is written in this one. */
export function inLanguages(stored, name, language) {
  const other = language === 'zh' ? 'en' : 'zh'
  const [own, others] = [stored[`${name}_${language}`] ?? '', stored[`${name}_${other}`] ?? '']
  return { [`${name}_${language}`]: own, [`${name}_${other}`]: others === own ? '' : others }
}

/** What is shown at times only is required whenever it is shown: nobody can fill in what isn't there. */
const isRequiredAlways = field => field.required || Boolean(field.required_when && field.required_when === field.shown_when)

function parsed(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const initialOf = field => (field.initial in moving ? field.initial : parsed(field.initial))

/** What the server keeps of a draft; `code` tells the code of a choice, which may have got one only now. */
export function bodyOf(draft, code = choice => choice) {
  const settings = kinds.find(kind => kind.code === draft.kind)?.settings ?? []
  const shown = draft.shown === 'when' ? JSON.stringify(draft.shown_when) : null
  const only = name => (settings.includes(name) ? draft[name] ?? null : null)
  const own = Object.fromEntries(options.map(name => [name, only(name)]))
  if (draft.kind === 'formula' && draft.result_kind !== 'decimal') own.scale = null
  const filter = draft.kind === 'rollup' && draft.rollup_filtered ? draft.rollup_filter : null
  return {
    kind: draft.kind === 'user' ? 'reference' : draft.kind, ...bothTitles(draft), help_en: draft.help_en.trim() || draft.help_zh.trim() || null,
    help_zh: draft.help_zh.trim() || draft.help_en.trim() || null, required: draft.required === 'yes' && !shown, unique: draft.unique, filterable: draft.filterable || draft.unique,
    ...own, refers_to: draft.kind === 'user' ? 'user' : own.refers_to, rollup_filter: filter && JSON.stringify(filter), initial: initialText(draft, code),
    required_when: draft.required === 'when' ? JSON.stringify(draft.required_when) : draft.required === 'yes' ? shown : null, shown_when: shown,
  }
}

/** The other language says the same until somebody says it better. */
export function bothTitles({ title_en = '', title_zh = '' }) {
  const [en, zh] = [title_en.trim(), title_zh.trim()]
  return { title_en: en || zh, title_zh: zh || en }
}

function initialText({ kind, initial, unique }, code) {
  const isNothing = initial === null || initial === undefined || initial === '' || (Array.isArray(initial) && initial.length === 0)
  if (isNothing || unique) return null
  if (typeof initial === 'string' && isMoving(kind, initial)) return initial
  if (kind === 'choice') return JSON.stringify(code(initial))
  return JSON.stringify(kind === 'choices' ? initial.map(code) : initial)
}

const isMoving = (kind, initial) => (initial === 'me' && kind === 'user') || (initial === 'today' && kind === 'date')

/** What differs between two bodies: only that is sent. */
export function difference(before, after) {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]))
}

/** A draft as metadata describes fields, so that inputs and values can be shown before anything is saved. */
export function previewOf(draft) {
  const kind = draft.kind === 'user' ? 'reference' : draft.kind
  const help = bothTitles({ title_en: draft.help_en, title_zh: draft.help_zh })
  const shown = ({ key, color, retired, ...titles }) => ({ code: key, title: said(bothTitles(titles)), color, retired })
  const given = Object.fromEntries(['maximum_length', 'minimum', 'maximum'].filter(name => draft[name] !== null).map(name => [name, draft[name]]))
  return {
    name: 'c_preview', kind, title: said(bothTitles(draft)), help: said(help), required: draft.required === 'yes', comparisons: [], scale: draft.scale ?? 2,
    refers_to: draft.kind === 'user' ? 'user' : draft.refers_to, choices: draft.choices.filter(choice => !choice.isGone).map(shown), ...given,
  }
}

const said = ({ title_en, title_zh }) => ({ en: title_en, zh: title_zh })

/** The name that a title gives a field: its Latin letters, or its kind and a number where there are none. Names never change, and binned fields keep theirs. */
export function nameFor({ title_en, title_zh, kind }, taken) {
  const word = wordOf(title_en) || wordOf(title_zh)
  const base = `c_${word.length >= 2 ? word : kind}`.slice(0, 38)
  // such names belong to the currencies of amounts
  if (word.length >= 2 && !taken.has(base) && !base.endsWith('_currency')) return base
  const number = firstFree(number => !taken.has(`${base}_${number}`), word.length >= 2 ? 2 : 1)
  return `${base}_${number}`
}

/** Lower-case letters and digits with single underlines between: what names and codes are made of. */
export const wordOf = title => (title ?? '').normalize('NFKD').toLowerCase().replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')

export function firstFree(isFree, from = 1) {
  let number = from
  while (!isFree(number)) number += 1
  return number
}
