import { t } from '../../app/messages.js'
import { hasParts } from './addresses.js'
import { clockOf, readDay, readTime, isTime } from './dates.js'
import { readNumber } from './numbers.js'

const isEmpty = value => value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)
const lengthOf = text => [...text.trim()].length

/** Whether a value counts as nothing: null, blank text, an empty list, money without an amount, an address without parts. */
export function isBlank(field, value) {
  if (field.kind === 'money') return isEmpty(value) || isEmpty(value.amount)
  if (field.kind === 'address') return typeof value === 'string' ? !value.trim() : !hasParts(value)
  return typeof value === 'string' ? !value.trim() : isEmpty(value)
}

const rules = {
  text: tooLong,
  long_text: tooLong,
  email: (_, value) => (/^[^\s@]{1,64}@([^\s@.]+\.)+[^\s@.\d][^\s@.]+$/.test(value.trim()) ? '' : t('field.email')),
  phone: (_, value) => (isPhone(value) ? '' : t('field.phone')),
  url: (_, value) => (/^https?:\/\/[^\s/]\S*$/i.test(value.trim()) ? '' : t('field.url')),
  integer: wholeNumber,
  decimal: decimalNumber,
  percent: decimalNumber,
  money: (_, value) => {
    if (!Number.isSafeInteger(value.amount)) return t('field.money')
    return Math.abs(value.amount) > 1e15 ? t('field.tooLarge') : ''
  },
  date: (_, value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) && readDay(value) ? '' : t('field.date')),
  timestamp: (_, value) => (isTime(value) ? '' : t('field.timestamp')),
  time: (_, value) => (/^\d{2}:\d{2}$/.test(clockOf(value)) && readTime(clockOf(value)) ? '' : t('field.time')),
  tags: (_, value) => {
    if (value.length > 100) return t('field.tooMany', { n: 100 })
    return value.some(word => lengthOf(word) > 50) ? t('field.tooLong', { n: 50 }) : ''
  },
}

function tooLong(field, value) {
  const maximum = field.maximum_length
  return maximum && lengthOf(value) > maximum ? t('field.tooLong', { n: maximum }) : ''
}

function isPhone(text) {
  const digits = text.normalize('NFKC').replace(/[\s\-./()\u2010-\u2015]/g, '')
  return /^\+?\d{5,20}$/.test(digits)
}

function decimalNumber(field, value) {
  const text = readNumber(value, field.scale)
  return text === null ? t('field.decimal', { n: field.scale }) : inRange(field, Number(text))
}

function wholeNumber(field, value) {
  const text = readNumber(value, 0)
  if (text === null) return t('field.integer')
  const number = Number(text)
  return Number.isSafeInteger(number) ? inRange(field, number) : t('field.tooLarge')
}

/** Bounds beyond this are the kind's own and nobody's wish. */
const unbounded = 1e12

function inRange(field, number) {
  const [minimum, maximum] = [field.minimum ?? -Infinity, field.maximum ?? Infinity]
  if (number >= minimum && number <= maximum) return ''
  if (minimum > -unbounded && maximum < unbounded) return t('field.between', { minimum, maximum })
  if (minimum > -unbounded && number < minimum) return t('field.atLeast', { n: minimum })
  return maximum < unbounded && number > maximum ? t('field.atMost', { n: maximum }) : t('field.tooLarge')
}

/**
 * What is wrong with a value by the field's metadata, in the user's language; empty when nothing is. The server has the last word.
 * @param {{ derived?: boolean, required?: boolean }} options `derived`: the server fills it in when it is left out, so that nothing is right as
 * well; `required`: whether it must be filled here, where that depends on other fields
 */
export function check(field, value, { derived = false, required = field.required } = {}) {
  if (!isBlank(field, value)) return rules[field.kind]?.(field, value) ?? ''
  return required && !derived && field.kind !== 'boolean' ? t('field.required') : ''
}
