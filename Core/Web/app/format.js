// Values as people read them, in the user's language. Money is in minor units, timestamps are UTC.
import { language, t, text } from './messages.js'
import { choiceOf } from './metadata.js'
import { addressLine } from '../parts/fields/addresses.js'
import { clockOf } from '../parts/fields/dates.js'

const cache = new Map()

/** Any value of a field as plain text; '' where it is empty. References need their record: see `includedRecord`. */
export function formatValue(field, value) {
  if (value === null || value === undefined || value === '') return ''
  switch (field?.kind) {
    case 'money': return formatMoney(value)
    case 'integer': case 'decimal': return formatNumber(value, field)
    case 'percent': return `${formatNumber(value, field)}%`
    case 'date': return formatDate(value)
    case 'time': return clockOf(value)
    case 'timestamp': return formatTime(value)
    case 'address': return formatAddress(value)
    case 'boolean': return t(value ? 'app.yes' : 'app.no')
    case 'choice': return text(choiceOf(field, value)?.title ?? value)
    case 'choices': return value.map(code => text(choiceOf(field, code)?.title ?? code)).join(separator())
    case 'tags': return value.join(separator())
    default: return String(value)
  }
}

/** `{ amount: 123456, currency: 'CNY' }` is ¥1,234.56. `isShort` gives ¥12.3万 or CN¥123K. */
export function formatMoney(money, { isShort = false } = {}) {
  if (!money || money.amount === null || money.amount === undefined) return ''
  if (!/^[A-Z]{3}$/.test(money.currency ?? '')) return formatNumber(money.amount)
  const options = { style: 'currency', currency: money.currency, currencyDisplay: 'narrowSymbol' }
  const digits = currencyDigits(money.currency)
  const amount = Number(money.amount) / 10 ** digits
  if (isShort) return numberFormat({ ...options, notation: 'compact', maximumFractionDigits: 1, minimumFractionDigits: 0 }).format(amount)
  return numberFormat(amount % 1 ? options : { ...options, minimumFractionDigits: 0 }).format(amount)
}

/** An address as one line, in the order in which its own language writes it. */
export function formatAddress(address) {
  return typeof address === 'string' ? address : addressLine(address, countryName)
}

/** How the reader calls the country of a code; the code itself where it is none. */
export function countryName(code) {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return cached('region', {}, tag => new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' })).of(code)
}

/** The number of digits behind the point that a currency has. */
export function currencyDigits(currency) {
  return numberFormat({ style: 'currency', currency }).resolvedOptions().maximumFractionDigits
}

/**
 * 12,345.6; the server sends decimals as strings, so that nothing is lost on the way.
 * @param {number | string} number
 * @param {{ scale?: number }} field
 */
export function formatNumber(number, { scale } = {}) {
  if (number === null || number === undefined || number === '') return ''
  return numberFormat({ maximumFractionDigits: scale ?? 6 }).format(number)
}

/** `'2026-11-22'` is 2026年11月22日 or Nov 22, 2026: a day, whatever the time zone. */
export function formatDate(day) {
  if (!day) return ''
  return dateFormat({ dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${String(day).slice(0, 10)}T00:00:00Z`))
}

/** A timestamp in the reader's time zone, with hours and minutes. */
export function formatTime(timestamp) {
  if (!timestamp) return ''
  return dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(timestamp))
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const steps = [['year', 31536000], ['month', 2592000], ['week', 604800], ['day', 86400], ['hour', 3600], ['minute', 60]]

/** "3 days ago", "in 2 hours"; "now" within a minute. */
export function relativeTime(timestamp, now = Date.now()) {
  if (!timestamp) return ''
  const seconds = (new Date(timestamp).getTime() - now) / 1000
  const format = cached('relative', {}, tag => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
  for (const [unit, length] of steps) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit)
  }
  return format.format(0, 'second')
}

/** Days from today until a day, negative when it is past: for "overdue". */
export function daysUntil(day, now = new Date()) {
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())
  return Math.round((new Date(`${String(day).slice(0, 10)}T00:00:00Z`).getTime() - today) / 86400000)
}

function separator() {
  return language.value === 'zh' ? '、' : ', '
}

function numberFormat(options) {
  return cached('number', options, tag => new Intl.NumberFormat(tag, options))
}

function dateFormat(options) {
  return cached('date', options, tag => new Intl.DateTimeFormat(tag, options))
}

// Making a format takes a thousand times as long as using it.
function cached(kind, options, make) {
  const tag = language.value === 'zh' ? 'zh-CN' : 'en-US'
  const key = kind + tag + JSON.stringify(options)
  if (!cache.has(key)) cache.set(key, make(tag))
  return cache.get(key)
}
