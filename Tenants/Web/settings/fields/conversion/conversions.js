/** What a field can become, as the server has it (Core/Fields/ConversionWish.swift). */

const asText = ['text', 'long_text']
const successors = {
  text: ['long_text', 'integer', 'decimal', 'percent', 'boolean', 'date', 'timestamp', 'time', 'choice', 'choices', 'email', 'phone', 'url'],
  long_text: ['text'],
  integer: ['decimal', 'percent', ...asText],
  decimal: ['integer', 'percent', ...asText],
  percent: ['integer', 'decimal', ...asText],
  date: ['timestamp', ...asText],
  timestamp: ['date', ...asText],
  choice: ['choices', ...asText],
  choices: ['choice', ...asText],
}
const lastly = new Set(['money', 'boolean', 'time', 'email', 'phone', 'url', 'address', 'autonumber'])

/** The kinds that a field of a kind can become; none where it stays what it is. */
export const successorsOf = kind => successors[kind] ?? (lastly.has(kind) ? asText : [])

export const dateOrders = ['auto', 'ymd', 'dmy', 'mdy']

/** What has to be known besides the kind: decimals of the new one, how dates are written and in which zone times are. */
export function questionsFor(from, to) {
  const asked = []
  if (['decimal', 'percent'].includes(to)) asked.push('scale')
  if (to === 'text' && from === 'long_text') asked.push('maximum_length')
  if (from === 'text' && ['date', 'timestamp'].includes(to)) asked.push('date_format')
  if ((to === 'timestamp' && from !== 'timestamp') || from === 'timestamp') asked.push('utc_offset')
  return asked
}

/** The options that go to the server: those that are asked about and answered. */
export function optionsOf(from, values) {
  const given = questionsFor(from, values.kind).filter(name => values[name] !== null && values[name] !== undefined && values[name] !== '')
  return Object.fromEntries(given.map(name => [name, values[name]]))
}
