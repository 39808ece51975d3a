/**
 * Whether values meet a filter, by the rules of the server (Core/Records/FilterMatching.swift): what is empty meets no comparison but `is_not`,
 * `not_in`, `has_none` and `is_empty`, and days are days in UTC. Forms show and require fields by this; the server judges again.
 */

import { addressLine } from '../parts/fields/addresses.js'
import { clockOf } from '../parts/fields/dates.js'

const textual = new Set(['text', 'long_text', 'email', 'phone', 'url'])
const numeric = new Set(['integer', 'decimal', 'percent'])
const day = 86400000

/**
 * @param {any} filter a tree of `and`, `or`, `not` and `[field, comparison, value]`
 * @param {Record<string, any>} values of one record, as the API or a form holds them
 * @param {{ type: { fields: any[] }, me?: string|null, team?: string|null, now?: number }} context `me` and `team` are ids of who asks
 * @returns {boolean|null} null where it depends on what isn't known here, such as a field of another record
 */
export function evaluate(filter, values, context) {
  if (Array.isArray(filter)) return condition(filter, values, { now: Date.now(), ...context })
  if (filter.not) return opposite(evaluate(filter.not, values, context))
  const found = (filter.and ?? filter.or).map(part => evaluate(part, values, context))
  const decisive = Boolean(filter.or)
  if (found.includes(decisive)) return decisive
  return found.includes(null) ? null : !decisive
}

const opposite = known => (known === null ? null : !known)

function condition([name, comparison, operand], values, context) {
  const field = context.type?.fields.find(candidate => candidate.name === name)
  if (!field) return null
  const fold = isCaseBlind(field, comparison, context.type) ? text => text.toLowerCase() : text => text
  const operands = (Array.isArray(operand) ? operand : [operand]).map(one => meaning(field, one, fold, context))
  if (field.kind === 'choices' || field.kind === 'tags') return ofList(values[name] ?? [], comparison, operands)
  return ofOne(field, keyOf(field, values[name], fold), comparison, operands)
}

/**
 * Searching ignores case, and so does comparing in what has an index without it: the workspace's own fields, and of the others names, codes (texts that
 * only one record may have) and e-mail addresses.
 */
const isCaseBlind = (field, comparison, type) => ['contains', 'starts_with'].includes(comparison) || field.custom || isKeyed(field, type)
const isKeyed = (field, type) => field.kind === 'email' || field.name === type.label_field || (field.kind === 'text' && field.unique)

function ofList(chosen, comparison, operands) {
  switch (comparison) {
    case 'is_empty': return chosen.length === 0
    case 'is_not_empty': return chosen.length > 0
    case 'has': case 'has_any': return operands.some(({ low }) => chosen.includes(low))
    case 'has_all': return operands.every(({ low }) => chosen.includes(low))
    case 'has_none': return !operands.some(({ low }) => chosen.includes(low))
    default: return null
  }
}

function ofOne(field, key, comparison, operands) {
  const [first, second] = operands
  switch (comparison) {
    case 'is_empty': return key === null
    case 'is_not_empty': return key !== null
    case 'is': return isWithin(key, first)
    case 'is_not': return !isWithin(key, first)
    case 'in': return operands.some(one => isWithin(key, one))
    case 'not_in': return !operands.some(one => isWithin(key, one))
    case 'gt': case 'after': return isComparable(key, first) && amount(key) > first.low
    case 'gte': return isComparable(key, first) && amount(key) >= first.low
    case 'lt': case 'before': return isComparable(key, first) && amount(key) < first.low
    case 'lte': return isComparable(key, first) && amount(key) <= first.low
    case 'between': return isComparable(key, first) && isComparable(key, second) && amount(key) >= first.low && amount(key) <= second.low
    case 'contains': return key !== null && key.includes(first.low)
    case 'starts_with': return key !== null && key.startsWith(first.low)
    default: return null
  }
}

/** What is compared: a text, a number, a moment; null where the field is empty. */
function keyOf(field, value, fold) {
  if (value === null || value === undefined || value === '') return null
  if (textual.has(field.kind)) return fold(String(value).trim()) || null
  if (numeric.has(field.kind)) return Number(value)
  if (field.kind === 'money') return value.amount === null || value.amount === '' ? null : value
  if (field.kind === 'timestamp') return Date.parse(value)
  if (field.kind === 'time') return clockOf(value)
  if (field.kind === 'address') return fold(typeof value === 'string' ? value : addressLine(value, code => code)) || null
  return value
}

const amount = key => (typeof key === 'object' ? key.amount : key)

/** An amount with a currency is compared with amounts in that currency alone; one without, with all. */
const isComparable = (key, { currency }) => key !== null && (!currency || key.currency === currency)

/** A time compared with a midnight means the whole day. */
function isWithin(key, operand) {
  if (!isComparable(key, operand)) return false
  return operand.high ? key >= operand.low && key < operand.high : amount(key) === operand.low
}

/** What an operand stands for: `{ low }`, the end of its day as `high`, and the `currency` of an amount that has one. */
function meaning(field, operand, fold, { me, team, now }) {
  if (operand === 'me' && ['reference', 'id'].includes(field.kind)) return { low: me }
  if (operand === 'my_team' && field.kind === 'reference') return { low: team }
  if (field.kind === 'timestamp') return moment(resolveTime(operand, now) ?? Date.parse(operand))
  if (field.kind === 'date') return { low: dayOf(resolveTime(operand, now)) ?? operand }
  if (field.kind === 'money') return typeof operand === 'object' ? { low: operand?.amount, currency: operand?.currency } : { low: operand }
  return { low: keyOf(field, operand, fold) }
}

const moment = time => (time % day === 0 ? { low: time, high: time + day } : { low: time })
const dayOf = time => (time === null ? null : new Date(time).toISOString().slice(0, 10))
const midnight = time => time - (((time % day) + day) % day)

/**
 * The moment of `now`, `today`, `yesterday`, `tomorrow` or a span such as `-30d` or `+2w`; null of anything else.
 * @param {any} text
 * @param {number} now
 */
export function resolveTime(text, now) {
  const named = { now, today: midnight(now), yesterday: midnight(now) - day, tomorrow: midnight(now) + day }
  if (Object.hasOwn(named, text)) return named[text]
  const [, sign, count, unit] = /^([-+])(\d{1,4})([hdwmy])$/.exec(text) ?? []
  if (!sign) return null
  const steps = Number(sign + count)
  if (unit === 'm') return monthsAway(steps, now)
  if (unit === 'y') return monthsAway(steps * 12, now)
  return now + steps * { h: day / 24, d: day, w: day * 7 }[unit]
}

/** The same day some months away, or the last of that month. */
function monthsAway(count, now) {
  const time = new Date(now)
  const length = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + count + 1, 0)).getUTCDate()
  return Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + count, Math.min(time.getUTCDate(), length)) + (now - midnight(now))
}
