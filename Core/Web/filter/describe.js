import { t, text } from '../app/messages.js'
import { type as typeOf } from '../app/metadata.js'
import { formatDate, formatMoney, formatNumber, formatTime } from '../app/format.js'
import { comparisonName, resolveField } from './comparisons.js'
import { clockOf } from '../parts/fields/dates.js'
import { labelOfReference } from '../parts/fields/references.js'
import { takesNothing } from './tree.js'

/** A filter in words: "Lifecycle is any of Active, Dormant". */
export function describe(type, filter) {
  if (Array.isArray(filter)) return describeCondition(type, filter)
  if (filter.not) return t('filter.not_phrase', { phrase: describe(type, filter.not) })
  const join = filter.or ? t('filter.or_join') : t('filter.and_join')
  return (filter.or ?? filter.and).map(part => Array.isArray(part) ? describe(type, part) : `(${describe(type, part)})`).join(join)
}

function describeCondition(type, [name, comparison, value]) {
  const { field, via } = resolveField(typeOf, type, name)
  if (!field) return name
  const words = [fieldTitle(field, via), t(comparisonName(field, comparison))]
  if (!takesNothing(comparison)) words.push(describeValue(field, comparison, value))
  return words.join(t('filter.space'))
}

/** "Industry", or "Customer › Industry" one step away. */
export function fieldTitle(field, via) {
  return via ? `${text(via.title)} › ${text(field.title)}` : text(field.title)
}

function describeValue(field, comparison, value) {
  if (comparison === 'between') return t('filter.between_phrase', { from: describeOne(field, value?.[0]), to: describeOne(field, value?.[1]) })
  if (!Array.isArray(value)) return describeOne(field, value)
  const shown = value.slice(0, 3).map(one => describeOne(field, one)).join(t('filter.comma'))
  return value.length > 3 ? t('filter.and_more', { shown, n: value.length - 3 }) : shown
}

/** One operand as people say it. */
export function describeOne(field, value) {
  if (value === undefined || value === null) return '…'
  if (value === 'me' && (field.kind === 'reference' || field.kind === 'id')) return t('filter.me')
  if (value === 'my_team' && field.kind === 'reference') return t('filter.my_team')
  switch (field.kind) {
    case 'choice': case 'choices': return text(field.choices?.find(choice => choice.code === value)?.title ?? { en: value, zh: value })
    case 'boolean': return t(value ? 'filter.yes' : 'filter.no')
    case 'money': return formatAmount(value)
    case 'integer': case 'decimal': return formatNumber(value)
    case 'percent': return `${formatNumber(value)}%`
    case 'date': case 'timestamp': return describeTime(value)
    case 'time': return clockOf(value)
    case 'reference': return labelOfReference(field.refers_to, value) ?? '…'
    default: return String(value)
  }
}

/** An amount in a currency, or one that is compared with amounts in any, which most often have a hundred minor units. */
const formatAmount = value => (typeof value === 'object' ? formatMoney(value) : formatNumber(value / 100))

/** A day, a time, or a time that moves with the clock: `-30d` is "30 days ago". */
export function describeTime(value) {
  const span = /^([-+])(\d+)([hdwmy])$/.exec(value)
  if (span) return t(span[1] === '-' ? `filter.ago_${span[3]}` : `filter.ahead_${span[3]}`, { n: Number(span[2]) })
  if (['now', 'today', 'yesterday', 'tomorrow'].includes(value)) return t(`filter.${value}`)
  return value.length > 10 ? formatTime(value) : formatDate(value)
}
