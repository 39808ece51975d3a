/** The choices of a field while they are being written. Each has a `key` of its own: the code of those that exist, a passing one of new ones. */
import { bothTitles, firstFree, inLanguages, wordOf } from './draft.js'

export const colors = ['blue', 'teal', 'green', 'orange', 'red', 'purple', 'pink', 'grey']
const longest = 40

let last = 0

/** A new choice, in the colour after that of the one before. */
export function newChoice(before = [], titles = {}) {
  const color = colors[(colors.indexOf(before.at(-1)?.color) + 1) % colors.length]
  return { key: `new ${++last}`, title_en: '', title_zh: '', color, retired: false, ...titles }
}

/** A choice that the server keeps, for somebody who reads `language`. */
export const choiceOf = (record, language) => ({ key: record.code, color: record.color, retired: record.retired, ...inLanguages(record, 'title', language), record })

export const isBlank = choice => !choice.title_en.trim() && !choice.title_zh.trim()

/** Those that are meant: the empty row at the end is none. */
export const meant = choices => choices.filter(choice => !choice.isGone && (choice.record || !isBlank(choice)))

/** The codes of all choices by their keys; new ones are called after their titles. */
export function codesOf(choices, binned = []) {
  const taken = new Set([...choices.filter(choice => choice.record).map(choice => choice.record.code), ...binned])
  return new Map(choices.map(choice => {
    if (choice.record) return [choice.key, choice.record.code]
    const code = codeFor(choice, taken)
    taken.add(code)
    return [choice.key, code]
  }))
}

function codeFor({ title_en, title_zh }, taken) {
  const word = (wordOf(title_en) || wordOf(title_zh)).slice(0, longest - 4)
  if (word && !taken.has(word)) return word
  const base = word || 'choice'
  return `${base}_${firstFree(number => !taken.has(`${base}_${number}`), word ? 2 : 1)}`
}

/** What makes the server's choices those of the draft, as operations of a batch. */
export function operationsFor(choices, codes, field) {
  const kept = meant(choices)
  return [
    ...kept.flatMap((choice, index) => operationFor(choice, index + 1, codes, field)),
    ...choices.filter(choice => choice.isGone && choice.record).map(({ record }) => ({ action: 'delete', id: record.id, version: record.version })),
  ]
}

function operationFor(choice, position, codes, field) {
  const values = { ...bothTitles(choice), color: choice.color, position, retired: choice.retired }
  if (!choice.record) return [{ action: 'create', values: { field, code: codes.get(choice.key), ...values } }]
  const changed = Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== choice.record[name]))
  return Object.keys(changed).length === 0 ? [] : [{ action: 'update', id: choice.record.id, version: choice.record.version, values: changed }]
}
