import { readDay, readTime } from '../parts/fields/dates.js'
import { minorUnits, readNumber } from '../parts/fields/numbers.js'

const readers = {
  integer: (_, text) => (readNumber(text, 0) === null ? null : Number(readNumber(text, 0))),
  decimal: (field, text) => (readNumber(text, field.scale) === null ? null : Number(readNumber(text, field.scale))),
  percent: (field, text) => readers.decimal(field, text),
  money: (_, text) => {
    const [, amount, currency = 'CNY'] = /^\s*(\S+)\s*([A-Z]{3})?\s*$/.exec(text) ?? []
    const units = amount && minorUnits(amount, currency)
    return Number.isSafeInteger(units) ? { amount: units, currency } : null
  },
  boolean: (_, text) => ['true', '1', 'yes'].includes(text),
  date: (_, text) => readDay(text),
  time: (_, text) => readTime(text),
  address: (_, text) => ({ street: text }),
  tags: (_, text) => text.split(',').filter(Boolean),
  choices: (field, text) => text.split(',').filter(code => field.choices.some(choice => choice.code === code)),
  choice: (field, text) => (field.choices.some(choice => choice.code === text) ? text : null),
}

/** The values that a query string such as `?customer=…&amount=1200 CNY` gives a new record; what cannot be read is left out. */
export function readPrefill(type, query) {
  const read = ([name, value]) => {
    const field = type.fields.find(candidate => candidate.name === name && !candidate.read_only)
    const found = field && (readers[field.kind] ? readers[field.kind](field, value) : value)
    return field && found !== null ? [[name, found]] : []
  }
  return Object.fromEntries(Object.entries(query).flatMap(read))
}
