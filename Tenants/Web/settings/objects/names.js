/** What objects are called: plurals, names for programs out of titles, and what a title most likely means. */
import { inBoth } from './texts.js'
import { firstFree, wordOf } from '../fields/draft.js'

const longest = 38

/** Machine → Machines, Property → Properties, Box → Boxes: as most English words do. What isn't written in Latin letters has no plural. */
export function pluralOf(title) {
  const word = title.trim()
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  if (/(s|x|z|ch|sh)$/i.test(word)) return `${word}es`
  return /[a-z0-9]$/i.test(word) ? `${word}s` : word
}

/**
 * The name that titles give an object, for programs. Where there is nothing in Latin letters, what the Chinese title means, and otherwise a number:
 * `isGuess` says that somebody should look at it.
 * @param {{ title_en: string, title_zh: string }} draft
 * @param {Set<string>} taken names and plurals of other objects, those in the bin among them
 * @param {string[]} icons those that are offered
 */
export function nameFor({ title_en, title_zh }, taken, icons) {
  const said = wordOf(title_en) || wordOf(title_zh)
  const word = said.length >= 2 ? said : wordOf(meaningOf(title_zh, icons, { isWhole: true })?.word)
  const base = `c_${word || 'object'}`.slice(0, longest).replace(/_+$/, '')
  const isFree = name => !taken.has(name) && !taken.has(pluralOf(name))
  const name = word && isFree(base) ? base : `${base}_${firstFree(number => isFree(`${base}_${number}`), word ? 2 : 1)}`
  return { name, isGuess: said.length < 2 }
}

/** The name for many, which is that of the address: what the English plural gives, where it fits the name. */
export function pluralNameFor({ plural_title_en, title_en }, name, taken) {
  const said = `c_${wordOf(plural_title_en || pluralOf(title_en))}`
  const isOwn = name === `c_${wordOf(title_en)}` && said.length >= 4 && said.length <= longest && said !== name && !taken.has(said)
  return isOwn ? said : pluralOf(name)
}

/** Names are the same for all times: this is what they must look like. */
export const isName = name => /^c_[a-z0-9_]{2,40}$/.test(name)
export const isPlural = name => /^c_[a-z0-9_]{2,41}$/.test(name)

/**
 * What the words of a title mean, by the words that icons are found by: 生产设备 is equipment. The longest word counts.
 * @param {string} title
 * @param {string[]} icons
 * @param {{ isWhole?: boolean }} options `isWhole`: only what the title ends with tells what it is
 * @returns {{ icon: string, word: string } | null}
 */
export function meaningOf(title, icons, { isWhole = false } = {}) {
  const text = title.trim().toLowerCase()
  const fits = word => (/[a-z]/.test(word) ? ` ${text}`.endsWith(` ${word}`) : isWhole ? text.endsWith(word) : text.includes(word))
  const found = icons.flatMap(meaningsOf).filter(({ en, zh }) => fits(en) || fits(pluralOf(en)) || fits(zh))
  const [best] = found.sort((one, other) => lengthIn(other, text) - lengthIn(one, text))
  return best ? { icon: best.icon, word: best.en } : null
}

const lengthIn = ({ en, zh }, text) => (text.includes(zh) ? zh.length : en.length)

/** The words of an icon, a pair of languages each: they stand in the same order in both. */
function meaningsOf(icon) {
  const { en = '', zh = '' } = inBoth(`objects.icon.${icon}`)
  const chinese = zh.split('、')
  return en.split(', ').filter(Boolean).map((word, place) => ({ icon, en: word.toLowerCase(), zh: chinese[place] ?? word }))
}

/** Whether an icon is meant by what somebody looks for, in either language. */
export function isFound(icon, title, words) {
  const { en = '', zh = '' } = inBoth(`objects.icon.${icon}`)
  return words.toLowerCase().split(/\s+/).every(word => `${icon} ${title} ${en} ${zh}`.toLowerCase().includes(word))
}
