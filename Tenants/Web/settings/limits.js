import { formatNumber } from '../../../Core/Web/app/format.js'
import { t } from '../../../Core/Web/app/messages.js'

// Plans limit files as well; they are told when there are any to be had.
const names = ['seats', 'records', 'custom_objects', 'custom_fields', 'requests_per_minute']

/** What a plan allows, in words: `[{ name, words }]`. */
export function limitsOf(plan) {
  return names.map(name => ({ name, words: wordsOf(name, plan.limits[name]) }))
}

function wordsOf(name, amount) {
  if (amount === undefined) return t(`settings.limit.${name}_unlimited`)
  return t(`settings.limit.${name}`, { n: formatNumber(amount) })
}
