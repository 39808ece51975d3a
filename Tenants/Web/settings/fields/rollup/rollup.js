/** Roll-ups as values: what each function needs, and what it comes to. */

const addable = ['integer', 'decimal', 'percent', 'money']
const ordered = [...addable, 'date', 'timestamp']

/** The functions, with the kinds of field that each goes over; counting asks for none. */
export const rollupFunctions = [
  { code: 'count', kinds: null },
  { code: 'sum', kinds: addable },
  { code: 'average', kinds: addable },
  { code: 'minimum', kinds: ordered },
  { code: 'maximum', kinds: ordered },
]

const functionOf = code => rollupFunctions.find(one => one.code === code)

export const needsField = code => Boolean(functionOf(code)?.kinds)

/** The fields of a related type that a function can go over. */
export function fieldsFor(code, type) {
  const kinds = functionOf(code)?.kinds ?? []
  return (type?.fields ?? []).filter(field => kinds.includes(field.kind) && field.name !== 'version')
}

/** What a roll-up holds: a number where it counts, otherwise what its field holds; averages have decimals. */
export function resultKind(code, field) {
  if (code === 'count') return 'integer'
  if (!field) return null
  return code === 'average' && field.kind === 'integer' ? 'decimal' : field.kind
}

/** A type and its reference as one choice: "order.customer". */
export const relationCode = (type, via) => (type && via ? `${type}.${via}` : null)

export function relationOf(code) {
  const [type = null, via = null] = code?.split('.') ?? []
  return { rollup_type: type, rollup_via: via }
}
