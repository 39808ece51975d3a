// Texts by language. Every folder has messages/en.js and messages/zh.js with the same keys; its page chunk registers them.
import { ref } from 'vue'

const storageKey = 'gx-language'
const catalogue = { en: {}, zh: {} }
const version = ref(0)
const listeners = []

/** 'zh' or 'en' */
export const language = ref(initialLanguage())

/** Adds the messages of a folder: `addMessages({ en: { list: {…} }, zh: { list: {…} } })`. */
export function addMessages(messages) {
  merge(catalogue.en, messages.en)
  merge(catalogue.zh, messages.zh)
  version.value += 1
}

/**
 * The text of a key in the user's language: `t('list.chosen', { n: 3 })`. `{n}` is filled in;
 * of `one|many` the first is taken where n is 1.
 */
export function t(key, values = {}) {
  version.value
  const found = key.split('.').reduce((level, part) => level?.[part], catalogue[language.value])
  if (typeof found !== 'string') return key
  return fill(pick(found, values.n), values)
}

/** True where there is a message of this key. */
export function hasMessage(key) {
  version.value
  return typeof key.split('.').reduce((level, part) => level?.[part], catalogue[language.value]) === 'string'
}

/** Picks from the server's `{ en, zh }`; plain strings stay what they are. */
export function text(both) {
  if (both === null || both === undefined) return ''
  return typeof both === 'string' ? both : (both[language.value] ?? both.en ?? both.zh ?? '')
}

/** A title as plugs give it: a message key, or the server's `{ en, zh }`. */
export function titleOf(title) {
  return typeof title === 'string' ? t(title) : text(title)
}

/** The same in every language, `{ en, zh }`, for what the server is to keep; texts of somebody's own stay what they are. */
export function inBoth(title) {
  version.value
  if (typeof title !== 'string') return { en: text(title), zh: text(title), ...title }
  const found = of => title.split('.').reduce((level, part) => level?.[part], catalogue[of])
  const said = of => (typeof found(of) === 'string' ? found(of) : title)
  return { en: said('en'), zh: said('zh') }
}

/** Changes the language of the whole app at once and remembers it on this device; session.js tells the server. */
export function setLanguage(chosen) {
  if (chosen !== 'zh' && chosen !== 'en') return
  language.value = chosen
  localStorage.setItem(storageKey, chosen)
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
  for (const listener of listeners) listener(chosen)
}

/** `listener('zh' | 'en')` hears of every change. */
export function onLanguage(listener) {
  listeners.push(listener)
}

function initialLanguage() {
  const stored = localStorage.getItem(storageKey)
  if (stored === 'zh' || stored === 'en') return stored
  return (navigator.languages ?? [navigator.language]).some(tag => /^zh/i.test(tag)) ? 'zh' : 'en'
}

function merge(target, source) {
  for (const [key, value] of Object.entries(source ?? {})) {
    if (typeof value === 'string') target[key] = value
    else merge((target[key] ??= {}), value)
  }
}

function pick(message, n) {
  if (!message.includes('|')) return message
  const [one, many] = message.split('|')
  return n === 1 ? one : many
}

function fill(message, values) {
  return message.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole))
}
